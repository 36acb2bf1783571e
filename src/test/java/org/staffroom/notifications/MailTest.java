package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;
import static org.staffroom.notifications.Mailbox.recipients;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.SignInAsked;
import org.staffroom.places.PlaceTaken;
import org.staffroom.regions.RegionId;
import org.staffroom.writeups.WriteUpPublished;

/** Each happening as the mail that comes of it: once, to the right people, and harmless whatever somebody typed. */
class MailTest extends MailsReceived {

    @Test
    void aWriteUpToThoseWhoWereThereOrFollowAndWantNews() throws Exception {
        var author = given.ambassador("Alex Author", region);
        var follower = given.member("Fay Follower");
        var neighbour = given.member("Nell Neighbour");
        var unwilling = given.member("Una Unwilling");
        given.member("Nobody Else");
        var wales = given.region("wales", "Wales");
        jdbc.sql(
                        "insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at) values (?, ?, now(), now())")
                .params(meeting.value(), wales.value())
                .update();
        for (var one : List.of(jo, unwilling, author)) {
            given.attended(meeting, one.id());
        }
        follow(region, follower);
        follow(region, jo);
        follow(wales, neighbour);
        jdbc.sql("insert into news_stopped values (?, 'WRITE_UPS', now())")
                .param(unwilling.id().value())
                .update();
        var writeUp = given.writeUp(meeting, author.id(), "What we said in spring");
        happenings.happened(new WriteUpPublished(writeUp));

        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(jo.email(), follower.email(), neighbour.email());
        var mail = oneTo(jo.email(), mails);
        assertThat(mail.getSubject()).isEqualTo("What we said in spring");
        assertThat(text(mail)).contains("Alex Author has written up what you heard", "What was said.");
        assertThat(text(oneTo(follower.email(), mails))).contains("Alex Author has written up Spring meeting");
        assertThat(html(mail)).contains("/write-ups/what-we-said-in-spring");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var address = mail.getHeader("List-Unsubscribe")[0];
        assertThat(address).matches("<http://localhost:8080/answers/[A-Za-z0-9_-]+>");
        assertThat(text(mail)).contains(address.substring(1, address.length() - 1));

        given.confirmed(meeting, unwilling.id());
        happenings.happened(new PlaceTaken(meeting, unwilling.id(), 1));
        assertThat(recipients(mailbox.sent())).contains(unwilling.email());
    }

    @Test
    void aWayToSignIn() throws Exception {
        happenings.happened(new SignInAsked(UUID.randomUUID(), "new@school.example", "428117", "the-link"));
        var row = jdbc.sql("select secret, facts::text as facts, email from delivery")
                .query()
                .singleRow();
        assertThat(new String((byte[]) row.get("secret"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("428117")
                .doesNotContain("the-link");
        assertThat(row.get("facts").toString()).doesNotContain("428117").doesNotContain("the-link");
        var mail = mailbox.only();
        assertThat(mail.getSubject()).isEqualTo("Sign in to Schools IT Network");
        for (var form : List.of(text(mail), html(mail))) {
            assertThat(form).contains("428117", "http://localhost:8080/sign-in/link/the-link");
        }
        assertThat(jdbc.sql("select secret is null and status = 'SENT' from delivery")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void noHeadersAndNoPropertiesThroughWhatPeopleType() throws Exception {
        jdbc.sql("update meeting set title = ? where id = ?")
                .params("Title\r\nBcc: evil@example.com\r\n\r\nBody", meeting.value())
                .update();
        jdbc.sql("update person set name = ? where id = ?")
                .params("Jo\r\nBcc: evil@example.com", jo.id().value())
                .update();
        given.confirmed(meeting, jo.id());
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        var mail = mailbox.only();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("You have a place: Title Bcc: evil@example.com Body");
        assertThat(entry(mail, "REQUEST").getAttendees()).hasSize(1);
    }

    @Test
    void scriptInWhatPeopleTypeStaysText() throws Exception {
        jdbc.sql("update meeting set title = '<script>alert(1)</script>' where id = ?")
                .param(meeting.value())
                .update();
        given.confirmed(meeting, jo.id());
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        assertThat(html(mailbox.only())).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void onceHoweverOftenItHappened() {
        given.confirmed(meeting, jo.id());
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        assertThat(mailbox.sent()).hasSize(1);
    }

    @Test
    void noneToThoseWhoWereSuspendedOrHaveNoAddress() {
        var guest = given.guest("Known By Name");
        given.confirmed(meeting, guest);
        given.confirmed(meeting, jo.id());
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(jo.id().value())
                .update();
        happenings.happened(new PlaceTaken(meeting, guest, 1));
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        assertThat(mailbox.sent()).isEmpty();
    }

    private void follow(RegionId followed, CurrentPerson person) {
        jdbc.sql("insert into region_follower (region_id, person_id, since) values (?, ?, now())")
                .params(followed.value(), person.id().value())
                .update();
    }
}
