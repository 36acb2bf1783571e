package org.staffroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.Places;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;

/** What tests about places start from: a meeting in two weeks, called "Going cloud", two members and its ambassador. */
public abstract class OneMeeting {

    protected static final Instant START = EmptyTables.NOW.plus(Duration.ofDays(14));
    protected static final String OWN = "/meetings/going-cloud/registration";
    protected static final String ORGANISE = "/organise/meetings/going-cloud";

    @Autowired
    protected Given given;

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TravellingClock clock;

    @Autowired
    protected Statements statements;

    @Autowired
    protected Places places;

    protected RegionId region;
    protected MeetingId meeting;
    protected CurrentPerson anna;
    protected CurrentPerson ben;
    protected CurrentPerson ambassador;

    private final int capacity;

    /** @param capacity of the room */
    protected OneMeeting(int capacity) {
        this.capacity = capacity;
    }

    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud", START, capacity);
        anna = given.member("Anna Whitfield");
        ben = given.member("Ben Okafor");
        ambassador = given.ambassador("Marcus Shore", region);
    }

    protected MvcTestResult get(String path, CurrentPerson person) {
        return mvc.get().uri(path).with(as(person)).exchange();
    }

    /** @param fields names and values in turn */
    protected MvcTestResult post(String path, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(path).with(as(person)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    /** How many statements a page costs. */
    protected int cost(String path, CurrentPerson person) {
        return statements
                .during(() -> assertThat(get(path, person)).hasStatusOk())
                .size();
    }

    /** How somebody stands at the meeting. */
    protected String status(PersonId person) {
        return jdbc.sql("select status from registration where person_id = ? and meeting_id = ?")
                .params(person.value(), meeting.value())
                .query(String.class)
                .single();
    }

    /** The places counted as taken. */
    protected int confirmed() {
        return jdbc.sql("select confirmed from place where meeting_id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }
}
