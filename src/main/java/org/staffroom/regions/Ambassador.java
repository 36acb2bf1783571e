package org.staffroom.regions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;

/** That a person runs a region, from a day until a day; and until when they are away, with no reason. */
@Entity
class Ambassador {

    enum Role {
        LEAD,
        CO
    }

    @Id
    private UUID id;

    private UUID regionId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private LocalDate since;
    private @Nullable LocalDate until;
    private @Nullable LocalDate awayUntil;

    protected Ambassador() {}

    static Ambassador appoint(RegionId region, PersonId person, Role role, LocalDate since) {
        var ambassador = new Ambassador();
        ambassador.id = Ids.next();
        ambassador.regionId = region.value();
        ambassador.personId = person.value();
        ambassador.role = role;
        ambassador.since = since;
        return ambassador;
    }

    UUID id() {
        return id;
    }

    boolean isOf(RegionId region) {
        return regionId.equals(region.value());
    }

    /** @param day the first day on which they no longer run the region */
    void end(LocalDate day) {
        if (until != null) {
            throw new Refused("regions.refused.ended-already");
        }
        if (day.isBefore(since)) {
            throw new Refused("regions.refused.ends-before-start");
        }
        until = day;
        if (awayUntil != null && !awayUntil.isBefore(day)) {
            awayUntil = null;
        }
    }

    /** @param day the day they are back; null when they are here */
    void away(@Nullable LocalDate day, LocalDate today) {
        if (day != null && !day.isAfter(today)) {
            throw new Refused("regions.refused.away-in-the-past");
        }
        awayUntil = day;
    }
}
