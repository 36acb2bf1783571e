package org.staffroom.venues;

import java.util.Collection;
import java.util.Map;

/** How often venues are used: answered by meetings, of which this module knows nothing. */
public interface VenueUse {

    /** How many meetings are or were held at each of them; none where there is no answer. */
    Map<VenueId, Integer> meetings(Collection<VenueId> venues);
}
