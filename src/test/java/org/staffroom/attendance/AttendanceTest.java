package org.staffroom.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.door.DoorHelpers;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** From when to when people were at a meeting; who was missing, and what they say. 16 March 2027, 9am to 2.30pm. */
@StaffroomTest
class AttendanceTest extends OneMeeting {

    private static final String OWN = "/my/attendance/going-cloud";
    private static final String DESK = ORGANISE + "/attendance";
    private static final Duration AFTER = Duration.ofHours(9);

    @Autowired
    Attendances attendances;

    @Autowired
    DoorHelpers helpers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private CurrentPerson carys;

    AttendanceTest() {
        super(10);
    }

    @BeforeEach
    void people() {
        carys = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
    }

    private void afterwards() {
        clock.travelTo(START.plus(AFTER));
    }

    private void benWasMarked() {
        jdbc.sql("""
                        insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by)
                        select id, ?, false, starts_at - interval '10 minutes', ? from meeting where id = ?
                        """)
                .params(ben.id().value(), ambassador.id().value(), meeting.value())
                .update();
    }

    private String stay(PersonId person) {
        return jdbc.sql("""
                        select to_char(arrived_at at time zone 'Europe/London', 'HH24:MI') || '-'
                            || coalesce(to_char(left_at at time zone 'Europe/London', 'HH24:MI'), 'end')
                        from attendance where person_id = ? and meeting_id = ?
                        """)
                .params(person.value(), meeting.value())
                .query(String.class)
                .optional()
                .orElse("not here");
    }

    @Test
    void nobodyIsMissingWhereTheDoorWasNotWorked() {
        afterwards();
        assertThat(get("/my/attendance", anna))
                .bodyText()
                .contains("Nothing yet")
                .doesNotContain("Going cloud");
        assertThat(get(DESK, ambassador)).bodyText().doesNotContain("Anna Whitfield");
        // A name typed by a guest is no door.
        given.attended(meeting, given.guest("Typed"));
        jdbc.sql("update attendance set way = 'GUEST'").update();
        assertThat(get("/my/attendance", anna)).bodyText().doesNotContain("Going cloud");
    }

    @Test
    void whoWasMissingSeesItKindlyAndNobodyElseButTheOrganisers() {
        benWasMarked();
        clock.travelTo(START.plus(Duration.ofHours(1)));
        assertThat(get("/my/attendance", anna)).bodyText().doesNotContain("nobody marked you as here");
        afterwards();
        assertThat(get("/my/attendance", anna)).bodyText().contains("You had a place, and nobody marked you as here");
        assertThat(get(OWN, anna)).bodyText().contains("may well be our mistake", "forgotten twelve months");
        assertThat(get(DESK, ambassador))
                .bodyText()
                .contains("1 person had a place and was not marked", "Anna Whitfield");
        assertThat(get(DESK, carys)).hasStatus(404);
        assertThat(get(DESK, ben)).hasStatus(404);
        assertThat(get("/meetings/going-cloud", ben)).bodyText().doesNotContain("Anna Whitfield");
        assertThat(get(OWN, given.member("Nobody To Do With It"))).hasStatus(404);
    }

    @Test
    void whoSaysTheyWereThereIsPutRightInOnePress() {
        benWasMarked();
        afterwards();
        assertThat(post(OWN + "/otherwise", anna, "arrived", "09:40", "left", "", "words", "I sat beside Ben."))
                .hasStatus3xxRedirection();
        assertThat(get(OWN, anna)).bodyText().contains("You told the ambassadors that you were here from 9.40am");
        assertThat(get("/organise", ambassador)).bodyText().contains("attendance at “Going cloud” was otherwise");
        assertThat(get(DESK, ambassador))
                .bodyText()
                .contains("I sat beside Ben.", "here from 9.40am to the end", "not marked as here");
        assertThat(stay(anna.id())).isEqualTo("not here");

        for (var press = 0; press < 2; press++) {
            assertThat(post(DESK + "/" + anna.id() + "/agreement", ambassador)).hasStatus3xxRedirection();
        }
        assertThat(stay(anna.id())).isEqualTo("09:40-end");
        assertThat(get(OWN, anna)).bodyText().contains("put it right", "Here from 9.40am to the end");
        assertThat(get("/organise", ambassador)).bodyText().doesNotContain("was otherwise");
        assertThat(post(OWN + "/otherwise", anna, "arrived", "09:00")).hasStatus(422);
    }

    @Test
    void whatIsLeftAsItIsIsSaidToo() {
        benWasMarked();
        afterwards();
        post(OWN + "/otherwise", anna, "arrived", "", "left", "12:00");
        post(DESK + "/" + anna.id() + "/refusal", ambassador);
        assertThat(stay(anna.id())).isEqualTo("not here");
        assertThat(get(OWN, anna)).bodyText().contains("left it as it is");
    }

    @Test
    void nothingSaidOfTheComingMeansFromTheStart() {
        benWasMarked();
        afterwards();
        post(OWN + "/otherwise", anna, "arrived", "09:40");
        jdbc.sql("update attendance_said set arrived_at = null").update();
        assertThat(get(DESK, ambassador)).hasStatusOk().bodyText().contains("here from 9am to the end");
        assertThat(get(OWN, anna)).hasStatusOk().bodyText().contains("here from 9am to the end");
        post(DESK + "/" + anna.id() + "/agreement", ambassador);
        assertThat(stay(anna.id())).isEqualTo("09:00-end");
    }

    @Test
    void noOtherRegionPutsAnythingRight() {
        benWasMarked();
        afterwards();
        post(OWN + "/otherwise", anna, "arrived", "09:40");
        assertThat(post(DESK + "/" + anna.id() + "/agreement", carys)).hasStatus(404);
        assertThat(post(DESK + "/" + anna.id() + "/agreement", anna)).hasStatus(404);
        assertThat(stay(anna.id())).isEqualTo("not here");
    }

    @Test
    void oneSaysOneselfWhenOneLeftAndTakesItBack() {
        benWasMarked();
        assertThat(post(OWN + "/departure", ben, "left", "12:00")).hasStatus(404);
        afterwards();
        assertThat(post(OWN + "/departure", ben, "left", "14:00")).hasStatus3xxRedirection();
        assertThat(stay(ben.id())).isEqualTo("08:50-14:00");
        assertThat(get(DESK, ambassador)).bodyText().contains("said so", "2pm");
        assertThat(post(OWN + "/departure", ben)).hasStatus3xxRedirection();
        assertThat(stay(ben.id())).isEqualTo("08:50-end");
        assertThat(post(OWN + "/departure", ben, "left", "noon"))
                .hasStatus(422)
                .bodyText()
                .contains("noon");
        assertThat(post(OWN + "/departure", ben, "left", "08:00")).hasStatus(422);
        // After the end is to the end.
        post(OWN + "/departure", ben, "left", "18:00");
        assertThat(stay(ben.id())).isEqualTo("08:50-end");
        assertThat(post(OWN + "/departure", anna, "left", "12:00"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody has marked");
        clock.travelTo(START.plus(Duration.ofDays(29)));
        assertThat(post(OWN + "/departure", ben, "left", "12:00")).hasStatus(422);
    }

    @Test
    void whatAnOrganiserNotedIsNotUndoneByOneselfButDisputed() {
        benWasMarked();
        afterwards();
        assertThat(post(DESK + "/" + ben.id(), ambassador, "arrived", "09:10", "left", "11:00"))
                .hasStatus3xxRedirection();
        assertThat(stay(ben.id())).isEqualTo("09:10-11:00");
        assertThat(post(OWN + "/departure", ben)).hasStatus(422).bodyText().contains("noted an earlier time");
        assertThat(post(OWN + "/departure", ben, "left", "10:00")).hasStatus3xxRedirection();
        assertThat(stay(ben.id())).isEqualTo("09:10-10:00");
        post(OWN + "/otherwise", ben, "arrived", "", "left", "");
        post(DESK + "/" + ben.id() + "/agreement", ambassador);
        assertThat(stay(ben.id())).isEqualTo("09:00-end");
    }

    @Test
    void timesThatCannotBeAreRefusedAndTheDatabaseWouldToo() {
        benWasMarked();
        afterwards();
        for (var wrong : new String[][] {{"15:00", ""}, {"10:00", "09:59"}, {"soon", ""}, {"09:00", "25:00"}}) {
            assertThat(post(DESK + "/" + ben.id(), ambassador, "arrived", wrong[0], "left", wrong[1]))
                    .hasStatus(422);
            assertThat(post(OWN + "/otherwise", ben, "arrived", wrong[0], "left", wrong[1]))
                    .hasStatus(422);
        }
        assertThat(post(DESK + "/" + ben.id(), ambassador, "arrived", "10:01", "left", "09:59"))
                .bodyText()
                .contains("value=\"10:01\"", "value=\"09:59\"");
        assertThat(stay(ben.id())).isEqualTo("08:50-end");
        assertThat(post(DESK + "/" + UUID.randomUUID(), ambassador, "arrived", "09:00"))
                .hasStatus(422);
        assertThat(post(OWN + "/otherwise", ben, "words", "x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains("at most 300 characters", "x".repeat(301));
    }

    @Test
    void whoLeavesDuringTheDayIsNoLongerInTheBuilding() {
        benWasMarked();
        clock.travelTo(START.plus(Duration.ofHours(2)));
        assertThat(get(ORGANISE + "/in-the-building", ambassador))
                .bodyText()
                .contains("Ben Okafor", "11am")
                .doesNotContain("Anna", "@school.example");
        for (var stranger : List.of(anna, carys)) {
            assertThat(get(ORGANISE + "/in-the-building", stranger)).hasStatus(404);
        }
        var helper = given.member("Hetty Page");
        helpers.name(ambassador, meeting, helper.email());
        assertThat(get(ORGANISE + "/in-the-building", helper))
                .bodyText()
                .contains("Ben Okafor")
                .doesNotContain("on their own phone</small>");
        jdbc.sql("update attendance set way = 'SELF'").update();
        assertThat(get(ORGANISE + "/in-the-building", ambassador))
                .bodyText()
                .contains("checked in on their own phone</small>");
        post(DESK + "/" + ben.id() + "/departure", ambassador);
        assertThat(stay(ben.id())).isEqualTo("08:50-11:00");
        assertThat(get(ORGANISE + "/in-the-building", ambassador)).bodyText().doesNotContain("Ben Okafor");
        afterwards();
        assertThat(post(DESK + "/" + ben.id() + "/departure", ambassador)).hasStatus(422);
    }

    @Test
    void whoHasAPlaceOnlineAndCameIsInTheBuilding() {
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 10)")
                .param(meeting.value())
                .update();
        jdbc.sql("update registration set mode = 'ONLINE' where person_id = ?")
                .param(ben.id().value())
                .update();
        benWasMarked();
        assertThat(get(ORGANISE + "/in-the-building", ambassador))
                .bodyText()
                .contains("Ben Okafor", "has a place online</small>");
    }

    @Test
    void whoSpeaksAndWasNotMarkedIsAskedAfterInAnAlarm() {
        var dominique = given.guest("Dominique Ellis");
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Backups", "MEMBER", dominique, ben.id()));
        benWasMarked();
        assertThat(get(ORGANISE + "/in-the-building", ambassador))
                .bodyText()
                .containsOnlyOnce("Ben Okafor")
                .containsSubsequence("Ben Okafor", "On the agenda, not marked as here", "Dominique Ellis");
    }

    @Test
    void apologiesAreNoBlame() {
        benWasMarked();
        assertThat(post(OWN + "/apologies", anna)).hasStatus(404);
        clock.travelTo(START.plus(Duration.ofMinutes(30)));
        for (var press = 0; press < 2; press++) {
            assertThat(post(OWN + "/apologies", anna)).hasStatus3xxRedirection();
        }
        afterwards();
        assertThat(get(OWN, anna))
                .bodyText()
                .contains("You could not come, and said so")
                .doesNotContain("mistake: doors");
        assertThat(get(DESK, ambassador)).bodyText().contains("apologies");
        assertThat(post(OWN + "/apologies", ben)).hasStatus(422);
        // The organiser was rung.
        var cora = given.member("Cora Lane");
        given.confirmed(meeting, cora.id());
        post(DESK + "/" + cora.id() + "/apologies", ambassador);
        assertThat(get(OWN, cora)).bodyText().contains("You could not come, and said so");
        post(DESK + "/" + cora.id() + "/arrival", ambassador);
        assertThat(stay(cora.id())).isEqualTo("09:00-end");
    }

    @Test
    void apologiesForTheMorningItSnowedAreNoneForTheNewDay() {
        clock.travelTo(START.plus(Duration.ofMinutes(30)));
        post(OWN + "/apologies", anna);
        happened(new MeetingPostponed(meeting, given.notice(meeting)));
        assertThat(said()).isZero();
        post(OWN + "/apologies", anna);
        happened(new MeetingRescheduled(meeting, given.notice(meeting), START));
        assertThat(said()).isZero();
    }

    private void happened(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private int said() {
        return jdbc.sql("select count(*) from attendance_said")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoseAddressSomebodyTypedSaysWhetherItWasThem() {
        given.attended(meeting, anna.id());
        given.attended(meeting, ben.id());
        jdbc.sql("update attendance set way = 'GUEST'").update();
        afterwards();
        assertThat(get(OWN, anna)).bodyText().contains("Somebody checked in with your e-mail address");
        post(OWN + "/confirmation", anna);
        post(OWN + "/removal", ben);
        assertThat(stay(anna.id())).isEqualTo("09:00-end");
        assertThat(stay(ben.id())).isEqualTo("not here");
        // Now it is recorded for good: nobody is taken off so.
        post(OWN + "/removal", anna);
        assertThat(stay(anna.id())).isEqualTo("09:00-end");
    }

    @Test
    void whoWasMissingIsForgottenAfterAYearAndWhoCameIsNot() {
        benWasMarked();
        var cora = given.member("Cora Lane");
        given.confirmed(meeting, cora.id());
        afterwards();
        post(OWN + "/apologies", cora);
        post(OWN + "/otherwise", anna, "arrived", "09:40", "words", "I was there.");
        clock.travelTo(START.plus(Duration.ofDays(365)));
        assertThat(attendances.forgetOld()).isZero();
        clock.travelTo(START.plus(Duration.ofDays(366)));
        assertThat(get("/my/attendance", anna)).bodyText().doesNotContain("Going cloud");
        assertThat(get(DESK, ambassador)).bodyText().doesNotContain("was not marked");
        assertThat(attendances.forgetOld()).isEqualTo(2);
        assertThat(jdbc.sql("select p.name from registration r join person p on p.id = r.person_id")
                        .query(String.class)
                        .list())
                .containsExactly("Ben Okafor");
        assertThat(said()).isZero();
        assertThat(stay(ben.id())).isEqualTo("08:50-end");
    }
}
