package org.staffroom.contributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Given.as;

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
        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatus(404);
        assertThat(post("/authors", ellie, "person", ellie.id().toString())).hasStatus(404);
        assertThat(page("authors?q=elli", marcus))
                .contains("Ellie Marsh", "Was there")
                .doesNotContain("Priya");
        assertThat(post(
                        "/authors",
                        marcus,
                        "person",
                        given.member("A stranger").id().toString()))
                .hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        post("/authors", marcus, "person", ellie.id().toString());
        post("/authors", marcus, "person", ellie.id().toString());
        assertThat(told("co-author-added")).containsExactly(ellie.email());

        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatusOk();
        assertThat(mvc.get().uri("/my/write-ups").with(as(ellie)).exchange())
                .bodyText()
                .contains("Going cloud");
        assertThat(post("/removal", ellie)).hasStatus(404);
        assertThat(post("/publication", ellie)).hasStatus(404);
        writeUps.edit(ellie, report, version(), text("Together."));
        writeUps.publish(marcus, report);
        writeUps.edit(ellie, report, version(), text("Together, corrected."));
        assertThat(mvc.get().uri("/write-ups/what-was-said").exchange())
                .bodyText()
                .contains("by Marcus Shore and Ellie Marsh", "Together, corrected.");
        assertThat(told("write-up-published")).doesNotContain(ellie.email());
        assertThat(post("/publication/withdrawal", ellie)).hasStatus(404);

        assertThat(post("/authors/" + ellie.id() + "/removal", ellie)).hasStatus(303);
        assertThat(mvc.get()
                        .uri("/write-ups/" + report + "/edit")
                        .with(as(ellie))
                        .exchange())
                .hasStatus(404);
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
        assertThat(post("/authors", ellie, "person", shy.id().toString())).hasStatus(303);
        assertThat(count("select count(*) from write_up_co_author")).isZero();
        assertThat(page("authors", marcus)).contains("Shy Attendee");
    }
}
