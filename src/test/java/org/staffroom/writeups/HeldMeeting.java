package org.staffroom.writeups;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;

/** A meeting of two days ago, "Going cloud", its ambassador, somebody who was there, and what they do with write-ups. */
abstract class HeldMeeting {

    @Autowired
    WriteUps writeUps;

    @Autowired
    EditorQueries queries;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson ellie;
    MeetingId meeting;

    @BeforeEach
    void aMeetingThatWasHeld() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
    }

    /** With other words than it began with. */
    WriteUpId published(WriteUpId id, CurrentPerson author) {
        writeUps.edit(author, id, queries.head(id).version(), text("What was said", "Text"));
        writeUps.publish(marcus, id);
        return id;
    }

    static WriteUpText text(String title, String body) {
        return new WriteUpText(title, "", body, List.of(), List.of(), null, null);
    }

    MvcTestResult get(String address, @Nullable CurrentPerson person) {
        var request = mvc.get().uri(URI.create(address));
        return person == null ? request.exchange() : request.with(as(person)).exchange();
    }

    String body(String address, @Nullable CurrentPerson person) {
        try {
            return get(address, person).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param fields names and values in turn; of the same name there may be several */
    MvcTestResult post(String address, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
