package org.staffroom.places;

import java.util.UUID;

/**
 * A colleague one brings, as one called them.
 *
 * @param id of the registration
 * @param position in the waiting list, from 1; 0 when not waiting
 * @param unclaimed whether they have not been here themselves: until then one answers for them
 * @param open required questions without an answer
 */
public record ColleagueRow(UUID id, String called, PlaceStatus status, int position, boolean unclaimed, int open) {

    public boolean confirmed() {
        return status == PlaceStatus.CONFIRMED;
    }
}
