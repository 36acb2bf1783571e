package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.venues.VenueId;

class MeetingTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2027-03-02T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2027, 3, 16);
    private static final VenueId VENUE = VenueId.next();

    private final Meeting meeting = draft(details(DAY, "09:30", "15:00", VENUE));

    @Test
    void aDraftHasNoAddressAndIsPublishedWithOne() {
        assertThat(meeting.isDraft()).isTrue();

        meeting.publish("going-cloud", NOW);

        assertThat(meeting.isPublished()).isTrue();
    }

    @Test
    void isNotPublishedTwice() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.already-published", () -> meeting.publish("again", NOW));
    }

    @Test
    void isNotPublishedWithoutAPlaceToGoTo() {
        var nowhere = draft(details(DAY, "09:30", "15:00", null));

        refuses("meetings.refused.no-venue", () -> nowhere.publish("nowhere", NOW));
    }

    @Test
    void isNotPublishedForAnHourThatHasBegun() {
        var late = draft(details(LocalDate.of(2027, 3, 2), "09:00", "15:00", VENUE));

        refuses("meetings.refused.start-in-past", () -> late.publish("late", NOW));
    }

    @Test
    void endsAfterItStarts() {
        refuses("meetings.refused.end-before-start", () -> draft(details(DAY, "15:00", "15:00", VENUE)));
        refuses("meetings.refused.end-before-start", () -> draft(details(DAY, "15:00", "09:30", VENUE)));
    }

    @Test
    void doesNotStartAtATimeThatTheClocksSkip() {
        refuses(
                "meetings.refused.no-such-time",
                () -> draft(details(LocalDate.of(2026, 3, 29), "01:30", "15:00", VENUE)));
    }

    @Test
    void startsAtTheFirstOfTheTwoWhenTheClocksGoBack() {
        var meeting = draft(details(LocalDate.of(2026, 10, 25), "01:30", "15:00", VENUE));

        assertThat(meeting.start()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(meeting.startOfDay()).isEqualTo(90);
    }

    @Test
    void aDraftIsSimplyEdited() {
        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), NOW)).isFalse();
        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
    }

    @Test
    void whatTravellersHaveToKnowWaitsUntilTheyAreTold() {
        meeting.publish("going-cloud", NOW);

        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), NOW)).isTrue();
        assertThat(meeting.edit(details(DAY, "09:30", "15:00", VenueId.next()), NOW))
                .isTrue();

        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
        assertThat(meeting.venue()).isEqualTo(VENUE);
        assertThat(meeting.sequence()).isZero();
    }

    @Test
    void betterWordsAreSavedAndNoNews() {
        meeting.publish("going-cloud", NOW);

        assertThat(meeting.edit(named("A day"), NOW)).isFalse();
        assertThat(meeting.sequence()).isZero();
        assertThat(meeting.edit(named("A better day"), NOW)).isFalse();
        assertThat(meeting.sequence()).as("feeds show the title").isEqualTo(1);
    }

    @Test
    void isNotMovedIntoThePast() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.start-in-past", () -> meeting.move(hours("2027-03-01", "09:30", "15:00"), NOW));
        refuses("meetings.refused.start-in-past", () -> meeting.move(hours("2027-03-02", "09:00", "15:00"), NOW));
        var underWay = Instant.parse("2027-03-16T12:00:00Z");
        refuses("meetings.refused.end-in-past", () -> meeting.move(hours("2027-03-16", "09:30", "11:30"), underWay));
    }

    @Test
    void otherHoursOnTheSameDayAskNobodyAgain() {
        meeting.publish("going-cloud", NOW);

        assertThat(meeting.move(hours("2027-03-16", "10:00", "15:30"), NOW)).isFalse();

        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
        assertThat(meeting.answerBy()).isNull();
    }

    @Test
    void anotherDayGivesThoseRegisteredAWeek() {
        meeting.publish("going-cloud", NOW);

        assertThat(meeting.move(hours("2027-03-23", "09:30", "15:00"), NOW)).isTrue();

        assertThat(meeting.answerBy()).isEqualTo(Instant.parse("2027-03-09T20:00:00Z"));
        refuses("meetings.refused.answer-by", () -> meeting.answerBy(NOW, NOW));
        refuses("meetings.refused.answer-by", () -> meeting.answerBy(meeting.start(), NOW));
        meeting.answerBy(Instant.parse("2027-03-20T12:00:00Z"), NOW);
        meeting.move(hours("2027-03-20", "09:30", "15:00"), NOW);
        assertThat(meeting.answerBy()).isEqualTo(Instant.parse("2027-03-09T20:00:00Z"));
    }

    @Test
    void neverLaterThanTwoDaysBeforeUnlessThatIsTooSoon() {
        var zone = LONDON;
        assertThat(AnswerBy.usual(Instant.parse("2027-03-06T09:30:00Z"), zone, NOW))
                .isEqualTo(Instant.parse("2027-03-04T20:00:00Z"));
        assertThat(AnswerBy.usual(Instant.parse("2027-03-03T09:00:00Z"), zone, NOW))
                .isEqualTo(Instant.parse("2027-03-02T21:00:00Z"));
    }

    @Test
    void isPostponedUntilItHasADayAgain() {
        refuses("meetings.refused.change-draft", () -> meeting.postpone(NOW));
        meeting.publish("going-cloud", NOW);
        meeting.postpone(NOW);

        refuses("meetings.refused.already-postponed", () -> meeting.postpone(NOW));
        refuses("meetings.refused.start-in-past", () -> meeting.move(hours("2027-03-01", "09:30", "15:00"), NOW));
        assertThat(meeting.move(hours("2027-03-16", "09:30", "15:00"), NOW)).isTrue();
        assertThat(meeting.isPublished()).isTrue();
    }

    @Test
    void isNotPostponedOnceItHasBegun() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.postpone-begun", () -> meeting.postpone(Instant.parse("2027-03-16T09:30:00Z")));
        refuses("meetings.refused.change-held", () -> meeting.postpone(Instant.parse("2027-03-16T15:00:00Z")));
    }

    @Test
    void aHeldMeetingStaysCorrectableAndNobodyIsTold() {
        meeting.publish("going-cloud", NOW);
        var after = Instant.parse("2027-03-20T09:00:00Z");

        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), after)).isFalse();
        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
    }

    @Test
    void whatWasHeldIsNotMovedToALaterDay() {
        meeting.publish("going-cloud", NOW);
        var after = Instant.parse("2027-03-20T09:00:00Z");

        refuses(
                "meetings.refused.held-in-future",
                () -> meeting.edit(details(LocalDate.of(2028, 3, 16), "10:00", "15:00", VENUE), after));
        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
    }

    @Test
    void whatWasRecordedStaysBeforeThat() {
        var recorded = draft(details(LocalDate.of(2026, 3, 17), "09:30", "15:00", VENUE));
        recorded.heldBefore("before", null, null, NOW);
        var later = Instant.parse("2027-06-01T09:00:00Z");

        refuses(
                "meetings.refused.held-in-future",
                () -> recorded.edit(details(LocalDate.of(2027, 5, 4), "09:30", "15:00", VENUE), later));
        recorded.edit(details(LocalDate.of(2026, 3, 18), "09:30", "15:00", VENUE), later);
    }

    @Test
    void anEarlierDayPutRightLeavesNothingToAnswer() {
        meeting.publish("going-cloud", NOW);
        meeting.move(hours("2027-05-11", "10:00", "15:00"), NOW);
        assertThat(meeting.answerBy()).isNotNull();

        meeting.edit(details(LocalDate.of(2027, 3, 8), "10:00", "15:00", VENUE), Instant.parse("2027-06-01T09:00:00Z"));

        assertThat(meeting.answerBy()).isNull();
    }

    @Test
    void keepsItsVenueOncePublished() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.no-venue", () -> meeting.meet(MeetingFormat.IN_PERSON, null, "", null, NOW));
    }

    @Test
    void isCancelledWithAReasonAndOnce() {
        refuses("meetings.refused.cancel-draft", () -> meeting.cancel("Snow and ice.", NOW));
        meeting.publish("going-cloud", NOW);
        refuses("meetings.refused.no-reason", () -> meeting.cancel(" Snow.    ", NOW));

        assertThat(meeting.cancel(" Snow and ice. ", NOW).reason()).isEqualTo("Snow and ice.");

        refuses("meetings.refused.already-cancelled", () -> meeting.cancel("Snow and ice.", NOW));
        refuses("meetings.refused.already-cancelled", () -> meeting.postpone(NOW));
    }

    @Test
    void aPostponedMeetingCanBeCancelledEvenAfterItsOldDay() {
        meeting.publish("going-cloud", NOW);
        meeting.postpone(NOW);

        meeting.cancel("There is no other day.", Instant.parse("2027-05-01T09:00:00Z"));

        assertThat(meeting.isCancelled()).isTrue();
    }

    @Test
    void isNotCancelledWhenOver() {
        meeting.publish("going-cloud", NOW);

        refuses(
                "meetings.refused.cancel-held",
                () -> meeting.cancel("Snow and ice.", Instant.parse("2027-03-16T15:00:00Z")));
    }

    @Test
    void isHeldAgainOnlyWhenCancelled() {
        var again = draft(details(DAY, "09:30", "15:00", VENUE));
        refuses("meetings.refused.not-cancelled", () -> again.heldAgainFrom(meeting));
    }

    @Test
    void invitesOtherRegionsAndNotItsOwn() {
        refuses("meetings.refused.co-host-itself", () -> meeting.inviteCoHost(meeting.region(), NOW));
        refuses("meetings.refused.not-invited", () -> meeting.acceptCoHost(RegionId.next(), NOW));
    }

    private static Meeting draft(MeetingDetails details) {
        return Meeting.draft(MeetingId.next(), RegionId.next(), details, LONDON, PersonId.next(), NOW);
    }

    private static MeetingDetails details(LocalDate date, String start, String end, @Nullable VenueId venue) {
        return new MeetingDetails(
                "A day",
                "Together.",
                MeetingFormat.IN_PERSON,
                date,
                LocalTime.parse(start),
                LocalTime.parse(end),
                venue,
                null,
                60,
                null);
    }

    private static MeetingDetails named(String title) {
        var details = details(DAY, "09:30", "15:00", VENUE);
        return new MeetingDetails(
                title, "Better words.", details.format(), DAY, details.start(), details.end(), VENUE, null, 60, null);
    }

    private static Hours hours(String day, String start, String end) {
        return Hours.of(LocalDate.parse(day), LocalTime.parse(start), LocalTime.parse(end), LONDON);
    }
}
