package org.staffroom.meetings;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueId;

/** How and where people meet; only what the format has a use for: no venue online, no link to a room alone. */
@Embeddable
record Whereabouts(
        @Enumerated(EnumType.STRING) MeetingFormat format,
        @Nullable UUID venueId,
        String room,
        @Nullable String joiningLink) {

    static Whereabouts of(MeetingFormat format, @Nullable VenueId venue, String room, @Nullable String link) {
        var there = format == MeetingFormat.ONLINE ? null : venue;
        return new Whereabouts(
                format,
                there == null ? null : there.value(),
                there == null ? "" : room.strip(),
                format == MeetingFormat.IN_PERSON ? null : link);
    }

    /** @param room for details that say nothing of one */
    static Whereabouts of(MeetingDetails details, String room) {
        return of(
                details.format(),
                details.venue(),
                details.hall() == null ? room : details.hall(),
                details.joiningLink());
    }

    @Nullable
    VenueId venue() {
        return venueId == null ? null : new VenueId(venueId);
    }

    /** @throws Refused when people are to come and nobody has said where */
    void requireVenue() {
        if (format != MeetingFormat.ONLINE && venueId == null) {
            throw new Refused("meetings.refused.no-venue");
        }
    }
}
