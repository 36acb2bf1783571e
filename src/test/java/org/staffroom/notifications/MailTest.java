package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.read;
import static org.staffroom.notifications.Happenings.text;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.makethecase.CaseMailed;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.SignInAsked;
import org.staffroom.places.MovedUp;
import org.staffroom.places.PlaceGivenBack;
import org.staffroom.places.PlaceTaken;
import org.staffroom.places.WaitingJoined;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUpPublished;

/** Each happening as the mail that comes of it, through a real mail server and read back by other readers. */
@StaffroomTest
class MailTest {

    private static final String LINK = "https://meet.example/secret-room";

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DeliveryWorker ownWorker;

    private Happenings happenings;
    private RegionId region;
    private MeetingId meeting;
    private CurrentPerson jo;

    @BeforeEach
    void aMeeting() {
        ownWorker.stop();
        happenings = new Happenings(context);
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        set("format = 'HYBRID', joining_link = '" + LINK + "'");
        jo = given.member("Jo O'Blake");
    }

    @AfterEach
    void startAgain() {
        ownWorker.start();
    }

    @Test
    void aPlaceTaken() throws Exception {
        given.confirmed(meeting, jo.id());
        var talk = given.talk("Penetration testing", "VENDOR", given.guest("Al Vendor"));
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", talk);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("You have a place: Spring meeting, Tuesday 16 March 2027");
        assertThat(mail.getFrom()[0]).hasToString("Schools IT Network <staffroom@localhost.localdomain>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString(jo.email());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@localhost\\.localdomain>");
        assertThat(((MimeMultipart) mail.getContent()).getContentType()).startsWith("multipart/alternative");
        for (var form : List.of(text(mail), html(mail))) {
            assertThat(form)
                    .contains("Tuesday 16 March 2027", "9.30am to 3pm", "1 High Street, Bristol, BS1 4XX", "South West")
                    .contains("/meetings/spring-meeting", "/answers/", LINK);
        }
        assertThat(text(mail)).contains("Hello Jo O'Blake,\n\nWe look forward");

        assertThat(calendar(mail).getContentType())
                .containsIgnoringWhitespaces("text/calendar")
                .contains("method=REQUEST");
        var entry = entry(mail, "REQUEST");
        assertThat(entry.getUid().getValue()).isEqualTo(meeting.toString());
        assertThat(entry.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
        assertThat(entry.getOrganizer().getEmail()).isEqualTo("staffroom@localhost.localdomain");
        assertThat(entry.getAttendees()).hasSize(1);
        assertThat(entry.getAttendees().get(0).getEmail()).isEqualTo(jo.email());
        assertThat(entry.getAttendees().get(0).getParticipationStatus()).isEqualTo(ParticipationStatus.ACCEPTED);
        assertThat(entry.getAttendees().get(0).getRsvp()).isFalse();
        assertThat(entry.getDescription().getValue()).contains("Vendor talk: Penetration testing", LINK);
    }

    @Test
    void theCaseSomebodyMakesForAMeetingToPassOn() throws Exception {
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", given.talk("Penetration testing", "VENDOR"));
        jdbc.sql("""
                        insert into meeting_case (person_id, meeting_id, version, benefit, cost, cover, changed_at)
                        values (?, ?, 3, 'We move to the cloud.', 'The train.', 'Priya <b>minds</b> the desk.', now())
                        """).params(jo.id().value(), meeting.value()).update();
        happenings.happened(new CaseMailed(jo.id(), meeting, 3));
        happenings.happened(new CaseMailed(jo.id(), meeting, 3));

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Your case for Spring meeting, Tuesday 16 March 2027");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString(jo.email());
        assertThat(text(mail))
                .contains(
                        "We move to the cloud.", "The train.", "VENDOR_TALK (Vendor talk)", "/meetings/spring-meeting");
        assertThat(html(mail)).contains("Priya &lt;b&gt;minds&lt;/b&gt; the desk.");
        assertThat(calendar(mail)).isNull();
        assertThat(raw()).doesNotContain("secret-room");
    }

    @Test
    void theWaitingListWithTheNumberAndWithoutLinkOrEntry() throws Exception {
        happenings.waiting(meeting, given.member("Ann First").id(), 4);
        happenings.waiting(meeting, jo.id(), 9);
        happenings.happened(new WaitingJoined(meeting, jo.id(), 1));
        var mail = only();
        assertThat(mail.getSubject()).startsWith("Waiting list: Spring meeting");
        assertThat(text(mail)).contains("You are number 2 on the waiting list").doesNotContain(LINK);
        assertThat(html(mail)).doesNotContain(LINK);
        assertThat(calendar(mail)).isNull();
        assertThat(raw()).doesNotContain("secret-room");
    }

    @Test
    void movingUpAndGivingBackAndTakingAgainWithARisingSequence() throws Exception {
        given.confirmed(meeting, jo.id());
        sequence(0);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        sequence(1);
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        happenings.happened(new PlaceGivenBack(meeting, jo.id(), 1, true));
        sequence(2);
        jdbc.sql("update registration set status = 'CONFIRMED', round = 2").update();
        happenings.happened(new MovedUp(meeting, jo.id(), 2));
        var mails = sent();
        assertThat(mails).hasSize(3);
        assertThat(entry(mails.get(0), "REQUEST").getSequence().getValue()).isZero();
        var back = entry(mails.get(1), "CANCEL");
        assertThat(back.getSequence().getValue()).isEqualTo(1);
        assertThat(back.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(mails.get(1).getSubject()).startsWith("You are not coming: Spring meeting");
        var again = entry(mails.get(2), "REQUEST");
        assertThat(again.getSequence().getValue()).isEqualTo(2);
        assertThat(again.getUid().getValue()).isEqualTo(back.getUid().getValue());
        assertThat(mails.get(2).getSubject()).startsWith("A place came free");
        assertThat(raw().split("secret-room", -1).length - 1)
                .as("not in the mail about the place given back")
                .isEven();
    }

    @Test
    void leavingTheWaitingListWithoutAnEntry() throws Exception {
        given.confirmed(meeting, jo.id());
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        happenings.happened(new PlaceGivenBack(meeting, jo.id(), 1, false));
        var mail = only();
        assertThat(text(mail)).contains("You have left the waiting list for Spring meeting.");
        assertThat(calendar(mail)).isNull();
    }

    @Test
    void aMeetingCancelledToEverybodyWhoMeantToCome() throws Exception {
        var waiting = given.member("Wendy Waiting");
        var speaker = given.member("Sam Speaker");
        var both = given.member("Bo Both");
        given.member("Nobody Else");
        given.confirmed(meeting, jo.id());
        given.confirmed(meeting, both.id());
        happenings.waiting(meeting, waiting.id(), 1);
        var talk = given.talk("A talk of theirs", "MEMBER", speaker.id(), both.id(), given.guest("Without Address"));
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        set("status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice.'");
        happenings.happened(new MeetingCancelled(meeting, "Snow and ice."));

        var mails = sent();
        assertThat(recipients(mails))
                .containsExactlyInAnyOrder(jo.email(), both.email(), waiting.email(), speaker.email());
        for (var mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("Cancelled: Spring meeting, Tuesday 16 March 2027");
            assertThat(text(mail)).contains("Snow and ice.").doesNotContain(LINK);
            var confirmed = recipients(List.of(mail)).get(0).equals(jo.email())
                    || recipients(List.of(mail)).get(0).equals(both.email());
            assertThat(calendar(mail) != null).isEqualTo(confirmed);
            if (confirmed) {
                assertThat(entry(mail, "CANCEL").getStatus().getValue()).isEqualTo("CANCELLED");
            }
        }
    }

    @Test
    void aMeetingChangedWithTheEntryAsItIsNow() throws Exception {
        var waiting = given.member("Wendy Waiting");
        given.confirmed(meeting, jo.id());
        happenings.waiting(meeting, waiting.id(), 1);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        set("sequence = 1, starts_at = timestamptz '2027-03-16T10:00:00Z'");
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));
        var mails = sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(jo.email(), jo.email(), waiting.email());
        var before = entry(mails.get(0), "REQUEST").getSequence().getValue();
        var changed = mails.stream()
                .filter(mail -> recipients(List.of(mail)).contains(jo.email()))
                .skip(1)
                .findFirst()
                .orElseThrow();
        var entry = entry(changed, "REQUEST");
        assertThat(entry.getSequence().getValue()).isGreaterThan(before);
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
        assertThat(text(changed)).contains("10am to 3pm");
        var toWaiting = mails.stream()
                .filter(mail -> recipients(List.of(mail)).contains(waiting.email()))
                .findFirst()
                .orElseThrow();
        assertThat(calendar(toWaiting)).isNull();
        assertThat(text(toWaiting)).contains("waiting list").doesNotContain(LINK);
    }

    @Test
    void beforeAfterAndWhyToEverybodyWhomItConcerns() throws Exception {
        var waiting = given.member("Wendy Waiting");
        var former = given.member("Frank Former");
        given.confirmed(meeting, jo.id());
        happenings.waiting(meeting, waiting.id(), 1);
        var mill = given.venue("The Mill", region);
        given.contact(mill, "porter@mill.example");
        var notice = given.notice(meeting);
        jdbc.sql("""
                        update change_notice set reason = 'The M5 is closed.', former_venue_id = ?, former_people = array[cast(? as uuid)],
                            differences = '[{"what": "HOURS", "about": "", "before": "9.30am to 3pm", "after": "10am to 3pm"}]'
                        where id = ?
                        """).params(mill.value(), former.id().value(), notice.value()).update();
        happenings.happened(new MeetingChanged(meeting, notice));

        var mails = sent();
        assertThat(recipients(mails))
                .containsExactlyInAnyOrder(jo.email(), waiting.email(), former.email(), "porter@mill.example");
        for (var mail : mails) {
            assertThat(text(mail)).contains("9.30am to 3pm", "10am to 3pm", "The M5 is closed.");
            var confirmed = recipients(List.of(mail)).contains(jo.email());
            assertThat(calendar(mail) != null).isEqualTo(confirmed);
            assertThat(text(mail).contains(LINK)).isEqualTo(confirmed);
        }
    }

    @Test
    void aPostponedMeetingLeavesTheCalendarsAndComesBackOnItsNewDay() throws Exception {
        given.confirmed(meeting, jo.id());
        given.contact(
                new org.staffroom.venues.VenueId(jdbc.sql("select venue_id from meeting where id = ?")
                        .param(meeting.value())
                        .query(java.util.UUID.class)
                        .single()),
                "porter@castle.example");
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        set("status = 'POSTPONED', postponed_at = now()");
        happenings.happened(new MeetingPostponed(meeting, given.notice(meeting)));
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));

        var mails = sent();
        var taken = entry(mails.get(0), "REQUEST");
        var toJo = mails.stream()
                .filter(mail -> recipients(List.of(mail)).contains(jo.email()))
                .skip(1)
                .toList();
        assertThat(toJo).hasSize(2);
        assertThat(toJo.get(0).getSubject()).isEqualTo("Postponed: Spring meeting");
        for (var mail : toJo) {
            var off = entry(mail, "CANCEL");
            assertThat(off.getUid().getValue()).isEqualTo(taken.getUid().getValue());
            assertThat(off.getSequence().getValue())
                    .isGreaterThan(taken.getSequence().getValue());
        }
        assertThat(recipients(mails)).contains("porter@castle.example");
    }

    @Test
    void nothingAboutAMeetingThatIsOver() {
        given.confirmed(meeting, jo.id());
        set("starts_at = timestamptz '2027-01-16T10:00:00Z', ends_at = timestamptz '2027-01-16T15:00:00Z'");
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));
        assertThat(sent()).isEmpty();
    }

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

        var mails = sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(jo.email(), follower.email(), neighbour.email());
        var mail = to(jo.email(), mails);
        assertThat(mail.getSubject()).isEqualTo("What we said in spring");
        assertThat(text(mail)).contains("Alex Author has written up what you heard", "What was said.");
        assertThat(text(to(follower.email(), mails))).contains("Alex Author has written up Spring meeting");
        assertThat(html(mail)).contains("/write-ups/what-we-said-in-spring");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var address = mail.getHeader("List-Unsubscribe")[0];
        assertThat(address).matches("<http://localhost:8080/answers/[A-Za-z0-9_-]+>");
        assertThat(text(mail)).contains(address.substring(1, address.length() - 1));

        given.confirmed(meeting, unwilling.id());
        happenings.happened(new PlaceTaken(meeting, unwilling.id(), 1));
        assertThat(recipients(sent())).contains(unwilling.email());
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
        var mail = only();
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
        var mail = only();
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
        assertThat(html(only())).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void onceHoweverOftenItHappened() {
        given.confirmed(meeting, jo.id());
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        assertThat(sent()).hasSize(1);
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
        assertThat(sent()).isEmpty();
    }

    private void follow(RegionId followed, CurrentPerson person) {
        jdbc.sql("insert into region_follower (region_id, person_id, since) values (?, ?, now())")
                .params(followed.value(), person.id().value())
                .update();
    }

    private void set(String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }

    private void sequence(int number) {
        jdbc.sql("update registration set calendar_sequence = ?").param(number).update();
    }

    private List<MimeMessage> sent() {
        happenings.sendAll(SERVER.getSmtp().getPort());
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    private MimeMessage only() {
        var mails = sent();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static String raw() throws Exception {
        var raw = new StringBuilder();
        for (var mail : SERVER.getReceivedMessages()) {
            raw.append(text(mail)).append(html(mail));
        }
        return raw.toString();
    }

    private static MimeMessage to(String email, List<MimeMessage> mails) {
        return mails.stream()
                .filter(mail -> recipients(List.of(mail)).contains(email))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> recipients(List<MimeMessage> mails) {
        return mails.stream()
                .map(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static VEvent entry(MimeMessage mail, String method) throws Exception {
        var calendar = Biweekly.parse(read(calendar(mail))).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
