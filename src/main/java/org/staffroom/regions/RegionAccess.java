package org.staffroom.regions;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;

/** Who runs which region today: its ambassadors, and admins. */
@Component
public class RegionAccess {

    private final JdbcClient jdbc;
    private final Dates dates;

    RegionAccess(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** Whether the person may organise in the region. */
    public boolean organises(@Nullable CurrentPerson person, RegionId region) {
        return person != null && (person.admin() || regionsOf(person.id()).contains(region));
    }

    /** @throws NotFound when the person may not organise in the region */
    public void require(CurrentPerson person, RegionId region) {
        if (!organises(person, region)) {
            throw new NotFound();
        }
    }

    /** The regions of which the person is an ambassador today. */
    public Set<RegionId> regionsOf(PersonId person) {
        return jdbc
                .sql("""
                        select region_id from ambassador
                        where person_id = :person and since <= :today and (until is null or until > :today)
                        """)
                .param("person", person.value())
                .param("today", dates.today())
                .query(UUID.class)
                .list()
                .stream()
                .map(RegionId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws NotFound for whoever is neither an ambassador of some region nor an admin */
    public void requireAnyRegion(CurrentPerson person) {
        if (!organisesAny(person)) {
            throw new NotFound();
        }
    }

    /** Whether the person is an ambassador of some region today, or an admin. */
    public boolean organisesAny(@Nullable CurrentPerson person) {
        return person != null && (person.admin() || !regionsOf(person.id()).isEmpty());
    }
}
