package org.staffroom.presentations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** A talk knows when it was first and last given, whatever becomes of agendas and meetings. */
@StaffroomTest
class GivenTest {

    private static final Instant SPRING = Instant.parse("2027-03-16T09:30:00Z");
    private static final Instant SUMMER = Instant.parse("2027-06-16T09:30:00Z");

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    RegionId region;
    PresentationId talk;

    @BeforeEach
    void aTalk() {
        region = given.region("south-west", "South West");
        talk = given.talk("Going cloud", "MEMBER");
    }

    @Test
    void onNoAgendaItIsNot() {
        assertThat(when()).containsExactly(null, null);
        on(given.draft(region, "Draft"));
        assertThat(when()).as("on the agenda of a draft").containsExactly(null, null);
    }

    @Test
    void atTheFirstAndTheLastPublishedMeeting() {
        on(given.meeting(region, "Summer", SUMMER, 30));
        assertThat(when()).containsExactly(SUMMER, SUMMER);
        var spring = on(given.meeting(region, "Spring", SPRING, 30));
        assertThat(when()).containsExactly(SPRING, SUMMER);
        set(spring, "starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'");
        assertThat(when()).as("moved").containsExactly(SPRING.plus(Duration.ofDays(1)), SUMMER);
        jdbc.sql("delete from agenda_item where meeting_id = ?")
                .param(spring.value())
                .update();
        assertThat(when()).as("dropped").containsExactly(SUMMER, SUMMER);
    }

    @Test
    void fromPublicationOn() {
        var draft = on(given.draft(region, "Draft"));
        set(draft, "status = 'PUBLISHED', published_at = now(), slug = 'draft'");
        assertThat(when()).doesNotContainNull();
    }

    @Test
    void anotherTalkInItsPlaceGivesTheWay() {
        on(given.meeting(region, "Spring", SPRING, 30));
        var other = given.talk("Another", "MEMBER");
        jdbc.sql("update agenda_item set presentation_id = ?")
                .param(other.value())
                .update();
        assertThat(when()).containsExactly(null, null);
        talk = other;
        assertThat(when()).containsExactly(SPRING, SPRING);
    }

    @Test
    void onSeveralAgendasAtOnce() {
        var meetings = new ArrayList<MeetingId>();
        for (var i = 0; i < 8; i++) {
            meetings.add(given.meeting(region, "Meeting " + i, SPRING.plus(Duration.ofDays(i)), 30));
        }
        assertThat(AtOnce.problems(meetings.stream()
                        .map(meeting -> (Runnable) () -> on(meeting))
                        .toList()))
                .isEmpty();
        assertThat(when()).containsExactly(SPRING, SPRING.plus(Duration.ofDays(7)));
    }

    @Test
    void whatDidNotTakePlaceSaysNothingOfWhen() {
        on(given.meeting(region, "Spring", SPRING, 30));
        var summer = on(given.meeting(region, "Summer", SUMMER, 30));
        set(summer, "status = 'POSTPONED', postponed_at = now()");
        assertThat(when()).as("date to follow").containsExactly(SPRING, SPRING);
        set(summer, "status = 'CANCELLED', postponed_at = null, cancelled_at = now()");
        assertThat(when()).as("cancelled").containsExactly(SPRING, SPRING);
        jdbc.sql("delete from agenda_item where meeting_id <> ?")
                .param(summer.value())
                .update();
        assertThat(when()).as("announced, so public").containsExactly(SUMMER, SUMMER);
    }

    private MeetingId on(MeetingId meeting) {
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        return meeting;
    }

    private void set(MeetingId meeting, String columns) {
        jdbc.sql("update meeting set " + columns + " where id = ?")
                .param(meeting.value())
                .update();
    }

    private List<@Nullable Instant> when() {
        return jdbc.sql("select first_given, last_given from presentation where id = ?")
                .param(talk.value())
                .query((row, number) -> {
                    var list = new ArrayList<@Nullable Instant>();
                    for (var column : List.of("first_given", "last_given")) {
                        var at = row.getTimestamp(column);
                        list.add(at == null ? null : at.toInstant());
                    }
                    return list;
                })
                .single();
    }
}
