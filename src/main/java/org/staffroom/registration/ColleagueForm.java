package org.staffroom.registration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.Colleague;
import org.staffroom.places.Needs;

/** A colleague one brings. One of whom nothing is typed is none. */
record ColleagueForm(
        @Size(max = 120, message = "{places.person.name-long}") @Nullable
        String name,

        @Email(message = "{places.person.email-wrong}")
        @Size(max = 254, message = "{places.person.email-wrong}")
        @Nullable
        String email,

        @Size(max = Needs.LONGEST, message = "{registration.needs.too-long}") @Nullable
        String dietaryNeeds,

        @Size(max = Needs.LONGEST, message = "{registration.needs.too-long}") @Nullable
        String accessNeeds) {

    static final ColleagueForm EMPTY = new ColleagueForm("", "", "", "");

    ColleagueForm {
        name = name == null ? "" : name.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        email = email == null ? "" : email.strip();
    }

    boolean isEmpty() {
        return called().isEmpty() && address().isEmpty() && needs().equals(Needs.NONE);
    }

    @AssertTrue(message = "{registration.colleagues.name-missing}")
    boolean isNamed() {
        return isEmpty() || !called().isEmpty();
    }

    String called() {
        return name == null ? "" : name;
    }

    String address() {
        return email == null ? "" : email;
    }

    Colleague colleague() {
        return new Colleague(called(), address(), needs());
    }

    Needs needs() {
        return new Needs(dietaryNeeds, accessNeeds);
    }
}
