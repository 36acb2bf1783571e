package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** When places are taken, by whom and how many: what the organisers decide. */
@StaffroomTest
class PlaceRulesTest extends OneMeeting {

    PlaceRulesTest() {
        super(2);
    }

    @Autowired
    RuleBook book;

    @Autowired
    PlaceAnswers answers;

    @Autowired
    PlaceQueries attendees;

    private CurrentPerson cora;

    @BeforeEach
    void another() {
        cora = given.member("Cora");
    }

    @Test
    void placesAreTakenBetweenOpeningAndClosing() {
        var now = clock.instant();
        decide(rules(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(3)), null));

        refusedTaking(anna, "places.refused.not-yet");
        clock.travelTo(now.plus(Duration.ofDays(1)));
        take(anna);
        assertThat(own(anna).confirmed()).isTrue();
        clock.travelTo(now.plus(Duration.ofDays(3)));
        refusedTaking(ben, "places.refused.closed");
        // Giving back is possible until the start, and pressing again changes nothing.
        take(anna);
        places.giveBack(anna, meeting);
        assertThat(own(anna).active()).isFalse();
    }

    @Test
    void theListIsClosedToNewPeopleAndStillMovesUp() {
        take(anna);
        take(ben);
        take(cora);
        decide(rules(null, clock.instant().plusSeconds(1), null));
        clock.travelTo(clock.instant().plusSeconds(2));

        places.giveBack(anna, meeting);

        assertThat(own(cora).confirmed()).isTrue();
    }

    @Test
    void beyondTheShareOfAnOrganisationOneWaits() {
        annaAndBenAreOfOneSchool();
        decide(rules(null, null, 1));

        take(anna);
        take(ben);
        take(cora);

        assertThat(own(anna).confirmed()).isTrue();
        assertThat(own(ben).position()).isEqualTo(1);
        assertThat(own(cora).confirmed())
                .as("who works elsewhere passes who has to wait")
                .isTrue();
        places.giveBack(cora, meeting);
        assertThat(own(ben).waiting()).isTrue();
        places.giveBack(anna, meeting);
        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void aGreaterShareMovesPeopleUpAtOnce() {
        annaAndBenAreOfOneSchool();
        decide(rules(null, null, 1));
        take(anna);
        take(ben);

        decide(rules(null, null, 2));

        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void movingUpPassesOverWhoWouldExceedTheShare() {
        var school = given.organisation("Wye School", "SCHOOL");
        var dana = given.member("Dana");
        given.works(anna.id(), school);
        given.works(cora.id(), school);
        take(anna);
        take(ben);
        take(cora);
        take(dana);
        decide(rules(null, null, 1));

        places.giveBack(ben, meeting);

        assertThat(own(dana).confirmed()).isTrue();
        assertThat(own(cora).position()).isEqualTo(1);
        assertThat(confirmed()).isEqualTo(2);
    }

    @Test
    void moreCapacityMovesUpAtOnceAndLessStopsAtThoseWhoHavePlaces() {
        take(anna);
        take(ben);
        take(cora);

        book.capacity(ambassador, meeting, Map.of(PlaceMode.ROOM, 3));
        assertThat(own(cora).confirmed()).isTrue();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> book.capacity(ambassador, meeting, Map.of(PlaceMode.ROOM, 2)));
        assertThat(capacity()).isEqualTo(3);
        places.giveBack(anna, meeting);
        book.capacity(ambassador, meeting, Map.of(PlaceMode.ROOM, 2));
        assertThat(capacity()).isEqualTo(2);
    }

    @Test
    void apologiesAreKeptOnceAndNobodyLosesAPlaceByThem() {
        places.apologise(anna, meeting);
        places.apologise(anna, meeting);
        assertThat(own(anna).apologies()).isTrue();
        assertThat(own(anna).active()).isFalse();
        assertThat(confirmed()).isZero();

        take(anna);
        assertThat(own(anna).confirmed()).isTrue();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> places.apologise(anna, meeting))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("places.refused.has-place"));
        assertThat(own(anna).confirmed()).isTrue();
    }

    @Test
    void aMeetingHeldAgainIsFirstForThoseOfTheEarlierOne() {
        var earlier = given.meeting(region, "Snowed off", START.minus(Duration.ofDays(13)), 1);
        places.take(anna, earlier, PlaceMode.ROOM);
        places.take(ben, earlier, PlaceMode.ROOM);
        places.apologise(cora, earlier);
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow' where id = ?")
                .param(earlier.value())
                .update();
        jdbc.sql("update meeting set held_again_from = ? where id = ?")
                .params(earlier.value(), meeting.value())
                .update();
        given.rules(meeting, "head_start_hours = 24");

        take(anna);
        take(ben);
        refusedTaking(cora, "places.refused.head-start");
        assertThat(own(anna).confirmed()).isTrue();
        assertThat(own(ben).confirmed()).as("waited then").isTrue();

        clock.travelTo(clock.instant().plus(Duration.ofHours(24)));
        take(cora);
        assertThat(own(cora).waiting()).isTrue();
    }

    @Test
    void twoWhoDecideAtOnceSeeEachOther() {
        decide(rules(null, null, 3));

        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(() -> book.decide(ambassador, meeting, PlaceRules.DEFAULT));
    }

    @Test
    void onlyItsOrganisersDecide() {
        var elsewhere = given.ambassador("Nadia", given.region("wales", "Wales"));

        for (var person : List.of(anna, elsewhere)) {
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> book.decide(person, meeting, PlaceRules.DEFAULT));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> book.capacity(person, meeting, Map.of(PlaceMode.ROOM, 9)));
        }
        assertThat(capacity()).isEqualTo(2);
    }

    @Test
    void theEveningBeforeIsTheEveningWhereItIsHeldThroughBothClockChanges() {
        var london = ZoneId.of("Europe/London");
        // Sundays on which the clocks change: the evening before is still in the other time.
        assertThat(PlaceRules.DEFAULT.offersFrom(Instant.parse("2026-03-29T09:00:00Z"), london))
                .isEqualTo("2026-03-28T20:00:00Z");
        assertThat(PlaceRules.DEFAULT.offersFrom(Instant.parse("2026-10-25T09:00:00Z"), london))
                .isEqualTo("2026-10-24T19:00:00Z");
    }

    @Test
    void anOfferLastsFourHoursAndNeverBeyondHalfOfWhatIsLeftUntilThereIsNoTimeToAsk() {
        var london = ZoneId.of("Europe/London");
        var noon = Instant.parse("2027-03-16T12:00:00Z");
        assertThat(PlaceRules.offerUntil(noon, noon.plus(Duration.ofHours(30)), london))
                .isEqualTo("2027-03-16T16:00:00Z");
        assertThat(PlaceRules.offerUntil(noon, noon.plus(Duration.ofHours(2)), london))
                .isEqualTo("2027-03-16T13:00:00Z");
        assertThat(PlaceRules.offerUntil(noon, noon.plus(Duration.ofMinutes(20)), london))
                .as("time to read a mail")
                .isEqualTo("2027-03-16T12:15:00Z");
        assertThat(PlaceRules.offerUntil(noon, noon.plus(Duration.ofMinutes(15)), london))
                .isNull();
        assertThat(PlaceRules.offerUntil(noon, noon.minus(Duration.ofMinutes(15)), london))
                .isNull();
    }

    @Test
    void noOfferEndsInTheNightWhereItIsHeld() {
        var london = ZoneId.of("Europe/London");
        var start = Instant.parse("2027-03-16T09:30:00Z");
        var eight = Instant.parse("2027-03-16T08:00:00Z");
        for (var evening : List.of("17:01", "20:00", "22:00", "23:59")) {
            assertThat(PlaceRules.offerUntil(Instant.parse("2027-03-15T" + evening + ":00Z"), start, london))
                    .as(evening)
                    .isEqualTo(eight);
        }
        for (var night : List.of("00:00", "03:00", "06:00")) {
            assertThat(PlaceRules.offerUntil(Instant.parse("2027-03-16T" + night + ":00Z"), start, london))
                    .as(night)
                    .isEqualTo(eight);
        }
        assertThat(PlaceRules.offerUntil(Instant.parse("2027-03-15T17:00:00Z"), start, london))
                .isEqualTo("2027-03-15T21:00:00Z");
        assertThat(PlaceRules.offerUntil(eight, start, london)).isEqualTo("2027-03-16T08:45:00Z");
        // The night on which the clocks change.
        assertThat(PlaceRules.offerUntil(
                        Instant.parse("2027-03-27T21:00:00Z"), Instant.parse("2027-03-28T08:30:00Z"), london))
                .isEqualTo("2027-03-28T07:00:00Z");
        // A breakfast: they say so an hour before, and whoever is asked later still has their half.
        var breakfast = Instant.parse("2027-03-16T07:30:00Z");
        assertThat(PlaceRules.offerUntil(Instant.parse("2027-03-15T22:00:00Z"), breakfast, london))
                .isEqualTo("2027-03-16T06:30:00Z");
        assertThat(PlaceRules.offerUntil(Instant.parse("2027-03-16T06:30:00Z"), breakfast, london))
                .isEqualTo("2027-03-16T07:00:00Z");
    }

    @Test
    void whoSleptThroughAnOfferWaitsOnAndOfThoseWhoeverPressesFirstHasThePlace() {
        jdbc.sql("update place set capacity = 1").update();
        take(anna);
        take(ben);
        take(cora);
        clock.travelTo(Instant.parse("2027-03-15T22:00:00Z"));
        places.giveBack(anna, meeting);
        assertThat(own(ben).offeredUntil()).isEqualTo("2027-03-16T08:00:00Z");
        var registration = "/meetings/going-cloud/registration";

        clock.travelTo(Instant.parse("2027-03-16T08:00:00Z"));
        PlaceDeadlines.pass(answers);
        assertThat(own(cora).offeredUntil()).isBetween("2027-03-16T08:30:00Z", "2027-03-16T08:31:00Z");
        assertThat(own(ben).position()).isEqualTo(1);
        assertThat(own(ben).round()).isEqualTo(1);
        take(ben);
        answers.yes(ben, meeting);
        assertThat(own(ben).waiting()).as("Cora is asked").isTrue();
        assertThat(get(registration, ben)).bodyText().contains("number 1").doesNotContain("A place is free now");

        clock.travelTo(own(cora).offeredUntil());
        PlaceDeadlines.pass(answers);
        PlaceDeadlines.pass(answers);
        assertThat(List.of(own(ben).position(), own(cora).position())).containsExactly(1, 2);
        assertThat(own(cora).offered()).as("nobody is asked twice").isFalse();
        assertThat(confirmed()).isZero();
        assertThat(get(registration, cora)).bodyText().contains("A place is free now", "Take a place");

        take(cora);
        take(ben);
        assertThat(own(cora).confirmed()).isTrue();
        assertThat(own(ben).waiting()).isTrue();
        assertThat(confirmed()).isEqualTo(1);
    }

    @Test
    void whoSleptIsAskedAgainForAnotherDay() {
        jdbc.sql("update place set capacity = 1").update();
        take(anna);
        take(ben);
        clock.travelTo(Instant.parse("2027-03-15T22:00:00Z"));
        places.giveBack(anna, meeting);
        clock.travelTo(Instant.parse("2027-03-16T08:00:00Z"));
        PlaceDeadlines.pass(answers);
        assertThat(own(ben).waiting()).isTrue();

        jdbc.sql("update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'")
                .update();
        decide(rules(null, null, null));

        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void inTheLastQuarterOfAnHourAPlaceIsWhosePressesFirst() {
        jdbc.sql("update place set capacity = 1").update();
        take(anna);
        take(ben);
        clock.travelTo(START.minus(Duration.ofMinutes(10)));
        places.giveBack(anna, meeting);
        assertThat(own(ben).waiting()).isTrue();

        take(cora);

        assertThat(own(cora).confirmed()).isTrue();
        assertThat(confirmed()).isEqualTo(1);
    }

    private void annaAndBenAreOfOneSchool() {
        var school = given.organisation("Wye School", "SCHOOL");
        given.works(anna.id(), school);
        given.works(ben.id(), school);
    }

    private PlaceRules rules(Instant opens, Instant closes, Integer share) {
        var version = book.day(ambassador, meeting).rules().version();
        return new PlaceRules(version, opens, closes, false, share, 1, LocalTime.of(20, 0), 3, 48);
    }

    private void decide(PlaceRules rules) {
        book.decide(ambassador, meeting, rules);
    }

    private void take(CurrentPerson person) {
        places.take(person, meeting, PlaceMode.ROOM);
    }

    private void refusedTaking(CurrentPerson person, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(person))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(why));
        assertThat(attendees.ownPlace(meeting, person.id()).filter(OwnPlace::active))
                .isEmpty();
    }

    private OwnPlace own(CurrentPerson person) {
        return attendees.ownPlace(meeting, person.id()).orElseThrow();
    }

    private int capacity() {
        return place("capacity");
    }

    private int place(String column) {
        return jdbc.sql("select " + column + " from place where meeting_id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }
}
