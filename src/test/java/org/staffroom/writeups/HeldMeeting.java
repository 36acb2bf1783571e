package org.staffroom.writeups;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OnPages;

/** A meeting of two days ago, "Going cloud", its ambassador, somebody who was there, and what they do with write-ups. */
abstract class HeldMeeting extends OnPages {

    @Autowired
    WriteUps writeUps;

    @Autowired
    EditorQueries queries;

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

    String body(String address, @Nullable CurrentPerson person) {
        try {
            return get(address, person).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
