package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.PlaceTaken;
import org.staffroom.support.Statements;

/** What admins find among the deliveries, try again, and see of how many each message reached. */
class DeliveriesOverviewTest extends WithMails {

    @Autowired
    Statements statements;

    private CurrentPerson admin;
    private MeetingId meeting;

    @BeforeEach
    void aMeetingThatIsOff() {
        admin = given.admin("Ada Admin");
        meeting = given.meeting(region, "Spring meeting");
        for (var name : new String[] {"Jo Blake", "Ann First", "Bo 100% Both"}) {
            var person = given.member(name);
            given.confirmed(meeting, person.id());
            happenings.happened(new PlaceTaken(meeting, person.id(), 1));
        }
        happenings.happened(new MeetingCancelled(meeting, "Snow."));
    }

    @Test
    void areFoundByKindAndWords() {
        assertThat(page("/admin/deliveries?kind=place-taken&q=jo%20bl"))
                .contains("Jo Blake", ">Place taken<")
                .doesNotContain("Ann First", ">Meeting cancelled<br");
        assertThat(page("/admin/deliveries?q=100%25")).contains("Bo 100% Both").doesNotContain("Ann First");
        assertThat(page("/admin/deliveries?q=spring")).contains("Ann First", "Jo Blake");
        assertThat(page("/admin/deliveries?kind=nonsense&page=x&status=y")).contains("Ann First");
        assertThat(page("/admin/deliveries?q=nobody")).contains("No messages here");
    }

    @Test
    void whatTheServerSaidIsInTheList() {
        park("template = 'place-taken'");
        assertThat(page("/admin/deliveries?status=parked")).contains("550 5.1.1 No such user", "Send all 3 again");
    }

    @Test
    void allOfThoseShownAreTriedAgainAndNoOthers() {
        park("true");
        jdbc.sql("""
                        insert into delivery (id, template, email, facts, once, status, due_at, created_at, finished_at)
                        values (gen_random_uuid(), 'sign-in', 'x@y.example', '{}', 'x', 'PARKED', now(), now(), now())
                        """).update();
        again("place-taken", "");
        assertThat(count("WAITING")).isEqualTo(3);
        again("", "jo blake");
        assertThat(count("WAITING")).isEqualTo(4);
        again("", "");
        assertThat(count("WAITING")).as("all but the sign-in").isEqualTo(6);
        assertThat(count("PARKED")).isEqualTo(1);
        assertThat(mvc.post()
                        .uri("/admin/deliveries/attempts")
                        .with(as(given.member("Nobody Else")))
                        .with(csrf()))
                .hasStatus(403);
    }

    @Test
    void eachMessageSaysHowManyItReached() {
        jdbc.sql("update delivery set status = 'SENT', finished_at = now()").update();
        jdbc.sql("""
                        update delivery set status = 'PARKED' where id = (
                            select id from delivery where template = 'meeting-cancelled' limit 1)
                        """).update();
        assertThat(page("/admin/deliveries/messages").replaceAll("\\s+", " "))
                .contains(">Meeting cancelled<", ">2 of 3<", ">Place taken<", ">3 of 3<");
    }

    @Test
    void costsTheSameForThreeAndForMany() {
        var few = cost();
        for (var i = 0; i < 30; i++) {
            var other = given.meeting(given.region("region-" + i, "Region " + i), "Meeting " + i);
            var person = given.member("Person Number");
            given.confirmed(other, person.id());
            happenings.happened(new PlaceTaken(other, person.id(), 1));
        }
        assertThat(cost()).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    private int cost() {
        return Math.max(
                statements.during(() -> page("/admin/deliveries")).size(),
                statements.during(() -> page("/admin/deliveries/messages")).size());
    }

    private void again(String kind, String words) {
        assertThat(mvc.post()
                        .uri("/admin/deliveries/attempts")
                        .with(as(admin))
                        .with(csrf())
                        .param("kind", kind)
                        .param("q", words))
                .hasStatus(303);
    }

    private void park(String which) {
        jdbc.sql("update delivery set status = 'PARKED', problem = '550 5.1.1 No such user', finished_at = now() where "
                        + which)
                .update();
    }

    private int count(String status) {
        return jdbc.sql("select count(*) from delivery where status = ?")
                .param(status)
                .query(Integer.class)
                .single();
    }

    private String page(String address) {
        try {
            var answer =
                    mvc.get().uri(java.net.URI.create(address)).with(as(admin)).exchange();
            assertThat(answer).hasStatusOk();
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
