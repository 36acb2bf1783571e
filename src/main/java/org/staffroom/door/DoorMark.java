package org.staffroom.door;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody pressed on a phone.
 *
 * @param id made on the phone: the same press sent twice has the same
 * @param person whom; null for a walk-in, and for undoing one whose person the phone does not know yet
 * @param of the mark that an undo takes back, of this phone; null: whatever was said of the person before
 * @param name of a walk-in
 * @param email of a walk-in, if it was told
 * @param at when it was pressed, as the phone reckons from what the server's clock said last
 */
record DoorMark(
        UUID id,
        Kind kind,
        @Nullable UUID person,
        @Nullable UUID of,
        @Nullable String name,
        @Nullable String email,
        Instant at) {

    enum Kind {
        HERE,
        WALK_IN,
        UNDO
    }

    /**
     * What became of it.
     *
     * @param person who it was about; null when it was refused
     * @param why words; null when it was taken
     */
    record Outcome(UUID id, @Nullable UUID person, @Nullable String why) {}
}
