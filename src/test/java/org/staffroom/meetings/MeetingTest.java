package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
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
    void tellsNobodyWhatChangesInADraft() {
        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), NOW)).isEmpty();
    }

    @Test
    void tellsWhenWhatCalendarsShowHasChanged() {
        meeting.publish("going-cloud", NOW);

        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), NOW)).isPresent();
        assertThat(meeting.sequence()).isEqualTo(1);
        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VenueId.next()), NOW))
                .isPresent();
        assertThat(meeting.sequence()).isEqualTo(2);
    }

    @Test
    void aBetterSummaryIsNoNews() {
        meeting.publish("going-cloud", NOW);

        var better = new MeetingDetails(
                "A day",
                "Better words.",
                MeetingFormat.IN_PERSON,
                DAY,
                LocalTime.of(9, 30),
                LocalTime.of(15, 0),
                VENUE,
                null,
                60,
                null);

        assertThat(meeting.edit(better, NOW)).isEmpty();
        assertThat(meeting.sequence()).isZero();
    }

    @Test
    void isNotMovedIntoThePast() {
        meeting.publish("going-cloud", NOW);

        refuses(
                "meetings.refused.start-in-past",
                () -> meeting.edit(details(LocalDate.of(2027, 3, 1), "09:30", "15:00", VENUE), NOW));
    }

    @Test
    void aHeldMeetingStaysCorrectableAndNobodyIsTold() {
        meeting.publish("going-cloud", NOW);
        var after = Instant.parse("2027-03-20T09:00:00Z");

        assertThat(meeting.edit(details(DAY, "10:00", "15:00", VENUE), after)).isEmpty();
        assertThat(meeting.start()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
    }

    @Test
    void keepsItsVenueOncePublished() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.no-venue", () -> meeting.edit(details(DAY, "09:30", "15:00", null), NOW));
    }

    @Test
    void isCancelledWithAReasonAndOnce() {
        refuses("meetings.refused.cancel-draft", () -> meeting.cancel("Snow.", NOW));
        meeting.publish("going-cloud", NOW);
        refuses("meetings.refused.no-reason", () -> meeting.cancel("  ", NOW));

        assertThat(meeting.cancel(" Snow. ", NOW).reason()).isEqualTo("Snow.");

        refuses("meetings.refused.already-cancelled", () -> meeting.cancel("Snow.", NOW));
    }

    @Test
    void isNotCancelledWhenOver() {
        meeting.publish("going-cloud", NOW);

        refuses("meetings.refused.cancel-held", () -> meeting.cancel("Snow.", Instant.parse("2027-03-16T15:00:00Z")));
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
        return Meeting.draft(RegionId.next(), details, LONDON, PersonId.next(), NOW);
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

    static void refuses(String key, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
