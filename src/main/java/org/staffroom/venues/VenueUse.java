package org.staffroom.venues;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How venues are used: answered by meetings, of which this module knows nothing. */
public interface VenueUse {

    /** A published meeting held there. */
    record Held(String slug, String title, String region, Instant startsAt, boolean cancelled) {}

    /** How many meetings are or were held at each of them; none where there is no answer. */
    Map<VenueId, Integer> meetings(Collection<VenueId> venues);

    /** The published ones, the latest first. */
    List<Held> held(VenueId venue, int most);

    /** Those of them that people still mean to come to, the next first. */
    List<Held> toCome(VenueId venue);

    /** Whether visitors see the venue on the page of a meeting. */
    boolean isPublic(VenueId venue);
}
