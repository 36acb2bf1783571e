package org.staffroom.attendees;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A message from an organiser to some of those on the list. */
record MessageForm(
        @NotBlank(message = "{attendees.message.subject-missing}")
        @Size(max = 120, message = "{attendees.message.subject-long}")
        @Nullable
        String subject,

        @NotBlank(message = "{attendees.message.text-missing}")
        @Size(max = 4000, message = "{attendees.message.text-long}")
        @Nullable
        String text) {}
