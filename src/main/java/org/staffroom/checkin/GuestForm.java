package org.staffroom.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who checks in without signing in. */
record GuestForm(
        @NotBlank(message = "{checkin.guest.name-missing}")
        @Size(max = 120, message = "{places.person.name-long}")
        @Nullable
        String name,

        @NotBlank(message = "{checkin.guest.email-missing}")
        @Size(max = 254, message = "{places.person.email-wrong}")
        @Nullable
        String email) {

    static final GuestForm EMPTY = new GuestForm("", "");

    public String called() {
        return name == null ? "" : name;
    }

    public String address() {
        return email == null ? "" : email;
    }
}
