package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.SignInAsked;
import org.staffroom.places.PlaceTaken;
import org.staffroom.support.Statements;

class DeliveryPagesTest extends WithMails {

    @Autowired
    Statements statements;

    private CurrentPerson admin;
    private MeetingId meeting;

    @BeforeEach
    void aMeeting() {
        admin = given.admin("Ada Admin");
        meeting = given.meeting(region, "Spring meeting");
    }

    @Test
    void showsWhatWasSentToAdminsAlone() {
        placeTaken("Jo Blake");
        var ambassador = given.ambassador("Amy Ambassador", given.region("wales", "Wales"));
        assertThat(mvc.get().uri("/admin/deliveries").with(as(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Place taken", "Jo Blake", "Spring meeting");
        assertThat(mvc.get().uri("/admin/deliveries?status=parked").with(as(admin)))
                .bodyText()
                .contains("No messages here");
        assertThat(mvc.get().uri("/admin/deliveries").with(as(ambassador))).hasStatus(403);
        assertThat(mvc.get().uri("/admin/deliveries/" + id()).with(as(ambassador)))
                .hasStatus(403);
        assertThat(mvc.get().uri("/admin/deliveries/" + UUID.randomUUID()).with(as(admin)))
                .hasStatus(404);
    }

    @Test
    void showsAMessageWithoutWhatWouldLetOneActForItsRecipient() {
        placeTaken("Jo Blake");
        assertThat(mvc.get().uri("/admin/deliveries/" + id()).with(as(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("You have a place: Spring meeting", "Hello Jo Blake,")
                .doesNotContain("/answers/")
                .doesNotContain("style=");
        jdbc.sql("delete from delivery").update();
        happenings.happened(new SignInAsked(UUID.randomUUID(), "jo@school.example", "428117", "the-link"));
        assertThat(mvc.get().uri("/admin/deliveries/" + id()).with(as(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Sign in to Schools IT Network")
                .doesNotContain("428117")
                .doesNotContain("the-link");
    }

    @Test
    void showsHostileTextAsText() {
        jdbc.sql("update meeting set title = '<img src=x onerror=alert(1)>' where id = ?")
                .param(meeting.value())
                .update();
        placeTaken("Jo Blake");
        for (var page : new String[] {"/admin/deliveries", "/admin/deliveries/" + id()}) {
            assertThat(mvc.get().uri(page).with(as(admin)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<img src=x");
        }
    }

    @Test
    void sendsAParkedMessageAgainOnce() {
        placeTaken("Jo Blake");
        var again = "/admin/deliveries/" + id() + "/attempts";
        assertThat(mvc.post().uri(again).with(as(admin)).with(csrf()))
                .as("not parked")
                .hasStatus(404);
        jdbc.sql(
                        "update delivery set status = 'PARKED', problem = '550 no such user', finished_at = now(), attempts = 3")
                .update();
        assertThat(mvc.get().uri("/admin/deliveries/" + id()).with(as(admin)))
                .bodyText()
                .contains("550 no such user", "Send it again");
        assertThat(mvc.post().uri(again).with(as(given.member("Mo Member"))).with(csrf()))
                .hasStatus(403);
        assertThat(mvc.post().uri(again).with(as(admin)).with(csrf())).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select status from delivery").query(String.class).single())
                .isEqualTo("WAITING");
        assertThat(mvc.post().uri(again).with(as(admin)).with(csrf())).hasStatus(404);
    }

    @Test
    void costsTheSameForOneMessageAndForThirty() {
        placeTaken("Jo Blake");
        var one = statements.during(
                () -> mvc.get().uri("/admin/deliveries").with(as(admin)).exchange());
        for (var i = 0; i < 60; i++) {
            placeTaken("Member " + i);
        }
        var many = statements.during(
                () -> mvc.get().uri("/admin/deliveries").with(as(admin)).exchange());
        assertThat(many).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(8);
        assertThat(mvc.get().uri("/admin/deliveries?page=2").with(as(admin)))
                .bodyText()
                .contains("Jo Blake")
                .doesNotContain("Member 59");
        assertThat(mvc.get()
                        .uri("/admin/deliveries?page=x&status=nonsense")
                        .with(as(admin))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isLessThan(500);
    }

    private void placeTaken(String name) {
        var person = given.member(name);
        jdbc.sql("update place set capacity = 500").update();
        given.confirmed(meeting, person.id());
        happenings.happened(new PlaceTaken(meeting, person.id(), 1));
    }

    private UUID id() {
        return jdbc.sql("select id from delivery").query(UUID.class).single();
    }
}
