package org.staffroom.door;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Somebody at the door without a place. */
record WalkInForm(
        @NotBlank(message = "{places.person.name-missing}")
        @Size(max = 120, message = "{places.person.name-long}")
        @Nullable
        String name,

        @Email(message = "{places.person.email-wrong}")
        @Size(max = 254, message = "{places.person.email-wrong}")
        @Nullable
        String email) {

    static final WalkInForm EMPTY = new WalkInForm("", "");
}
