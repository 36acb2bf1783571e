package org.staffroom.places;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonSuspended;

/** Whoever is suspended does not come: somebody else has the place. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SuspendedPeople {

    private final Places places;

    SuspendedPeople(Places places) {
        this.places = places;
    }

    @EventListener
    void on(PersonSuspended event) {
        places.giveBackAll(event.person());
    }
}
