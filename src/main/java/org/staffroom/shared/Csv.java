package org.staffroom.shared;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 has it, in UTF-8 with the mark by which spreadsheets know it. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe: it comes from people, and is text.
 */
public final class Csv {

    private static final String MARK = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** The rows, the heading among them; null is an empty cell. */
    public static byte[] bytes(List<? extends List<@Nullable String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining("", MARK, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        // Spreadsheets look past space at the beginning.
        var first = text.stripLeading();
        var formula = BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0
                || (!first.isEmpty() && BEGINS_FORMULA.indexOf(first.charAt(0)) >= 0);
        var safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n' || c == ';' || c == '\t')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
