package org.staffroom.places;

import org.jspecify.annotations.Nullable;

/** Somebody who comes too and lets themselves be named to the others who do. */
public record Fellow(
        String name, @Nullable String jobTitle, @Nullable String organisation) {}
