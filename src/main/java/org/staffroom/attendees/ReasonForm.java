package org.staffroom.attendees;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why an organiser does something by hand. */
record ReasonForm(
        @NotNull(message = "{attendees.by-hand.reason-length}")
        @Size(min = 3, max = 300, message = "{attendees.by-hand.reason-length}")
        @Nullable
        String reason) {

    ReasonForm {
        reason = reason == null ? null : reason.strip();
    }
}
