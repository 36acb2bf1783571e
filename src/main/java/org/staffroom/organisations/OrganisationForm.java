package org.staffroom.organisations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an admin writes of an organisation.
 *
 * @param trust the id of the trust a school belongs to, or empty
 * @param version null for a new one
 */
record OrganisationForm(
        @NotBlank(message = "{organisations.name.missing}") @Size(max = 160, message = "{organisations.name.too-long}")
        String name,

        @NotNull(message = "{organisations.kind.missing}") OrganisationKind kind,

        @Nullable @Pattern(regexp = "|[0-9a-f-]{36}", message = "{organisations.trust.not-a-trust}")
        String trust,

        @Nullable
        @Size(max = 300, message = "{organisations.website.wrong}")
        @Pattern(regexp = "|https?://[^\\s<>\"]+", message = "{organisations.website.wrong}")
        String website,

        @Nullable Integer version) {

    @Nullable
    OrganisationId trustId() {
        return trust == null || trust.isBlank() ? null : OrganisationId.of(trust);
    }
}
