package org.staffroom.people;

import java.util.UUID;

/** A person has another address. */
public record EmailChanged(UUID change, PersonId person, String from, String to) {

    @Override
    public String toString() {
        return "EmailChanged[change=" + change + "]";
    }
}
