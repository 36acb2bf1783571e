package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Refusals.refuses;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.staffroom.venues.VenueId;

/** How and where people meet, whatever was typed beside it. */
class WhereaboutsTest {

    private static final VenueId VENUE = VenueId.next();
    private static final String LINK = "https://meet.example/room";

    @Test
    void onlyWhatTheFormatHasAUseForIsKept() {
        var online = Whereabouts.of(MeetingFormat.ONLINE, VENUE, "Gym", LINK);
        assertThat(online.venue()).isNull();
        assertThat(online.room()).isEmpty();
        assertThat(online.joiningLink()).isEqualTo(LINK);

        var there = Whereabouts.of(MeetingFormat.IN_PERSON, VENUE, " Gym ", LINK);
        assertThat(there.venue()).isEqualTo(VENUE);
        assertThat(there.room()).isEqualTo("Gym");
        assertThat(there.joiningLink()).isNull();

        assertThat(Whereabouts.of(MeetingFormat.HYBRID, VENUE, "Gym", LINK).joiningLink())
                .isEqualTo(LINK);
        assertThat(Whereabouts.of(MeetingFormat.HYBRID, null, "Gym", LINK).room())
                .as("of no venue")
                .isEmpty();
    }

    @Test
    void detailsThatSayNothingOfARoomLeaveIt() {
        assertThat(Whereabouts.of(details(null), "Gym").room()).isEqualTo("Gym");
        assertThat(Whereabouts.of(details(" Hall "), "Gym").room()).isEqualTo("Hall");
        assertThat(Whereabouts.of(details(""), "Gym").room()).isEmpty();
    }

    @Test
    void whoeverIsToComeHasToKnowWhere() {
        for (var format : MeetingFormat.values()) {
            Whereabouts.of(format, VENUE, "", LINK).requireVenue();
        }
        Whereabouts.of(MeetingFormat.ONLINE, null, "", LINK).requireVenue();
        for (var format : new MeetingFormat[] {MeetingFormat.IN_PERSON, MeetingFormat.HYBRID}) {
            refuses(
                    "meetings.refused.no-venue",
                    () -> Whereabouts.of(format, null, "", LINK).requireVenue());
        }
    }

    private static MeetingDetails details(@Nullable String hall) {
        return new MeetingDetails(
                "Going cloud",
                "",
                MeetingFormat.IN_PERSON,
                LocalDate.of(2027, 3, 16),
                LocalTime.of(9, 30),
                LocalTime.of(15, 0),
                VENUE,
                null,
                30,
                null,
                hall);
    }
}
