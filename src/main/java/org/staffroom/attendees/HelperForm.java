package org.staffroom.attendees;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who helps at the door: the e-mail address or the whole name of a member. */
record HelperForm(
        @NotBlank(message = "{door.helper.missing}")
        @Size(max = 254, message = "{door.refused.helper-unknown}")
        @Nullable
        String who) {}
