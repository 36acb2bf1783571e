package org.staffroom.organisations;

import org.jspecify.annotations.Nullable;

/**
 * An organisation as others see it.
 *
 * @param trust the name of the trust a school belongs to
 */
public record OrganisationRow(
        OrganisationId id,
        String name,
        OrganisationKind kind,
        @Nullable String trust,
        @Nullable String website) {}
