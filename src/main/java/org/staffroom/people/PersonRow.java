package org.staffroom.people;

import org.jspecify.annotations.Nullable;

/**
 * A person as organisers see one when choosing speakers and helpers: never with the e-mail.
 *
 * @param organisation the name of the organisation the person belongs to
 */
public record PersonRow(
        PersonId id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation) {}
