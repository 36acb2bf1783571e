package org.staffroom.agendas;

import java.util.UUID;
import org.staffroom.people.PersonId;

/** A person in a role in an agenda item. */
public record Appearance(PersonId person, ItemRole role) {

    Appearance(UUID person, ItemRole role) {
        this(new PersonId(person), role);
    }
}
