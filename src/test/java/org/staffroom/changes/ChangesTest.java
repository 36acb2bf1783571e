package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.MeetingAudience.Audience;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.WholeNetwork;

/** A meeting that is changed or postponed: what was seen is what is sent, once, to everybody it concerns. */
@StaffroomTest
@RecordApplicationEvents
class ChangesTest extends AMeetingPeopleKnow {

    @Autowired
    WholeNetwork network;

    @Test
    void halfAnHourLaterMovesTheAgendaAlong() {
        var sent = send(later(30));

        assertThat(sent.kind()).isEqualTo(ChangeKind.CHANGED);
        assertThat(sent.differences()).containsExactly(new Difference(What.HOURS, "", "9.30am to 3pm", "10am to 3pm"));
        assertThat(events.stream(MeetingChanged.class)).containsExactly(new MeetingChanged(meeting, sent.id()));
        assertThat(changes.untold(meeting)).isEmpty();
        assertThat(number("select sequence from meeting where id = ?")).isEqualTo(1);
    }

    @Test
    void theEndMovesAlongWhenTheAgendaNeedsIt() {
        given.agendaItem(meeting, 150, 180, "NETWORKING", null);
        told.keep(meeting, clock.instant());

        assertThat(send(later(15)).differences())
                .containsExactly(new Difference(What.HOURS, "", "9.30am to 3pm", "9.45am to 3.15pm"));
    }

    @Test
    void aPreviewChangesNothingAtAll() {
        var before = network.fingerprint();

        var preview = changes.preview(
                marcus,
                meeting,
                new Proposal(
                        30,
                        null,
                        false,
                        null,
                        "Great Hall",
                        null,
                        new OfItem.SpokenBy(talk, "Somebody New", null),
                        "",
                        "",
                        "",
                        null));

        assertThat(preview.differences())
                .extracting(Difference::what)
                .containsExactly(What.HOURS, What.ROOM, What.SPEAKER);
        assertThat(network.fingerprint()).isEqualTo(before);
        assertThat(events.stream(MeetingChanged.class)).isEmpty();
    }

    @Test
    void nobodyElseMayChangeAnything() {
        assertThatThrownBy(() -> changes.preview(elsewhere, meeting, later(30))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> changes.send(elsewhere, meeting, later(30), NoticeId.next(), null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> changes.answerBy(elsewhere, meeting, clock.instant()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void everybodyIsCountedOnce() {
        var coming = given.member("Ann Coming");
        given.confirmed(meeting, coming.id());
        var host = jdbc.sql("select venue_id from meeting where id = ?")
                .param(meeting.value())
                .query(UUID.class)
                .single();
        jdbc.sql("update venue set contact_email = 'Reception@castle.example' where id = ?")
                .param(host)
                .update();
        var elsewhere = given.venue("The Mill", region);
        jdbc.sql("update venue set contact_email = ? where id = ?")
                .params(coming.email(), elsewhere.value())
                .update();

        var moved = new Proposal(
                null,
                null,
                false,
                new Proposal.Where(MeetingFormat.IN_PERSON, elsewhere, null, null),
                null,
                null,
                new OfItem.Dropped(talk, false),
                "",
                "",
                "",
                null);

        assertThat(changes.preview(marcus, meeting, moved).audience())
                .as("one who comes, the speaker of the dropped talk, the contact of the venue before")
                .isEqualTo(new Audience(1, 0, 1, 1));
    }

    @Test
    void whatWasSeenIsWhatIsSent() {
        var preview = changes.preview(marcus, meeting, later(30));
        send(later(15));

        assertThatThrownBy(() -> changes.send(marcus, meeting, later(30), NoticeId.next(), preview.seen()))
                .isInstanceOf(StaleVersion.class);
        assertThat(notices.of(meeting)).hasSize(1);
    }

    @Test
    void pressingTwiceTellsOnce() {
        var preview = changes.preview(marcus, meeting, noted("Bring a coat"));
        var id = NoticeId.next();

        AtOnce.run(8, number -> () -> changes.send(marcus, meeting, noted("Bring a coat"), id, preview.seen()));

        assertThat(notices.of(meeting)).hasSize(1);
        assertThat(number("select sequence from meeting where id = ?")).isEqualTo(1);
    }

    @Test
    void postponedThenHeldOnAnotherDay() {
        var postponed = send(new Proposal(null, null, true, null, null, null, null, "", "", "Snow.", null));

        assertThat(postponed.kind()).isEqualTo(ChangeKind.POSTPONED);
        assertThat(postponed.differences())
                .containsExactly(
                        new Difference(What.DAY, "", "Tuesday 16 March 2027, 9.30am to 3pm", "Date to follow"));
        assertThat(events.stream(MeetingPostponed.class))
                .containsExactly(new MeetingPostponed(meeting, postponed.id()));
        refuses("meetings.refused.no-day-yet", () -> send(later(30)));

        at("2027-04-01T09:00:00Z");
        refuses("meetings.refused.start-in-past", () -> send(on("2027-03-31", "09:30", "15:00")));
        var again = send(on("2027-05-11", "10:00", "15:00"));

        assertThat(again.kind()).isEqualTo(ChangeKind.RESCHEDULED);
        assertThat(again.differences())
                .containsExactly(new Difference(What.DAY, "", "Date to follow", "Tuesday 11 May 2027, 10am to 3pm"));
        assertThat(events.stream(MeetingRescheduled.class))
                .containsExactly(new MeetingRescheduled(meeting, again.id(), Instant.parse("2027-04-08T19:00:00Z")));
        assertThat(jdbc.sql("select rescheduled_from from meeting where id = ?")
                        .param(meeting.value())
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
    }

    @Test
    void untilWhenPeopleMayAnswerCanBeMoved() {
        refuses(
                "meetings.refused.nobody-asked",
                () -> changes.answerBy(marcus, meeting, Instant.parse("2027-03-05T12:00:00Z")));
        send(on("2027-03-23", "09:30", "15:00"));
        var until = Instant.parse("2027-03-18T12:00:00Z");

        changes.answerBy(marcus, meeting, until);

        assertThat(events.stream(AnswerByMoved.class)).containsExactly(new AnswerByMoved(meeting, until));
        refuses(
                "meetings.refused.answer-by",
                () -> changes.answerBy(marcus, meeting, Instant.parse("2027-03-01T12:00:00Z")));
    }

    private static Proposal noted(String note) {
        return new Proposal(null, null, false, null, null, null, null, "", note, "", null);
    }

    private @Nullable Integer number(String sql) {
        return jdbc.sql(sql).param(meeting.value()).query(Integer.class).single();
    }
}
