package org.staffroom.door;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Somebody at the door without a place. */
record WalkInForm(
        @NotBlank(message = "{door.walk-in.name-missing}")
        @Size(max = 120, message = "{door.walk-in.name-long}")
        @Nullable
        String name,

        @Email(message = "{door.walk-in.email-wrong}")
        @Size(max = 254, message = "{door.walk-in.email-wrong}")
        @Nullable
        String email) {

    static final WalkInForm EMPTY = new WalkInForm("", "");
}
