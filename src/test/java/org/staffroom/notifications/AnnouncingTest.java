package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;

class AnnouncingTest extends WithMails {

    private static final String ADDRESS = "/organise/regions/south-west/announcements";

    @Autowired
    Announcing announcing;

    @Autowired
    RegionQueries regions;

    private CurrentPerson ambassador;
    private CurrentPerson follower;

    @BeforeEach
    void aRegionWithFollowers() {
        ambassador = given.ambassador("Alex Author", region);
        follower = given.member("Fay Follower");
        follow(follower);
        var unwilling = given.member("Una Unwilling");
        follow(unwilling);
        jdbc.sql("insert into news_stopped values (?, 'ANNOUNCEMENTS', now())")
                .param(unwilling.id().value())
                .update();
        var suspended = given.member("Sue Suspended");
        follow(suspended);
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(suspended.id().value())
                .update();
        given.member("Nobody Else");
    }

    @Test
    void isSeenWithTheNumberBeforeItIsSent() {
        assertThat(mvc.get().uri(ADDRESS).with(as(ambassador)))
                .hasStatusOk()
                .bodyText()
                .contains("1 person follows this region", "Nothing yet.");
        var id = UUID.randomUUID();
        assertThat(press(id, "preview", "First line\n\n<b>Second</b> line"))
                .hasStatusOk()
                .bodyText()
                .contains("Send to 1 person", "Hello Alex Author", "First line</p>", "&lt;b&gt;Second&lt;/b&gt; line")
                .contains("Alex Author, for South West");
        assertThat(deliveries()).isEmpty();
        assertThat(press(id, "change", "First line")).bodyText().contains("First line</textarea>");
        assertThat(press(id, "send", "First line\n\nSecond line")).hasStatus(303);
        assertThat(deliveries()).containsExactly(follower.email());
        assertThat(mvc.get().uri(ADDRESS).with(as(ambassador)))
                .bodyText()
                .contains("A change of plan", "by Alex Author, to 1 person");
        assertThat(mvc.get().uri("/organise/regions").with(as(ambassador)))
                .bodyText()
                .contains("Last: A change of plan", "2 followers");
    }

    @Test
    void whatIsTypedIsKeptUntilItIsSent() {
        assertThat(mvc.get().uri(ADDRESS).with(as(ambassador)))
                .bodyText()
                .contains("data-form=\"announcement:" + region);
        jdbc.sql("insert into draft (person_id, form, body, changed_at) values (?, ?, '{}', now())")
                .params(ambassador.id().value(), "announcement:" + region)
                .update();
        press(UUID.randomUUID(), "preview", "Words");
        assertThat(kept()).isEqualTo(1);
        press(UUID.randomUUID(), "send", "Words");
        assertThat(kept()).isZero();
    }

    private int kept() {
        return jdbc.sql("select count(*) from draft").query(Integer.class).single();
    }

    @Test
    void pressedTwiceItIsSentOnce() {
        var id = UUID.randomUUID();
        press(id, "send", "Words");
        assertThat(press(id, "send", "Words")).hasStatus(422).bodyText().contains("sent already");
        assertThat(deliveries()).hasSize(1);
    }

    @Test
    void pressedManyTimesAtOnceItIsSentOnce() {
        var form = new AnnouncementForm(UUID.randomUUID(), "A change of plan", "Words");
        var row = regions.find("south-west");
        var sent = AtOnce.run(8, number -> () -> {
            try {
                return announcing.send(ambassador, row, form);
            } catch (Refused twice) {
                return 0;
            }
        });
        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(deliveries()).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsLost() {
        assertThat(mvc.post()
                        .uri(ADDRESS)
                        .with(as(ambassador))
                        .with(csrf())
                        .param("id", UUID.randomUUID().toString())
                        .param("subject", "x")
                        .param("body", "My long text")
                        .param("act", "send"))
                .hasStatus(422)
                .bodyText()
                .contains("at least three letters", "My long text");
        assertThat(mvc.post()
                        .uri(ADDRESS)
                        .with(as(ambassador))
                        .with(csrf())
                        .param("id", UUID.randomUUID().toString())
                        .param("subject", " ab ")
                        .param("body", "My long text")
                        .param("act", "send"))
                .as("counted without the spaces, as they are kept")
                .hasStatus(422);
        assertThat(press(UUID.randomUUID(), "send", "x".repeat(5001))).hasStatus(422);
        jdbc.sql("update region set archived_at = now()").update();
        assertThat(press(UUID.randomUUID(), "send", "Words"))
                .hasStatus(422)
                .bodyText()
                .contains("no longer active");
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void nobodyElseMayWrite() {
        var elsewhere = given.ambassador("Elsie Where", given.region("wales", "Wales"));
        for (var other : List.of(elsewhere, follower)) {
            assertThat(mvc.get()
                            .uri(ADDRESS)
                            .with(as(other))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isIn(403, 404);
        }
        assertThat(mvc.post()
                        .uri(ADDRESS)
                        .with(as(elsewhere))
                        .with(csrf())
                        .param("id", UUID.randomUUID().toString())
                        .param("subject", "A change of plan")
                        .param("body", "Words")
                        .param("act", "send"))
                .hasStatus(404);
        assertThat(deliveries()).isEmpty();
    }

    private void follow(CurrentPerson person) {
        jdbc.sql("insert into region_follower (region_id, person_id, since) values (?, ?, now())")
                .params(region.value(), person.id().value())
                .update();
    }

    private MvcTestResult press(UUID id, String act, String body) {
        return mvc.post()
                .uri(ADDRESS)
                .with(as(ambassador))
                .with(csrf())
                .param("id", id.toString())
                .param("subject", "A change of plan")
                .param("body", body)
                .param("act", act)
                .exchange();
    }

    private List<String> deliveries() {
        return jdbc.sql("select email from delivery where template = 'announcement'")
                .query(String.class)
                .list();
    }
}
