package org.staffroom.places;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A colleague one brings, as one called them.
 *
 * @param id of the registration
 * @param position in the waiting list, from 1; 0 when not waiting
 * @param unclaimed whether they have not been here themselves: until then one answers for them
 * @param confirmBy until when whoever brings them is to say whether the new date suits; null when nothing is asked
 * @param open required questions without an answer
 */
public record ColleagueRow(
        UUID id,
        String called,
        PlaceStatus status,
        int position,
        boolean unclaimed,
        @Nullable Instant confirmBy,
        int open) {

    public boolean asked() {
        return confirmBy != null;
    }

    public boolean confirmed() {
        return status == PlaceStatus.CONFIRMED;
    }
}
