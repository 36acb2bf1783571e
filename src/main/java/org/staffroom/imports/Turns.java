package org.staffroom.imports;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** A long table keeps a processor busy for a while: each person has one worked on at a time, and holds up nobody else. */
@Component
class Turns {

    private final Set<PersonId> busy = ConcurrentHashMap.newKeySet();

    /** @throws Refused when this person's last one is not done yet */
    <T> T take(PersonId person, Supplier<T> work) {
        if (!busy.add(person)) {
            throw new Refused("imports.refused.busy");
        }
        try {
            return work.get();
        } finally {
            busy.remove(person);
        }
    }
}
