package org.staffroom.imports;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of an import. */
public record ImportId(UUID value) {

    static ImportId next() {
        return new ImportId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
