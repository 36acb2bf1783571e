package org.staffroom.people;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;

/** Commands on people. */
@Service
@Transactional
public class People {

    private final PersonRepository people;
    private final Clock clock;

    People(PersonRepository people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /**
     * The person with this address, or a new unclaimed one: a guest speaker, a walk-in, a colleague brought along.
     *
     * @param email null for somebody of whom only the name is known; such a person is always new
     */
    public PersonId named(String name, @Nullable String email, @Nullable OrganisationId organisation) {
        if (email != null && !email.isBlank()) {
            var known = people.findByEmail(Person.normalised(email));
            if (known.isPresent()) {
                return known.get().id();
            }
        }
        var address = email == null || email.isBlank() ? null : email;
        return people.save(Person.named(name, address, organisation, clock.instant()))
                .id();
    }
}
