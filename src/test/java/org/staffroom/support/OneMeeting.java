package org.staffroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.Places;
import org.staffroom.regions.RegionId;

/** What tests about places start from: a meeting in two weeks, called "Going cloud", two members and its ambassador. */
public abstract class OneMeeting extends OnPages {

    protected static final Instant START = EmptyTables.NOW.plus(Duration.ofDays(14));
    protected static final String OWN = "/meetings/going-cloud/registration";
    protected static final String ORGANISE = "/organise/meetings/going-cloud";

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
