package org.staffroom.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who is in the building: name and organisation, no more. */
record InBuilding(String name, @Nullable String organisation, Instant arrivedAt) {}
