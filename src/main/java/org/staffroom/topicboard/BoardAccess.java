package org.staffroom.topicboard;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;

/**
 * Who keeps the board in order: the ambassadors of a topic's region; of what is asked of the whole network, those of the
 * national region; and admins.
 */
@Component
class BoardAccess {

    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Dates dates;

    BoardAccess(RegionAccess regions, JdbcClient jdbc, Dates dates) {
        this.regions = regions;
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** @param region null for the whole network */
    boolean moderates(@Nullable CurrentPerson person, @Nullable RegionId region) {
        if (region != null) {
            return regions.organises(person, region);
        }
        if (person == null || person.admin()) {
            return person != null;
        }
        return jdbc.sql("""
                        select exists (
                            select 1 from ambassador a join region r on r.id = a.region_id and r.national
                            where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today))
                        """)
                .param("person", person.id().value())
                .param("today", dates.today())
                .query(Boolean.class)
                .single();
    }
}
