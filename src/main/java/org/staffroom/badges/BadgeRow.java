package org.staffroom.badges;

import org.jspecify.annotations.Nullable;

/** Somebody who wears a badge. No e-mail address, and nothing that is not meant for everybody in the room. */
record BadgeRow(String name, @Nullable String organisation, boolean vendor, boolean speaker) {}
