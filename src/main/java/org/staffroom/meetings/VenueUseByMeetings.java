package org.staffroom.meetings;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.VenueUse;

/** Counts meetings for the venue book. */
@Component
class VenueUseByMeetings implements VenueUse {

    private record Used(UUID venueId, int meetings) {}

    private final JdbcClient jdbc;

    VenueUseByMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<VenueId, Integer> meetings(Collection<VenueId> venues) {
        if (venues.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select venue_id, count(*) as meetings from meeting where venue_id in (:venues) group by venue_id")
                .param("venues", venues.stream().map(VenueId::value).toList())
                .query(Used.class)
                .list()
                .stream()
                .collect(Collectors.toMap(used -> new VenueId(used.venueId()), Used::meetings));
    }
}
