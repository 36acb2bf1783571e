package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.door.AttendanceFacts;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PlacesTest extends OneMeeting {

    PlacesTest() {
        super(1);
    }

    @Autowired
    PlaceQueries attendees;

    @Autowired
    AttendanceQueries attendance;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ByHand hand;

    @Autowired
    TransactionTemplate transaction;

    private CurrentPerson cora;

    @BeforeEach
    void another() {
        cora = given.member("Cora");
    }

    @Test
    void whoIsSuspendedHasNoPlaceAtWhatIsToComeAndWhoWaitsMovesUp() {
        var before = given.meeting(region, "Before", START.minus(Duration.ofDays(90)), 3);
        given.confirmed(before, anna.id());
        take(anna);
        take(ben);
        take(cora);
        var admin = given.admin("Helen Admin");

        assertThat(post("/admin/people/" + ben.id() + "/suspension", admin)).hasStatus(303);
        assertThat(status(ben.id())).isEqualTo("CANCELLED");
        assertThat(own(cora).position()).isEqualTo(1);
        assertThat(post("/admin/people/" + anna.id() + "/suspension", admin)).hasStatus(303);

        assertThat(status(anna.id())).isEqualTo("CANCELLED");
        assertThat(own(cora).confirmed()).isTrue();
        assertThat(confirmed()).isEqualTo(1);
        assertThat(attendees.ownPlace(before, anna.id()).orElseThrow().confirmed())
                .as("what was, was")
                .isTrue();
    }

    @Test
    void whoComesWhenItIsFullWaitsInOrderAndMovesUp() {
        take(anna);
        take(ben);
        take(cora);
        assertThat(own(anna).confirmed()).isTrue();
        assertThat(own(ben).position()).isEqualTo(1);
        assertThat(own(cora).position()).isEqualTo(2);

        places.giveBack(anna, meeting);

        assertThat(own(anna).active()).isFalse();
        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(cora).position()).isEqualTo(1);
    }

    @Test
    void leavingTheWaitingListMovesNobodyIntoAFullRoom() {
        take(anna);
        take(ben);
        take(cora);

        places.giveBack(ben, meeting);

        assertThat(own(cora).position()).isEqualTo(1);
        assertThat(confirmed()).isEqualTo(1);
    }

    @Test
    void takingAgainRevivesTheSameRegistrationBehindTheOthers() {
        take(anna);
        take(ben);
        places.giveBack(anna, meeting);
        take(cora);
        take(anna);

        assertThat(own(anna).position()).isEqualTo(2);
        assertThat(own(anna).round()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from registration")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aRaisedCapacityLetsPeopleMoveUp() {
        take(anna);
        take(ben);
        take(cora);

        raiseTo(2);

        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(cora).waiting()).isTrue();
    }

    @Test
    void pressingTwiceChangesNothing() {
        take(anna);
        take(anna);
        places.giveBack(anna, meeting);
        places.giveBack(anna, meeting);

        assertThat(confirmed()).isZero();
        assertThat(own(anna).round()).isEqualTo(1);
        assertThat(jdbc.sql("select action from audit").query(String.class).list())
                .containsExactly("took", "gave back");
    }

    @Test
    void theCalendarNumberRisesWithEveryChangeTheEntryShows() {
        take(anna);
        assertThat(own(anna).sequence()).isEqualTo(0);
        transaction.executeWithoutResult(t -> events.publishEvent(new MeetingChanged(meeting, given.notice(meeting))));
        assertThat(own(anna).sequence()).isEqualTo(1);
        places.giveBack(anna, meeting);
        assertThat(own(anna).sequence()).isEqualTo(2);
        take(anna);
        assertThat(own(anna).sequence()).isEqualTo(3);
    }

    @Test
    void canBeTakenUntilTheEndAndGivenBackUntilTheStart() {
        clock.travelTo(START.plusSeconds(60));
        take(anna);
        assertRefused("places.refused.started", () -> places.giveBack(anna, meeting));

        clock.travelTo(START.plus(Duration.ofHours(6)));
        assertRefused("places.refused.over", () -> take(ben));
    }

    @Test
    void aCancelledMeetingIsRefusedAndADraftIsNotThere() {
        take(anna);
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertRefused("places.refused.cancelled", () -> take(ben));
        assertRefused("places.refused.cancelled", () -> places.giveBack(anna, meeting));

        var draft = given.draft(region, "Not yet");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> places.take(anna, draft, PlaceMode.ROOM));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> places.take(anna, MeetingId.next(), PlaceMode.ROOM));
    }

    @Test
    void onlineIsTakenOnlyWhereItIsOfferedAndOnePersonHasOnePlace() {
        assertRefused("places.refused.mode", () -> places.take(anna, meeting, PlaceMode.ONLINE));

        jdbc.sql("update meeting set format = 'HYBRID'").update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 100)")
                .param(meeting.value())
                .update();
        places.take(anna, meeting, PlaceMode.ONLINE);
        assertThat(own(anna).mode()).isEqualTo(PlaceMode.ONLINE);
        assertRefused("places.refused.other-mode", () -> take(anna));
    }

    @Test
    void needsAreCopiedAtTakingChangedForThisMeetingAndErasedTwoWeeksAfter() {
        jdbc.sql("update person set dietary_needs = 'No nuts', access_needs = 'Hearing loop' where id = ?")
                .param(anna.id().value())
                .update();
        take(anna);
        assertThat(needs()).isEqualTo("No nuts/Hearing loop");

        places.updateNeeds(anna, meeting, new Needs("Vegan", " "));
        assertThat(needs()).isEqualTo("Vegan/null");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> places.updateNeeds(ben, meeting, new Needs("Vegan", null)));

        clock.travelTo(START.plus(Duration.ofDays(14)));
        assertThat(places.eraseOldNeeds()).isZero();
        clock.travelTo(START.plus(Duration.ofDays(15)));
        assertThat(places.eraseOldNeeds()).isEqualTo(1);
        assertThat(needs()).isEqualTo("null/null");
    }

    @Test
    void needsOfAMeetingWhoseDateIsToFollowAreKept() {
        take(anna);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        clock.travelTo(START.plus(Duration.ofDays(30)));

        places.updateNeeds(anna, meeting, new Needs("Vegan", null));

        assertThat(places.eraseOldNeeds()).isZero();
        assertThat(needs()).isEqualTo("Vegan/null");
    }

    @Test
    void whoIsSuspendedIsPassedOver() {
        for (var settings : List.of("approval = false", "per_organisation = 2")) {
            given.rules(meeting, settings);
            jdbc.sql("delete from registration").update();
            jdbc.sql("update place set confirmed = 0, capacity = 1").update();
            take(anna);
            take(ben);
            take(cora);
            jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                    .param(ben.id().value())
                    .update();
            places.giveBack(anna, meeting);
            assertThat(own(cora).confirmed()).as(settings).isTrue();
            jdbc.sql("update person set status = 'ACTIVE'").update();
        }
    }

    @Test
    void addedByHandToAWaitingListThatNobodyIsOnTheyHaveAPlace() {
        var reason = "She rang us this morning.";
        assertThat(hand.add(ambassador, meeting, "Eve Moss", null, PlaceMode.ROOM, true, reason))
                .isTrue();
        assertThat(hand.add(ambassador, meeting, "Fay Orr", null, PlaceMode.ROOM, true, reason))
                .as("now it is full")
                .isFalse();
        assertThat(confirmed()).isEqualTo(1);
    }

    @Test
    void whatWasSaidOfTheirPlacesIsErasedAfterAYear() {
        hand.add(ambassador, meeting, "Eve Moss", null, PlaceMode.ROOM, false, "She rang us this morning.");
        take(anna);
        jdbc.sql(
                        "update registration set status = 'CANCELLED', waiting_number = null, declined_reason = 'No.' where person_id = ?")
                .param(anna.id().value())
                .update();
        clock.travelTo(START.plus(Duration.ofDays(365)));
        assertThat(places.eraseOldReasons()).isZero();
        clock.travelTo(START.plus(Duration.ofDays(366)));
        assertThat(places.eraseOldReasons()).isEqualTo(2);
        assertThat(places.eraseOldReasons()).isZero();
        assertThat(own(anna).declined()).isTrue();
    }

    @Test
    void whoeverBringsThemLeavesForGoodAndNobodyLosesAPlace() {
        var dan = given.guest("Dan Pike");
        given.confirmed(meeting, dan);
        jdbc.sql("update registration set booked_by = ?, confirm_by = ?")
                .params(anna.id().value(), Timestamp.from(START.minus(Duration.ofDays(3))))
                .update();

        places.giveBackAll(anna.id());

        assertThat(jdbc.sql("select count(*) from registration where confirm_by is null and status = 'CONFIRMED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void firstRefusalEndsWhenTheMeetingBeginsEarlier() {
        take(anna);
        jdbc.sql("update registration set confirm_by = ?")
                .param(Timestamp.from(START))
                .update();
        jdbc.sql("update meeting set starts_at = starts_at - interval '2 hours'")
                .update();

        transaction.executeWithoutResult(t -> events.publishEvent(new MeetingChanged(meeting, given.notice(meeting))));

        assertThat(jdbc.sql("select confirm_by from registration")
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(START.minus(Duration.ofHours(2)));
    }

    @Test
    void theFactsOfAMeetingCountNewFacesByAttendance() {
        var school = given.organisation("Severn Vale School", "SCHOOL");
        jdbc.sql("update person set organisation_id = ?").param(school.value()).update();
        var before = given.meeting(region, "Before", EmptyTables.NOW.minus(Duration.ofDays(100)), 30);
        var elsewhere = given.meeting(
                given.region("london", "London"), "Elsewhere", EmptyTables.NOW.minus(Duration.ofDays(90)), 30);
        given.attended(before, anna.id());
        given.attended(elsewhere, ben.id());
        given.attended(meeting, anna.id());
        given.attended(meeting, ben.id());
        given.attended(meeting, cora.id());

        assertThat(attendance.facts(meeting)).isEqualTo(new AttendanceFacts(3, 1, 2, 1));
        assertThat(attendance.facts(MeetingId.next())).isEqualTo(new AttendanceFacts(0, 0, 0, 0));
    }

    private void take(CurrentPerson person) {
        places.take(person, meeting, PlaceMode.ROOM);
    }

    private void raiseTo(int capacity) {
        transaction.executeWithoutResult(t -> {
            jdbc.sql("update place set capacity = ?").param(capacity).update();
            events.publishEvent(new CapacityRaised(meeting));
        });
    }

    private OwnPlace own(CurrentPerson person) {
        return attendees.ownPlace(meeting, person.id()).orElseThrow();
    }

    private String needs() {
        return jdbc.sql(
                        "select coalesce(dietary_needs, 'null') || '/' || coalesce(access_needs, 'null') from registration")
                .query(String.class)
                .single();
    }

    private static void assertRefused(String key, Runnable press) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(press::run)
                .extracting(Refused::key)
                .isEqualTo(key);
    }
}
