package org.staffroom.venues;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.staffroom.meetings.MeetingId;

/** A meeting that people know of, and the venue at which it is held. */
abstract class AtAVenue extends WithVenues {

    MeetingId meeting;

    VenueId venue;

    @BeforeEach
    void aVenue() {
        meeting = given.meeting(region, "Going cloud");
        venue = new VenueId(
                jdbc.sql("select venue_id from meeting").query(UUID.class).single());
    }
}
