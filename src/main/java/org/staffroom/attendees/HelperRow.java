package org.staffroom.attendees;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A helper for the day, until when. */
record HelperRow(UUID id, String name, @Nullable String organisation, Instant expiresAt) {}
