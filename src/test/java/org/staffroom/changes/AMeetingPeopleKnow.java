package org.staffroom.changes;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;

/** A published meeting, people who were told of it, and its ambassador. */
abstract class AMeetingPeopleKnow {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Autowired
    Changes changes;

    @Autowired
    Meetings meetings;

    @Autowired
    ToldQueries told;

    @Autowired
    ChangeNotices notices;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    ApplicationEvents events;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson elsewhere;
    MeetingId meeting;
    UUID welcome;
    UUID talk;
    UUID lunch;

    @BeforeEach
    void aMeetingPeopleKnow() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        at("2027-03-02T09:00:00Z");
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        welcome = given.agendaItem(meeting, 0, 30, "WELCOME", null);
        talk = given.agendaItem(
                meeting,
                30,
                60,
                "MEMBER_TALK",
                given.talk("Going cloud", "MEMBER", given.member("Jo Blake").id()));
        lunch = given.agendaItem(meeting, 90, 60, "LUNCH", null);
        jdbc.sql("update agenda_item set title = '' where id = ?").param(talk).update();
        told.keep(meeting, clock.instant());
    }

    ChangeNotice send(Proposal proposal) {
        var preview = changes.preview(marcus, meeting, proposal);
        return changes.send(marcus, meeting, proposal, NoticeId.next(), preview.seen());
    }

    static Proposal later(int minutes) {
        return new Proposal(minutes, null, false, null, null, null, null, "", "", "", null);
    }

    static Proposal on(String day, String start, String end) {
        return Proposal.moved(Hours.of(LocalDate.parse(day), LocalTime.parse(start), LocalTime.parse(end), LONDON), "");
    }

    Instant start() {
        return jdbc.sql("select starts_at from meeting where id = ?")
                .param(meeting.value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    void at(String instant) {
        clock.travelTo(Instant.parse(instant));
    }
}
