package org.staffroom.regions;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an admin types about ambassadors. */
final class AmbassadorForms {

    private AmbassadorForms() {}

    record Appointment(
            @NotBlank(message = "{regions.ambassador.email.missing}")
            @Email(message = "{regions.ambassador.email.wrong}")
            String email,

            @NotNull(message = "{regions.ambassador.role.missing}")
            Ambassador.Role role,

            @NotNull(message = "{regions.ambassador.date.missing}")
            LocalDate since) {}

    /** @param back the day they are here again; empty when they are */
    record Absence(@Nullable LocalDate back) {}

    /**
     * @param successor asked for when nobody else is left
     * @param without that nobody follows, knowingly
     */
    record Ending(
            @NotNull(message = "{regions.ambassador.date.missing}")
            LocalDate lastDay,

            @Email(message = "{regions.ambassador.email.wrong}") @Nullable
            String successor,

            @Nullable Boolean without) {

        boolean knowinglyWithout() {
            return Boolean.TRUE.equals(without);
        }

        @Nullable
        String successorOrNull() {
            return successor == null || successor.isBlank() ? null : successor;
        }
    }
}
