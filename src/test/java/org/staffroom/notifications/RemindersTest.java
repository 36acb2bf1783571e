package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Statements;

/** What is told at its hour: once, in the meeting's own time, and only while it is so. */
class RemindersTest extends WithMails {

    private static final Instant WEEK_BEFORE = Instant.parse("2027-03-09T08:00:00Z");
    private static final Instant DAY_BEFORE = Instant.parse("2027-03-15T08:00:00Z");

    @Autowired
    Reminders reminders;

    @Autowired
    Statements statements;

    private CurrentPerson jo;

    @BeforeEach
    void somebody() {
        jo = given.member("Jo Blake");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-16T09:30:00Z, 2027-03-09T08:00:00Z, 2027-03-15T08:00:00Z, 2027-03-17T09:00:00Z",
        // the night of 29 March 2026, when 1am is followed by 2am
        "2026-03-29T00:30:00Z, 2026-03-22T08:00:00Z, 2026-03-28T08:00:00Z, 2026-03-30T08:00:00Z",
        "2026-03-29T01:30:00Z, 2026-03-22T08:00:00Z, 2026-03-28T08:00:00Z, 2026-03-30T08:00:00Z",
        "2026-03-28T09:30:00Z, 2026-03-21T08:00:00Z, 2026-03-27T08:00:00Z, 2026-03-29T08:00:00Z",
        "2026-03-30T08:30:00Z, 2026-03-23T08:00:00Z, 2026-03-29T07:00:00Z, 2026-03-31T08:00:00Z",
        // the night of 25 October 2026, when 1.30am comes twice
        "2026-10-25T00:30:00Z, 2026-10-18T07:00:00Z, 2026-10-24T07:00:00Z, 2026-10-26T09:00:00Z",
        "2026-10-25T01:30:00Z, 2026-10-18T07:00:00Z, 2026-10-24T07:00:00Z, 2026-10-26T09:00:00Z",
        "2026-10-24T08:30:00Z, 2026-10-17T07:00:00Z, 2026-10-23T07:00:00Z, 2026-10-25T09:00:00Z",
        "2026-10-26T09:30:00Z, 2026-10-19T07:00:00Z, 2026-10-25T08:00:00Z, 2026-10-27T09:00:00Z"
    })
    void eachOnceAtItsHourOnBothNightsWhenTheClocksChange(Instant start, Instant week, Instant day, Instant after) {
        clock.travelTo(start.minus(Duration.ofDays(30)));
        var meeting = given.meeting(region, "Spring meeting", start, 30);
        given.confirmed(meeting, jo.id());
        given.attended(meeting, jo.id());
        for (var due : List.of(week, day, after)) {
            assertThat(queuedAt(due.minusSeconds(2))).as("before " + due).isZero();
            assertThat(queuedAt(due)).as("at " + due).isEqualTo(1);
            assertThat(queuedAt(due.plus(Duration.ofMinutes(5))))
                    .as("again after " + due)
                    .isZero();
            assertThat(queuedAt(due.plus(Duration.ofHours(1)))).isZero();
        }
        assertThat(templates()).containsExactly("reminder-week", "reminder-day", "thank-you");
    }

    @Test
    void inTheZoneOfTheMeeting() {
        var meeting = comingUp();
        set(meeting, "zone = 'America/New_York'");
        assertThat(queuedAt(WEEK_BEFORE)).isZero();
        assertThat(queuedAt(WEEK_BEFORE.plus(Duration.ofHours(5)))).isEqualTo(1);
    }

    @Test
    void onceWhenSeveralInstancesLookAtTheSameMoment() {
        comingUp();
        clock.travelTo(DAY_BEFORE);
        var queued = AtOnce.run(6, number -> reminders::queue);
        assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @Test
    void afterALongSilenceTheLateOnesAndNotTheUseless() {
        comingUp();
        assertThat(queuedAt(WEEK_BEFORE.plus(Duration.ofDays(1))))
                .as("a day late")
                .isEqualTo(1);
        jdbc.sql("delete from delivery").update();
        assertThat(queuedAt(WEEK_BEFORE.plus(Duration.ofDays(3)))).isZero();
        assertThat(queuedAt(START.minus(Duration.ofHours(2))))
                .as("on the day itself")
                .isZero();
    }

    @Test
    void noneToWhoeverTookThePlaceAfterwards() {
        var meeting = comingUp();
        clock.travelTo(WEEK_BEFORE.plus(Duration.ofHours(1)));
        given.confirmed(meeting, given.member("Late Comer").id());
        assertThat(reminders.queue()).isEqualTo(1);
        assertThat(jdbc.sql("select person_id = :jo from delivery")
                        .param("jo", jo.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void saysWhatIsSoAtTheMomentOfSending() throws Exception {
        var meeting = comingUp();
        set(meeting, "format = 'HYBRID', joining_link = 'https://meet.example/room', room = 'Great Hall'");
        jdbc.sql("update venue set travel_road = 'Leave the M5 at junction 17.', step_free = true, "
                        + "access_notes = 'Ramp at the side.'")
                .update();
        var talk = given.talk("Going cloud", "MEMBER", given.guest("Al Bright"));
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        assertThat(queuedAt(DAY_BEFORE)).isEqualTo(1);
        jdbc.sql("update presentation set title = 'Going back from the cloud'").update();
        set(meeting, "starts_at = starts_at + interval '30 minutes'");

        var mail = mailbox.only();
        assertThat(mail.getSubject()).isEqualTo("Tomorrow: Spring meeting, Tuesday 16 March 2027");
        assertThat(calendar(mail)).isNull();
        for (var form : List.of(text(mail), html(mail))) {
            assertThat(form)
                    .contains("10am to 3pm", "10am Member talk: Going back from the cloud (Al Bright)")
                    .contains("Great Hall", "Leave the M5 at junction 17.", "Step-free\nRamp at the side.")
                    .contains("https://meet.example/room", "Give your place back");
        }
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(jdbc.sql("select facts->'meeting'->>'startsAt' from delivery")
                        .query(String.class)
                        .single())
                .as("what was sent is what admins read")
                .isEqualTo("2027-03-16T10:00:00Z");
    }

    @Test
    void theLinkInItLeadsToOneButtonThatGivesThePlaceBack() throws Exception {
        comingUp();
        queuedAt(DAY_BEFORE);
        var address = text(mailbox.only()).replaceAll("(?s).*back: http://localhost:8080(/answers/\\S+).*", "$1");
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("Give my place back");
        mvc.post().uri(address).param("answer", "give-back").exchange();
        assertThat(jdbc.sql("select status from registration")
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update meeting set status = 'CANCELLED', cancelled_at = now()",
                "update meeting set status = 'POSTPONED', postponed_at = now()",
                "update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'",
                "update registration set status = 'CANCELLED'",
                "update person set status = 'SUSPENDED'",
                "insert into news_stopped select id, 'REMINDERS', now() from person"
            })
    void noneIsSentWhenItIsNoLongerSo(String meanwhile) {
        comingUp();
        assertThat(queuedAt(DAY_BEFORE)).isEqualTo(1);
        jdbc.sql(meanwhile).update();
        assertThat(mailbox.sent()).isEmpty();
        assertThat(templates()).as("dropped").isEmpty();
        assertThat(reminders.queue()).as("nor queued again").isZero();
    }

    @Test
    void againForAnotherDate() {
        var meeting = comingUp();
        queuedAt(WEEK_BEFORE);
        assertThat(mailbox.sent()).hasSize(1);
        set(meeting, "starts_at = starts_at + interval '14 days', ends_at = ends_at + interval '14 days'");
        assertThat(queuedAt(DAY_BEFORE)).as("not for the old day").isZero();
        // British Summer Time has begun
        assertThat(queuedAt(WEEK_BEFORE.plus(Duration.ofDays(14)))).isEqualTo(1);
        mailbox.sent();
        assertThat(queuedAt(DAY_BEFORE.plus(Duration.ofDays(14)).minus(Duration.ofHours(1))))
                .isEqualTo(1);
        assertThat(mailbox.sent()).hasSize(1);
    }

    @Test
    void onTheDayItselfWhenTheMailServerWasAway() throws Exception {
        comingUp();
        queuedAt(DAY_BEFORE);
        clock.travelTo(START.minus(Duration.ofHours(2)));
        assertThat(mailbox.only().getSubject()).startsWith("Today: Spring meeting");
    }

    @Test
    void noneOnceItHasStarted() {
        comingUp();
        queuedAt(DAY_BEFORE);
        clock.travelTo(START.plusSeconds(1));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void thanksToThoseWhoCame() throws Exception {
        var meeting = comingUp();
        var walkedIn = given.member("Wal Kin");
        given.attended(meeting, walkedIn.id());
        var talk = given.talk("Penetration testing", "VENDOR", given.guest("Al Vendor"));
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", talk);
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example/', 'ATTENDEES', 1)
                        """).param(talk.value()).update();
        assertThat(queuedAt(START.plus(Duration.ofDays(1)))).isEqualTo(1);
        given.writeUp(meeting, jo.id(), "What we said in spring");
        var mail = mailbox.only();
        assertThat(mail.getAllRecipients()[0]).hasToString(walkedIn.email());
        assertThat(mail.getSubject()).isEqualTo("Thank you for coming: Spring meeting");
        assertThat(text(mail))
                .contains("Vendor talk: Penetration testing\n  Slides\n  http://localhost:8080/presentations/pen")
                .contains("What we said in spring\n  By Jo Blake\n  http://localhost:8080/write-ups/what-we-said")
                .doesNotContain("slides.example", "Give your place back");
    }

    @Test
    void thanksOnlineToWhoHadAPlaceThereAndInARoomWhoseDoorWasNotWorked() {
        var meeting = comingUp();
        set(meeting, "format = 'HYBRID', joining_link = 'https://meet.example/room'");
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();
        var online = given.member("On Line");
        given.confirmed(meeting, online.id());
        jdbc.sql("update registration set mode = 'ONLINE' where person_id = ?")
                .param(online.id().value())
                .update();
        assertThat(queuedAt(START.plus(Duration.ofDays(1)))).isEqualTo(2);

        given.attended(meeting, given.member("Wal Kin").id());
        assertThat(Mailbox.recipients(mailbox.sent()))
                .as("the room's door was worked after all: Jo was not marked")
                .containsExactly(online.email());
        assertThat(queuedAt(START.plus(Duration.ofDays(1)).plusSeconds(300))).isEqualTo(1);
    }

    @Test
    void meetingsOfWhichNothingIsDueCostNothing() {
        given.meeting(region, "One", START, 30);
        clock.travelTo(START.minus(Duration.ofDays(8)));
        var one = statements.during(reminders::queue).size();
        given.meeting(region, "Two", START, 30);
        given.meeting(region, "Three", START, 30);
        assertThat(statements.during(reminders::queue)).hasSize(one);
    }

    private MeetingId comingUp() {
        var meeting = given.meeting(region, "Spring meeting", START, 30);
        given.confirmed(meeting, jo.id());
        return meeting;
    }

    private int queuedAt(Instant instant) {
        clock.travelTo(instant);
        return reminders.queue();
    }

    private List<String> templates() {
        return jdbc.sql("select template from delivery order by created_at")
                .query(String.class)
                .list();
    }

    private void set(MeetingId meeting, String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }
}
