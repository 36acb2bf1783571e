package org.staffroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.changes.Changes;
import org.staffroom.changes.OnTheDay;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** An organiser keeps a meeting that has begun to the clock. */
@StaffroomTest
class ClockTest extends OneRoom {

    private static final String ORGANISE = "/organise/meetings/spring-meeting/room";

    @Autowired
    OnTheDay onTheDay;

    @Autowired
    Changes changes;

    @Test
    void onePressMovesWhatFollowsTellsTheRoomAndMailsNobody() {
        assertThat(post(marcus, ORGANISE + "/lateness", "minutes", "10", "seen", "0"))
                .hasStatus(303)
                .hasRedirectedUrl(ROOM);
        assertThat(day())
                .containsExactly("09:30 20 WELCOME", "09:50 50 MEMBER_TALK", "10:40 20 BREAK", "11:00 40 VENDOR_TALK");
        assertThat(get(null, ROOM)).bodyText().contains("Running 10 minutes late", "until 10.40");
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from change_notice")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(changes.untold(meeting))
                .as("people are not said to be unaware of it")
                .isEmpty();

        onTheDay.late(marcus, meeting, null, 5, 1);
        assertThat(get(null, ROOM)).bodyText().contains("Running 15 minutes late");
        onTheDay.undo(marcus, meeting, 2);
        assertThat(get(null, ROOM)).bodyText().contains("Running 10 minutes late");
        onTheDay.undo(marcus, meeting, 3);
        assertThat(day())
                .containsExactly("09:30 20 WELCOME", "09:50 40 MEMBER_TALK", "10:30 20 BREAK", "10:50 40 VENDOR_TALK");
        assertThat(get(null, ROOM)).bodyText().doesNotContain("late");
        refuses("changes.refused.no-shift", () -> onTheDay.undo(marcus, meeting, 4));
    }

    @Test
    void twoWhoPressInTheSameMomentMakeItLateOnce() {
        var carys = given.ambassador("Carys Wynn", region);
        var problems = AtOnce.problems(java.util.List.of(
                () -> onTheDay.late(marcus, meeting, null, 10, 0), () -> onTheDay.late(carys, meeting, null, 10, 0)));
        assertThat(problems).hasSize(1).allMatch(problem -> problem.contains("pressed-already"));
        assertThat(day()).contains("10:40 20 BREAK");
        assertThat(post(marcus, ORGANISE + "/lateness", "minutes", "10", "seen", "0"))
                .hasStatus(303);
        assertThat(day()).contains("10:40 20 BREAK");
    }

    @Test
    void theNextItemBeginsNow() {
        assertThat(post(marcus, ORGANISE + "/next", "seen", "0")).hasStatus(303);
        assertThat(day())
                .containsExactly("09:30 20 WELCOME", "09:50 15 MEMBER_TALK", "10:05 20 BREAK", "10:25 40 VENDOR_TALK");
        assertThat(get(null, ROOM)).bodyText().contains("Running 25 minutes early");
        // What has only just begun lasts a minute, and whoever presses is told so.
        assertThat(post(marcus, ORGANISE + "/next", "seen", "1")
                        .getMvcResult()
                        .getFlashMap()
                        .get("flash"))
                .asString()
                .contains("begins in a minute");
        assertThat(day()).contains("10:05 1 BREAK", "10:06 40 VENDOR_TALK");
        onTheDay.undo(marcus, meeting, 2);
        onTheDay.undo(marcus, meeting, 3);
        assertThat(day()).contains("10:30 20 BREAK");
    }

    @Test
    void theEndMovesOnlyWhenItMustAndComesBack() {
        jdbc.sql("update agenda_item set length_minutes = 245 where kind = 'VENDOR_TALK'")
                .update();
        onTheDay.late(marcus, meeting, null, 5, 0);
        assertThat(end()).isEqualTo("15:00");
        onTheDay.late(marcus, meeting, null, 10, 1);
        assertThat(end()).isEqualTo("15:10");
        onTheDay.undo(marcus, meeting, 2);
        assertThat(end()).isEqualTo("15:00");
    }

    @Test
    void anEndThatSomebodyMadeMeanwhileIsNotTakenBack() {
        onTheDay.late(marcus, meeting, null, 10, 0);
        jdbc.sql("update meeting set ends_at = ends_at + interval '30 minutes'").update();
        onTheDay.undo(marcus, meeting, 1);
        assertThat(end()).isEqualTo("15:30");

        jdbc.sql("update agenda_item set length_minutes = 275 where kind = 'VENDOR_TALK'")
                .update();
        onTheDay.late(marcus, meeting, null, 15, 2);
        assertThat(end()).isEqualTo("15:40");
        jdbc.sql("update meeting set ends_at = ends_at + interval '20 minutes'").update();
        onTheDay.undo(marcus, meeting, 3);
        assertThat(end()).isEqualTo("16:00");
    }

    @Test
    void whatWasChangedBeforeAndNotToldStillWaits() {
        jdbc.sql("""
                insert into meeting_told (meeting_id, facts, told_at, untold)
                select id, jsonb_build_object('startsAt', starts_at, 'endsAt', ends_at, 'format', format, 'venue', null, 'room', '',
                    'place', 'Elsewhere', 'link', '', 'items', '[]'::jsonb), now(), true from meeting
                """).update();
        var before = changes.untold(meeting);
        assertThat(before).isNotEmpty();
        onTheDay.late(marcus, meeting, null, 10, 0);
        assertThat(changes.untold(meeting)).isEqualTo(before);
    }

    @Test
    void isNotTakenBackOverSomebodyElsesChange() {
        onTheDay.late(marcus, meeting, null, 10, 0);
        jdbc.sql("update agenda_item set length_minutes = 15 where kind = 'BREAK'")
                .update();
        refuses("changes.refused.moved-since", () -> onTheDay.undo(marcus, meeting, 1));
    }

    @Test
    void isForOrganisersWhileTheMeetingIsOn() {
        assertThatThrownBy(() -> onTheDay.late(anna, meeting, null, 10, 0)).isInstanceOf(NotFound.class);
        refuses("changes.refused.minutes", () -> onTheDay.late(marcus, meeting, null, 90, 0));
        clock.travelTo(START.minus(Duration.ofMinutes(1)));
        refuses("changes.refused.not-begun", () -> onTheDay.late(marcus, meeting, null, 10, 0));
        // Before it has begun the start moves, which is told by mail, and seen before it is.
        assertThat(get(marcus, ROOM))
                .bodyText()
                .contains("action=\"/organise/meetings/spring-meeting/changes/preview\"");
        clock.travelTo(START.plus(Duration.ofHours(6)));
        refuses("meetings.refused.change-held", () -> onTheDay.late(marcus, meeting, null, 10, 0));
        assertThat(post(marcus, ORGANISE + "/lateness", "minutes", "10", "seen", "0"))
                .hasStatus(303);
    }

    private String end() {
        return jdbc.sql("select to_char(ends_at at time zone zone, 'HH24:MI') from meeting")
                .query(String.class)
                .single();
    }
}
