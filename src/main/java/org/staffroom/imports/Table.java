package org.staffroom.imports;

import java.util.List;
import java.util.Map;

/**
 * A table as it was read.
 *
 * @param unused the columns that nothing is done with
 */
record Table(List<Line> lines, List<Unused> unused) {

    /** @param number of the line in the file on which it begins, from 1 */
    record Line(int number, Map<Column, String> cells) {

        /** Without space at its ends; empty when there is none. */
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** @param nearest the name of a column of ours that is spelt much the same; empty when there is none */
    record Unused(String head, String nearest) {}
}
