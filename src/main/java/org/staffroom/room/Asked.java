package org.staffroom.room;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question or topic as the write-up may have it: without a name, whoever asked.
 *
 * @param item whose talk it is about; null for a topic, and for nobody's in particular
 * @param about that talk's title; null with the item
 * @param answered or talked about
 */
public record Asked(
        PostKind kind, @Nullable UUID item, @Nullable String about, String text, int votes, boolean answered) {}
