package org.staffroom.room;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;

/** A meeting that began at 9.30 and is in its first talk at 10.05, with people of every kind. */
abstract class OneRoom {

    static final String ROOM = "/meetings/spring-meeting/room";
    static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomQueries queries;

    RegionId region;
    MeetingId meeting;
    CurrentPerson marcus;
    CurrentPerson anna;
    CurrentPerson ben;
    CurrentPerson outsider;
    UUID cloud;
    UUID phones;

    @BeforeEach
    void aMeetingUnderWay() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        anna = given.member("Anna Whitfield");
        ben = given.member("Ben Okafor");
        outsider = given.member("Olive Outside");
        meeting = given.meeting(region, "Spring meeting", START, 30);
        given.agendaItem(meeting, 0, 20, "WELCOME", null);
        cloud = given.agendaItem(
                meeting,
                20,
                40,
                "MEMBER_TALK",
                given.talk("Going cloud", "MEMBER", given.member("Jo Blake").id()));
        given.agendaItem(meeting, 60, 20, "BREAK", null);
        phones = given.agendaItem(
                meeting,
                80,
                40,
                "VENDOR_TALK",
                given.talk(
                        "Phones for less", "VENDOR", given.member("Vic Vendor").id()));
        jdbc.sql("update agenda_item set title = '' where presentation_id is not null")
                .update();
        jdbc.sql("update agenda_item set title = initcap(title) where presentation_id is null")
                .update();
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
        clock.travelTo(START.plusSeconds(35 * 60));
    }

    RoomPostId ask(CurrentPerson who, PostKind kind, String text, boolean named) {
        var id = new RoomPostId(UUID.randomUUID());
        rooms.ask(who, meeting, id, kind, text, null, named);
        return id;
    }

    RoomPostId ask(CurrentPerson who, String text) {
        return ask(who, PostKind.QUESTION, text, true);
    }

    MvcTestResult get(@Nullable CurrentPerson who, String path) {
        var request = mvc.get().uri(path);
        return (who == null ? request : request.with(as(who))).exchange();
    }

    MvcTestResult post(CurrentPerson who, String path, String... fields) {
        var request = mvc.post().uri(path).with(as(who)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    int votes(RoomPostId id) {
        return jdbc.sql("select votes from room_post where id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    List<String> day() {
        return jdbc.sql("""
                        select to_char((m.starts_at + i.start_minute * interval '1 minute') at time zone m.zone, 'HH24:MI') || ' '
                            || i.length_minutes || ' ' || i.kind
                        from agenda_item i join meeting m on m.id = i.meeting_id order by i.start_minute
                        """).query(String.class).list();
    }
}
