package org.staffroom.venues;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Asked;

/**
 * Which venues of the book are looked for. Whatever stands in the address is made harmless.
 *
 * @param region its id, as it stood in the address
 * @param seats how many there must be at least
 * @param has what there must be: see {@link #FEATURES}
 */
record VenueFilter(String q, String region, String seats, List<String> has) {

    static final List<String> FEATURES =
            List.of("step-free", "lift", "hearing-loop", "quiet-room", "prayer-room", "parking");

    static VenueFilter of(
            @Nullable String q, @Nullable String region, @Nullable String seats, @Nullable List<String> has) {
        return new VenueFilter(
                Asked.words(q),
                Asked.words(region),
                Asked.words(seats),
                has == null
                        ? List.of()
                        : FEATURES.stream().filter(has::contains).toList());
    }

    @Nullable
    UUID regionId() {
        try {
            return region.isEmpty() ? null : UUID.fromString(region);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    @Nullable
    Integer leastSeats() {
        return seats.matches("[1-9]\\d{0,3}") ? Integer.valueOf(seats) : null;
    }

    public boolean wants(String feature) {
        return has.contains(feature);
    }

    /** Whether more than words are asked for. */
    public boolean narrowed() {
        return !region.isEmpty() || !seats.isEmpty() || !has.isEmpty();
    }

    public boolean any() {
        return narrowed() || !q.isEmpty();
    }
}
