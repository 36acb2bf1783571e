package org.staffroom.imports;

import java.util.List;
import org.staffroom.imports.Table.Unused;
import org.staffroom.shared.Refused;

/** A table that lacks columns which every row needs. */
class WrongColumns extends Refused {

    private final transient List<Column> missing;
    private final transient List<Unused> unused;

    WrongColumns(List<Column> missing, List<Unused> unused) {
        super("imports.refused.columns", missing.size());
        this.missing = missing;
        this.unused = unused;
    }

    public List<Column> missing() {
        return missing;
    }

    public List<Unused> unused() {
        return unused;
    }
}
