package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.NewsKind;
import org.staffroom.people.People;
import org.staffroom.presentations.PresentationId;
import org.staffroom.support.AtOnce;

/** Speakers are asked for slides at their hour, each once, and only while there are none. */
class SlideRemindersTest extends WithMails {

    private static final Instant WEEK_BEFORE = Instant.parse("2027-03-09T08:00:00Z");
    private static final Instant TWO_DAYS_AFTER = Instant.parse("2027-03-18T08:00:00Z");

    @Autowired
    SlideReminders slides;

    @Autowired
    Reminders reminders;

    @Autowired
    DeliveryQueue queue;

    @Autowired
    People people;

    CurrentPerson priya;
    PresentationId talk;
    MeetingId meeting;

    @BeforeEach
    void aTalkToCome() {
        priya = given.member("Priya Nair");
        talk = given.talk("Going cloud", "VENDOR", priya.id(), given.guest("No Address"));
        meeting = given.meeting(region, "Spring meeting", START, 30);
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", talk);
    }

    @Test
    void eachOnceAtItsHourWhicheverInstanceLooks() {
        for (var due : List.of(WEEK_BEFORE, TWO_DAYS_AFTER)) {
            assertThat(queuedAt(due.minusSeconds(2))).isZero();
            clock.travelTo(due);
            assertThat(AtOnce.run(4, number -> slides::queue).stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(1);
            assertThat(queuedAt(due.plus(Duration.ofHours(1)))).isZero();
        }
        assertThat(templates()).containsExactly("slides-due", "slides-missing");
    }

    @Test
    void saysWhatIsMissingAtTheMomentOfSending() {
        assertThat(queuedAt(WEEK_BEFORE)).isEqualTo(1);
        var facts = reminders.now(queue.claim().orElseThrow()).orElseThrow();
        assertThat(facts.sections().get(0).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("Vendor talk", "Going cloud"));
    }

    @Test
    void nothingToWhoeverAddedThemMeanwhile() {
        assertThat(queuedAt(WEEK_BEFORE)).isEqualTo(1);
        material("NOBODY");
        assertThat(reminders.now(queue.claim().orElseThrow())).isEmpty();
        assertThat(queuedAt(TWO_DAYS_AFTER)).as("nobody may see them").isEqualTo(1);
        jdbc.sql("update presentation_material set audience = 'ATTENDEES'").update();
        assertThat(reminders.now(queue.claim().orElseThrow())).isEmpty();
    }

    /** Nobody is told of what is written down afterwards. */
    @Test
    void nothingOfAMeetingHeldBeforeItWasRecorded() {
        jdbc.sql("update meeting set recorded_at = ends_at + interval '1 day'").update();
        assertThat(queuedAt(TWO_DAYS_AFTER)).isZero();
    }

    @Test
    void nothingOfAMeetingThatIsOffOrMoved() {
        assertThat(queuedAt(WEEK_BEFORE)).isEqualTo(1);
        var delivery = queue.claim().orElseThrow();
        jdbc.sql("update meeting set starts_at = starts_at + interval '3 days', ends_at = ends_at + interval '3 days'")
                .update();
        assertThat(reminders.now(delivery)).isEmpty();
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(queuedAt(WEEK_BEFORE.plus(Duration.ofDays(3)))).isZero();
    }

    @Test
    void nothingToWhoeverStoppedThem() {
        people.wantNews(priya.id(), NewsKind.REMINDERS, false);
        people.wantNews(priya.id(), NewsKind.SLIDES, false);
        assertThat(queuedAt(WEEK_BEFORE)).isZero();
        people.wantNews(priya.id(), NewsKind.SLIDES, true);
        assertThat(queuedAt(WEEK_BEFORE)).isEqualTo(1);
    }

    @Test
    void nothingToWhoeverSaidThatTheyCannot() {
        assertThat(queuedAt(WEEK_BEFORE)).isEqualTo(1);
        jdbc.sql("""
                        insert into speaker_absence (id, meeting_id, presentation_id, person_id, said_at)
                        values (gen_random_uuid(), ?, ?, ?, now())
                        """).params(meeting.value(), talk.value(), priya.id().value()).update();
        assertThat(reminders.now(queue.claim().orElseThrow())).isEmpty();
        assertThat(queuedAt(TWO_DAYS_AFTER)).isZero();
    }

    @Test
    void nothingToWhoseTalkAnotherGivesThere() {
        jdbc.sql("insert into agenda_person (item_id, person_id, role) select id, ?, 'SPEAKER' from agenda_item")
                .param(given.member("Somebody Else").id().value())
                .update();
        assertThat(queuedAt(WEEK_BEFORE)).isZero();
    }

    @Test
    void nothingAfterALongSilence() {
        assertThat(queuedAt(TWO_DAYS_AFTER.plus(Duration.ofDays(8)))).isZero();
    }

    private void material(String audience) {
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example/', ?, 1)
                        """).params(talk.value(), audience).update();
    }

    private int queuedAt(Instant now) {
        clock.travelTo(now);
        return slides.queue();
    }

    private List<String> templates() {
        return jdbc.sql("select template from delivery order by created_at")
                .query(String.class)
                .list();
    }
}
