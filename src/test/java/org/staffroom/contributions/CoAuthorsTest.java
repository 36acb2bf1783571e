package org.staffroom.contributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Several write one account, and see no more than each may. */
class CoAuthorsTest extends WithTalksToWriteUp {

    @Test
    void aColleaguesEditInBetweenIsAConflictAsEver() {
        var version = version();
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        edit(body() + "\n\nBy a colleague.");

        assertThatThrownBy(() -> writeUps.edit(marcus, report, version, text("Mine.")))
                .isInstanceOf(org.staffroom.shared.StaleVersion.class);
        assertThat(body()).contains("By a colleague.");
    }

    @Test
    void aCoAuthorWritesBeforeAndAfterPublicationAndStandsOnThePage() {
        assertThat(get("/write-ups/" + report + "/edit", ellie)).hasStatus(404);
        assertThat(send("/authors", ellie, "person", ellie.id().toString())).hasStatus(404);
        assertThat(page("authors?q=elli", marcus))
                .contains("Ellie Marsh", "Was there")
                .doesNotContain("Priya");
        assertThat(send(
                        "/authors",
                        marcus,
                        "person",
                        given.member("A stranger").id().toString()))
                .hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        send("/authors", marcus, "person", ellie.id().toString());
        send("/authors", marcus, "person", ellie.id().toString());
        assertThat(told("co-author-added")).containsExactly(ellie.email());

        assertThat(get("/write-ups/" + report + "/edit", ellie)).hasStatusOk();
        assertThat(get("/my/write-ups", ellie)).bodyText().contains("Going cloud");
        assertThat(send("/removal", ellie)).hasStatus(404);
        assertThat(send("/publication", ellie)).hasStatus(404);
        writeUps.edit(ellie, report, version(), text("Together."));
        writeUps.publish(marcus, report);
        writeUps.edit(ellie, report, version(), text("Together, corrected."));
        assertThat(mvc.get().uri("/write-ups/what-was-said").exchange())
                .bodyText()
                .contains("by Marcus Shore and Ellie Marsh", "Together, corrected.");
        assertThat(told("write-up-published")).doesNotContain(ellie.email());
        assertThat(send("/publication/withdrawal", ellie)).hasStatus(404);

        assertThat(send("/authors/" + ellie.id() + "/removal", ellie)).hasStatus(303);
        assertThat(get("/write-ups/" + report + "/edit", ellie)).hasStatus(404);
    }

    @Test
    void whoCameIsNotShownToAMemberWhoWritesAnAccount() {
        var account = writeUps.startAccount(ellie, meeting);
        var shy = given.member("Shy Attendee");
        given.attended(meeting, shy.id());
        report = account;

        assertThat(page("authors", ellie))
                .contains("Marcus Shore", "Priya Nair")
                .doesNotContain("Shy Attendee");
        assertThat(send("/authors", ellie, "person", shy.id().toString())).hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        assertThat(page("authors", marcus)).contains("Shy Attendee");
    }
}
