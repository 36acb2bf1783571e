package org.staffroom.imports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.regions.RegionId;

/**
 * What is there already of all that a table names.
 *
 * @param regions by name, short name and slug
 * @param own the regions in which the person may organise; null: in all
 * @param venues by name
 * @param meetings by region, day and title
 * @param talks by {@link Plan.Talk#key}
 * @param people by {@link Speaker#key}
 */
record Book(
        Map<String, Region> regions,
        @Nullable Set<RegionId> own,
        Map<String, List<Plan.Venue>> venues,
        Map<String, OrganisationKind> organisations,
        Map<String, UUID> topics,
        Map<Day, Held> meetings,
        Map<String, UUID> talks,
        Set<String> people) {

    record Region(Plan.Region region, boolean archived) {}

    /** By which two meetings are the same. */
    record Day(RegionId region, LocalDate date, String title) {

        static Day of(RegionId region, LocalDate date, String title) {
            return new Day(region, date, Spelling.key(title));
        }
    }

    /**
     * A meeting.
     *
     * @param over whether it was held, and is not still to come or under way
     * @param room how many minutes are left of it after its agenda; negative for none
     * @param talks their titles, as {@link Spelling#key} has them
     */
    record Held(UUID id, boolean asPlanned, boolean over, int room, Set<String> talks) {}

    Optional<Region> region(String named) {
        var key = Spelling.key(named);
        return Optional.ofNullable(regions.get(key))
                .or(() -> Optional.ofNullable(regions.get(key.replaceAll(" region$", ""))));
    }

    boolean mayWrite(RegionId region) {
        return own == null || own.contains(region);
    }

    /** How the regions are called that the person may write to. */
    Collection<String> regionNames() {
        var names = new HashMap<RegionId, String>();
        regions.values().stream()
                .filter(each -> !each.archived() && mayWrite(each.region().id()))
                .forEach(each -> names.put(each.region().id(), each.region().name()));
        return names.values();
    }

    boolean isVendor(String organisation) {
        return organisations.get(Spelling.key(organisation)) == OrganisationKind.VENDOR;
    }

    boolean knows(Speaker speaker) {
        return people.contains(speaker.key());
    }
}
