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
    void anOfferLastsFourHoursAndNeverBeyondHalfOfWhatIsLeft() {
        var now = Instant.parse("2026-03-28T20:00:00Z");
        assertThat(PlaceRules.offerUntil(now, now.plus(Duration.ofHours(13)))).isEqualTo("2026-03-29T00:00:00Z");
        assertThat(PlaceRules.offerUntil(now, now.plus(Duration.ofHours(2)))).isEqualTo("2026-03-28T21:00:00Z");
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
