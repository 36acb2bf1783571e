package org.staffroom.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a place who was not marked as here, for the organisers. */
record MissingRow(UUID id, String name, @Nullable String organisation, boolean apologies) {}
