package org.staffroom.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param kept whether the table is still there
 * @param importedAt null while it is only looked at
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
        int importedRows,
        int meetings,
        int talks) {}
