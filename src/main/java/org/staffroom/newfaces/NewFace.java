package org.staffroom.newfaces;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a place, or here, who is new.
 *
 * @param ever whether it is their first meeting of all; else the first in the region
 * @param here whether they were marked as here
 * @param online whether they take part from afar
 */
record NewFace(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        boolean ever,
        boolean here,
        boolean online) {

    public String work() {
        return work(jobTitle, organisation);
    }

    static String work(@Nullable String jobTitle, @Nullable String organisation) {
        return Stream.of(jobTitle == null ? "" : jobTitle, organisation == null ? "" : organisation)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(", "));
    }
}
