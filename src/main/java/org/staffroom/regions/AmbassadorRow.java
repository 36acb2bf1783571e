package org.staffroom.regions;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ambassador of a region. The public sees name, role and until when they are away; the rest is for admins.
 *
 * @param until the first day they no longer run the region
 * @param awayUntil the day they are back; null when here
 */
public record AmbassadorRow(
        UUID assignment,
        String name,
        @Nullable String email,
        @Nullable String organisation,
        boolean lead,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable LocalDate awayUntil) {}
