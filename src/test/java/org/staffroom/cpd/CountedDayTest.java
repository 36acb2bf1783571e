package org.staffroom.cpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.agendas.ItemKind;

class CountedDayTest {

    private static final Instant START = Instant.parse("2027-03-16T09:30:00Z");
    private static final Instant END = START.plus(Duration.ofHours(5));

    private static Session session(String title, int start, int minutes, ItemKind kind, @Nullable Integer track) {
        return new Session(UUID.randomUUID(), start, minutes, kind, title, track, null);
    }

    private static Session talk(String title, int start, int minutes) {
        return session(title, start, minutes, ItemKind.MEMBER_TALK, null);
    }

    private static Session inTrack(int track, String title, int start, int minutes) {
        return session(title, start, minutes, ItemKind.MEMBER_TALK, track);
    }

    private static Session said(Session session, boolean attended) {
        return new Session(
                session.id(),
                session.start(),
                session.minutes(),
                session.kind(),
                session.title(),
                session.track(),
                attended);
    }

    private static List<String> heard(CountedDay day) {
        return day.counted().stream()
                .map(line -> line.session().title() + " " + line.minutes())
                .toList();
    }

    @Test
    void countsWholeSessionsAndVendorsApart() {
        var day = CountedDay.of(
                List.of(
                        talk("Going cloud", 15, 45),
                        session("Spotting ransomware", 75, 30, ItemKind.VENDOR_TALK, null),
                        session("Windows 11", 180, 40, ItemKind.DISCUSSION, null)),
                Stay.WHOLE);

        assertThat(day.minutes()).isEqualTo(115);
        assertThat(day.vendorMinutes()).isEqualTo(30);
    }

    @Test
    void whoeverCameLateLosesWhatWasOverAndTheBeginningOfWhatWasOn() {
        var sessions = List.of(talk("First", 15, 45), talk("Second", 60, 30), talk("Third", 90, 30));

        var day = CountedDay.of(sessions, Stay.of(START, END, START.plus(Duration.ofMinutes(75)), null));

        assertThat(heard(day)).containsExactly("Second 15", "Third 30");
        assertThat(day.lines()).hasSize(3);
    }

    @Test
    void whoeverLeftEarlyLosesTheRest() {
        var sessions = List.of(talk("First", 15, 45), talk("Second", 60, 30), talk("Third", 90, 30));

        var day = CountedDay.of(sessions, Stay.of(START, END, START, START.plus(Duration.ofMinutes(70))));

        assertThat(heard(day)).containsExactly("First 45", "Second 10");
    }

    @Test
    void someMinutesInTheQueueAtTheDoorAreForgiven() {
        assertThat(Stay.of(START, END, START.plus(Duration.ofMinutes(5)), null)).isEqualTo(Stay.WHOLE);
        assertThat(Stay.of(START, END, START.plus(Duration.ofSeconds(360)), null)
                        .from())
                .isEqualTo(6);
        assertThat(Stay.of(START, END, START.minus(Duration.ofHours(1)), END.plusSeconds(1)))
                .isEqualTo(Stay.WHOLE);
    }

    @Test
    void neitherArrivingAfterItNorLeavingBeforeItCountsLessThanNothing() {
        var sessions = List.of(talk("Only", 15, 45));

        assertThat(CountedDay.of(sessions, Stay.of(START, END, END, null)).minutes())
                .isZero();
        assertThat(CountedDay.of(
                                sessions,
                                Stay.of(START, END, START.plus(Duration.ofMinutes(40)), START.minusSeconds(60)))
                        .minutes())
                .isZero();
    }

    @Test
    void ofRoomsAtTheSameTimeTheOneWithMostToHearCounts() {
        var day = CountedDay.of(
                List.of(
                        talk("Everybody", 0, 30),
                        inTrack(1, "Short", 30, 20),
                        inTrack(2, "Long", 30, 45),
                        inTrack(3, "As long", 30, 45)),
                Stay.WHOLE);

        assertThat(heard(day)).containsExactly("Everybody 30", "Long 45");
    }

    @Test
    void whatWasOverBeforeSomebodyCameSaysNothingOfTheirRoom() {
        var sessions = List.of(inTrack(1, "Long and over", 30, 60), inTrack(2, "Short and later", 75, 45));

        assertThat(heard(CountedDay.of(sessions, new Stay(90, null)))).containsExactly("Short and later 30");
        assertThat(heard(CountedDay.of(sessions, new Stay(0, 90)))).containsExactly("Long and over 60");
    }

    @Test
    void aRoomThePersonSaysCountsInstead() {
        var day = CountedDay.of(
                List.of(
                        said(inTrack(1, "First half", 30, 20), true),
                        said(inTrack(1, "Second half", 50, 25), true),
                        said(inTrack(2, "Long", 30, 60), false)),
                Stay.WHOLE);

        assertThat(heard(day)).containsExactly("First half 20", "Second half 25");
        assertThat(day.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.chosen()).isEqualTo(1);
            assertThat(choice.start()).isEqualTo(30);
            assertThat(choice.end()).isEqualTo(90);
        });
    }

    @Test
    void noneOfThemIsAnAnswerToo() {
        var day = CountedDay.of(
                List.of(said(inTrack(1, "One", 30, 20), false), said(inTrack(2, "Other", 30, 20), false)), Stay.WHOLE);

        assertThat(day.minutes()).isZero();
        assertThat(day.choices().get(0).chosen()).isNull();
    }

    @Test
    void aTrackThatRunsAloneNeedsNoChoice() {
        var day = CountedDay.of(
                List.of(inTrack(1, "Alone", 0, 30), inTrack(1, "Beside", 30, 30), inTrack(2, "Longer", 30, 31)),
                Stay.WHOLE);

        assertThat(day.choices()).hasSize(1);
        assertThat(heard(day)).containsExactly("Alone 30", "Longer 31");
    }

    @Test
    void noMinuteCountsTwiceWhenAnAgendaChangedAfterTheChoice() {
        var day = CountedDay.of(
                List.of(said(inTrack(1, "One", 0, 40), true), said(inTrack(2, "Moved here", 20, 40), true)),
                Stay.WHOLE);

        assertThat(day.minutes()).isLessThanOrEqualTo(60);
    }

    @Test
    void nothingIsNothing() {
        assertThat(CountedDay.of(List.of(), Stay.WHOLE).minutes()).isZero();
    }
}
