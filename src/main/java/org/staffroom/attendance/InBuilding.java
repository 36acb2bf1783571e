package org.staffroom.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is in the building, as far as is known: name and organisation, no more.
 *
 * @param unseen checked in by themselves: nobody at the door has seen them
 * @param online has a place online, and so may be at home
 */
record InBuilding(String name, @Nullable String organisation, Instant arrivedAt, boolean unseen, boolean online) {}
