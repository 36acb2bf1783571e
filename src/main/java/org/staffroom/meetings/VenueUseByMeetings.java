package org.staffroom.meetings;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.VenueUse;

/** Tells the venue book of the meetings at its places. */
@Component
class VenueUseByMeetings implements VenueUse {

    private record Used(UUID venueId, int meetings) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    VenueUseByMeetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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

    @Override
    public List<Held> held(VenueId venue, int most) {
        return jdbc.sql("""
                        select m.slug, m.title, r.name as region, m.starts_at, m.status = 'CANCELLED' as cancelled
                        from meeting m join region r on r.id = m.region_id
                        where m.venue_id = :venue and m.status <> 'DRAFT' order by m.starts_at desc, m.id limit :most
                        """)
                .param("venue", venue.value())
                .param("most", most)
                .query(Held.class)
                .list();
    }

    @Override
    public List<Held> toCome(VenueId venue) {
        return jdbc.sql("""
                        select m.slug, m.title, r.name as region, m.starts_at, false as cancelled
                        from meeting m join region r on r.id = m.region_id
                        where m.venue_id = :venue
                          and (m.status = 'POSTPONED' or m.status = 'PUBLISHED' and m.ends_at > :now)
                        order by m.starts_at, m.id
                        """)
                .param("venue", venue.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Held.class)
                .list();
    }

    @Override
    public boolean isPublic(VenueId venue) {
        return jdbc.sql("select exists (select 1 from meeting where venue_id = ? and status <> 'DRAFT')")
                .param(venue.value())
                .query(Boolean.class)
                .single();
    }
}
