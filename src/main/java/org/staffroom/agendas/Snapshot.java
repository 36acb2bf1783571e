package org.staffroom.agendas;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;

/** An item as it was, kept as JSON. */
record Snapshot(
        UUID id,
        int start,
        int minutes,
        ItemKind kind,
        String title,
        String description,
        @Nullable Integer track,
        String room,
        @Nullable UUID talk,
        List<Part> people) {

    /** Somebody in a role. */
    record Part(UUID person, ItemRole role) {}

    ItemDetails details() {
        return new ItemDetails(
                kind,
                minutes,
                track,
                room,
                title,
                description,
                talk == null ? null : new PresentationId(talk),
                people.stream()
                        .map(part -> new Appearance(new PersonId(part.person()), part.role()))
                        .toList());
    }
}
