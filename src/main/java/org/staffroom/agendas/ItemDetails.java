package org.staffroom.agendas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.presentations.PresentationId;

/**
 * What an organiser says about an agenda item.
 *
 * @param minutes how long it is
 * @param track 1 to 9 for one of several things at the same time; null for everybody together
 * @param title may be empty when there is a presentation, or a talk still to be announced
 */
public record ItemDetails(
        ItemKind kind,
        int minutes,
        @Nullable Integer track,
        String room,
        String title,
        String description,
        @Nullable PresentationId presentation,
        List<Appearance> people) {

    public ItemDetails {
        people = List.copyOf(people);
    }

    /** The slot of a talk still to be announced. */
    ItemDetails toBeAnnounced() {
        return new ItemDetails(kind, minutes, track, room, "", "", null, List.of());
    }
}
