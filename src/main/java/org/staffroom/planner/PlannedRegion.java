package org.staffroom.planner;

import java.time.DayOfWeek;
import java.util.Set;
import java.util.UUID;
import org.staffroom.regions.Nation;

/**
 * A region as the planner sees it.
 *
 * @param near the regions beside it on the map
 * @param usually the weekday of its last meeting; Tuesday while it had none
 * @param own whether whoever asks is an ambassador of it
 * @param organised whether they may plan for it: an admin for all
 */
record PlannedRegion(
        UUID id,
        String slug,
        String name,
        Nation nation,
        boolean national,
        Set<UUID> near,
        DayOfWeek usually,
        boolean own,
        boolean organised) {}
