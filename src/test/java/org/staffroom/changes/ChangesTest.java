package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.staffroom.agendas.Agenda;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingAudience.Audience;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.WholeNetwork;

@StaffroomTest
@RecordApplicationEvents
class ChangesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Autowired
    Changes changes;

    @Autowired
    Meetings meetings;

    @Autowired
    Agenda agenda;

    @Autowired
    ToldQueries told;

    @Autowired
    ChangeNotices notices;

    @Autowired
    Given given;

    @Autowired
    WholeNetwork network;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    ApplicationEvents events;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson elsewhere;
    MeetingId meeting;
    UUID welcome;
    UUID talk;
    UUID lunch;

    @BeforeEach
    void aMeetingPeopleKnow() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        at("2027-03-02T09:00:00Z");
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        welcome = given.agendaItem(meeting, 0, 30, "WELCOME", null);
        talk = given.agendaItem(
                meeting,
                30,
                60,
                "MEMBER_TALK",
                given.talk("Going cloud", "MEMBER", given.member("Jo Blake").id()));
        lunch = given.agendaItem(meeting, 90, 60, "LUNCH", null);
        jdbc.sql("update agenda_item set title = '' where id = ?").param(talk).update();
        told.keep(meeting, clock.instant());
    }

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
    void editsOfTheAgendaWaitUntilTheyAreTold() {
        agenda.lengthen(marcus, meeting, null, welcome, 10);

        assertThat(changes.untold(meeting))
                .containsExactly(
                        new Difference(What.ITEM_MOVED, "Going cloud", "10am", "10.10am"),
                        new Difference(What.ITEM_MOVED, "LUNCH", "11am", "11.10am"));
        assertThat(flagged()).isTrue();

        assertThat(send(Proposal.NOTHING).differences()).hasSize(2);
        assertThat(changes.untold(meeting)).isEmpty();
        assertThat(flagged()).isFalse();
        refuses("meetings.refused.nothing-changed", () -> changes.preview(marcus, meeting, Proposal.NOTHING));
    }

    @Test
    void spellingAndAdditionsAreNoNews() {
        jdbc.sql("update presentation set title = 'Going to the cloud'").update();
        jdbc.sql("update agenda_item set title = 'Wellcome' where id = ?")
                .param(welcome)
                .update();
        given.agendaItem(meeting, 150, 30, "NETWORKING", null);

        assertThat(changes.untold(meeting)).isEmpty();
    }

    @Test
    void whatIsDroppedReplacedOrSpokenByOthersIsNews() {
        jdbc.sql("update agenda_item set title = 'Esports club' where id = ?")
                .param(welcome)
                .update();
        send(new Proposal(
                null, null, false, null, null, null, new OfItem.SpokenBy(talk, "Sam Other", null), "", "", "", null));
        var sent = send(new Proposal(
                null, null, false, null, null, null, new OfItem.Dropped(talk, true), "", "", "Jo is ill.", null));

        assertThat(notices.of(meeting).get(1).differences())
                .containsExactly(
                        new Difference(What.ITEM_REPLACED, "9.30am", "WELCOME", "Esports club"),
                        new Difference(What.SPEAKER, "Going cloud", "Jo Blake", "Sam Other"));
        assertThat(sent.differences())
                .containsExactly(
                        new Difference(What.ITEM_DROPPED, "Going cloud", "10am", ""),
                        new Difference(What.ITEM_MOVED, "LUNCH", "11am", "10am"));
        assertThat(sent.reason()).isEqualTo("Jo is ill.");
    }

    @Test
    void aJoiningLinkNeverStandsInTheWordsOfANotice() {
        jdbc.sql("update meeting set format = 'HYBRID', joining_link = 'https://meet.example/CANARY' where id = ?")
                .param(meeting.value())
                .update();
        told.keep(meeting, clock.instant());

        var sent = send(
                new Proposal(null, null, false, null, null, "https://meet.example/CANARY2", null, "", "", "", null));

        assertThat(sent.differences()).extracting(Difference::what).containsExactly(What.LINK);
        assertThat(sent.differences().toString()).doesNotContain("CANARY");
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

    @Test
    void detailsThatMatterWaitForTheScreenOfChanges() {
        var details = new MeetingDetails(
                "Spring meeting",
                "Better words.",
                MeetingFormat.IN_PERSON,
                LocalDate.of(2027, 3, 16),
                LocalTime.of(10, 0),
                LocalTime.of(15, 0),
                new org.staffroom.venues.VenueId(jdbc.sql("select venue_id from meeting where id = ?")
                        .param(meeting.value())
                        .query(UUID.class)
                        .single()),
                null,
                40,
                null);

        assertThat(meetings.edit(marcus, meeting, 0, details)).isTrue();

        assertThat(jdbc.sql("select summary from meeting where id = ? and starts_at = '2027-03-16T09:30:00Z'")
                        .param(meeting.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Better words.");
        assertThat(events.stream(MeetingChanged.class)).isEmpty();
        assertThat(events.stream(CapacityRaised.class)).hasSize(1);
    }

    @Test
    void aRoomThatPeopleComeToIsNotGivenUp() {
        given.confirmed(meeting, given.member("Ann Coming").id());

        refuses(
                "meetings.refused.mode-in-use",
                () -> send(new Proposal(
                        null,
                        null,
                        false,
                        new Proposal.Where(MeetingFormat.ONLINE, null, null, 100),
                        null,
                        null,
                        null,
                        "",
                        "",
                        "",
                        null)));
    }

    @Test
    void inTheNightTheClocksGoForwardAnHourLaterIsTwoOnTheWall() {
        night("2026-03-29T00:30:00Z");

        assertThat(send(later(60)).differences())
                .contains(new Difference(What.HOURS, "", "12.30am to 7am", "2.30am to 7am"));
        refuses("meetings.refused.no-such-time", () -> on("2026-03-29", "01:30", "08:00"));
    }

    @Test
    void inTheNightTheClocksGoBackBothHoursAreKeptApart() {
        night("2026-10-25T00:30:00Z");
        assertThat(changes.untold(meeting)).isEmpty();

        var sent = send(later(60));

        assertThat(start()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(sent.differences())
                .as("half past one, the second time")
                .extracting(Difference::after)
                .first()
                .asString()
                .startsWith("1.30am");
        var typed = Hours.of(LocalDate.of(2026, 10, 25), LocalTime.of(1, 30), LocalTime.of(6, 0), LONDON)
                .keeping(new Hours(start(), Instant.parse("2026-10-25T06:00:00Z")), LONDON);
        assertThat(typed.start()).as("typed as it reads, it stays what it is").isEqualTo(start());
    }

    @Test
    void aSessionIsMovedToATimeOnTheWallInThoseNightsToo() {
        night("2026-10-25T00:00:00Z");

        send(new Proposal(
                null, null, false, null, null, null, new OfItem.At(lunch, LocalTime.of(3, 0)), "", "", "", null));

        assertThat(jdbc.sql("select start_minute from agenda_item where id = ?")
                        .param(lunch)
                        .query(Integer.class)
                        .single())
                .as("1am until 3am is three hours that night")
                .isEqualTo(180);
    }

    private void night(String start) {
        at("2026-03-01T09:00:00Z");
        jdbc.sql(
                        "update meeting set starts_at = ?, ends_at = cast(? as timestamptz) + interval '330 minutes' where id = ?")
                .params(Timestamp.from(Instant.parse(start)), Timestamp.from(Instant.parse(start)), meeting.value())
                .update();
        told.keep(meeting, clock.instant());
    }

    private ChangeNotice send(Proposal proposal) {
        var preview = changes.preview(marcus, meeting, proposal);
        return changes.send(marcus, meeting, proposal, NoticeId.next(), preview.seen());
    }

    private static Proposal later(int minutes) {
        return new Proposal(minutes, null, false, null, null, null, null, "", "", "", null);
    }

    private static Proposal noted(String note) {
        return new Proposal(null, null, false, null, null, null, null, "", note, "", null);
    }

    private static Proposal on(String day, String start, String end) {
        return Proposal.moved(Hours.of(LocalDate.parse(day), LocalTime.parse(start), LocalTime.parse(end), LONDON), "");
    }

    private Instant start() {
        return jdbc.sql("select starts_at from meeting where id = ?")
                .param(meeting.value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private boolean flagged() {
        return jdbc.sql("select untold from meeting_told where meeting_id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }

    private @Nullable Integer number(String sql) {
        return jdbc.sql(sql).param(meeting.value()).query(Integer.class).single();
    }

    private void at(String instant) {
        clock.travelTo(Instant.parse(instant));
    }
}
