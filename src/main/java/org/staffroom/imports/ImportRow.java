package org.staffroom.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param kept whether the table is still there
 * @param importedAt null while it is only looked at
 * @param undoneAt null while it was not taken back
 * @param importedRows how many rows were imported; nought before
 * @param meetings how many meetings were new; nought before
 * @param talks how many talks were given in them; nought before
 */
record ImportRow(
        ImportId id,
        String name,
        int rows,
        boolean kept,
        String by,
        Instant createdAt,
        @Nullable Instant importedAt,
        @Nullable Instant undoneAt,
        int importedRows,
        int meetings,
        int talks) {

    /** Whether it may be taken back, if nothing was changed since. */
    boolean undoable(Instant now) {
        var until = undoableUntil();
        return until != null && undoneAt == null && now.isBefore(until);
    }

    /** Null while it is only looked at. */
    public @Nullable Instant undoableUntil() {
        return importedAt == null ? null : importedAt.plus(Imports.UNDOABLE);
    }
}
