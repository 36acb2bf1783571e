package org.staffroom.surveys;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What tests of feedback begin with: a meeting yesterday, people who were there, and what they say. */
@StaffroomTest
abstract class Asking {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** A Tuesday at 9.30am, on the morning after which tests begin to ask. */
    static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    static final Instant MORNING_AFTER = Instant.parse("2027-03-17T10:00:00Z");

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Feedback feedback;

    @Autowired
    FeedbackRounds rounds;

    /** Of mails; what it does would be taken for something that answering does. */
    @Autowired
    @Qualifier("deliveryWorker")
    SmartLifecycle worker;

    RegionId region;
    MeetingId meeting;

    @AfterEach
    void workAgain() {
        jdbc.sql("delete from delivery").update();
        worker.start();
    }

    void aMeeting() {
        worker.stop();
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting", START, 60);
        clock.travelTo(MORNING_AFTER);
    }

    List<CurrentPerson> came(int number) {
        var people = new ArrayList<CurrentPerson>();
        for (var at = 1; at <= number; at++) {
            var person = given.member("Person Number" + (char) ('A' + at));
            given.confirmed(meeting, person.id());
            given.attended(meeting, person.id());
            people.add(person);
        }
        return people;
    }

    static Answered says(String next) {
        return new Answered(Map.of(), Map.of(), 4, "", "", next);
    }

    static Instant after(int days) {
        return MORNING_AFTER.plus(Duration.ofDays(days));
    }

    int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
