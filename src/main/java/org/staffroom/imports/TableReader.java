package org.staffroom.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.staffroom.imports.Table.Line;
import org.staffroom.imports.Table.Unused;
import org.staffroom.shared.Refused;

/** Reads a table as spreadsheets save it: in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. */
final class TableReader {

    static final int LARGEST = 5 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;

    /** With something at their heads: each that is not ours is compared with all that are. */
    private static final int MOST_COLUMNS = 200;

    private static final String SEPARATORS = ",;\t";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    /** The mark with which we keep a spreadsheet from taking a cell for a formula: see {@link org.staffroom.shared.Csv}. */
    private static final Pattern GUARDED = Pattern.compile("'\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private TableReader() {}

    /**
     * The rows of a file, those without any cell left out.
     *
     * @throws WrongColumns when columns are missing
     * @throws Refused when it is no such table, or too long
     */
    static Table read(byte[] file) {
        if (file.length > LARGEST) {
            throw new Refused("imports.refused.too-large", LARGEST / 1024 / 1024);
        }
        if (begins(file, ZIP) || begins(file, OLE)) {
            throw new Refused("imports.refused.workbook");
        }
        var text = text(file);
        if (text.indexOf('\0') >= 0) {
            throw new Refused("imports.refused.not-text");
        }
        if (text.isBlank()) {
            throw new Refused("imports.refused.blank");
        }
        return rows(text);
    }

    private static Table rows(String text) {
        // Excel writes "sep=;" on a line ahead of the table, and counts it as one.
        var declared = text.length() > 4 && text.regionMatches(true, 0, "sep=", 0, 4);
        var body = declared ? text.substring(Math.max(0, text.indexOf('\n'))) : text;
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(
                        declared && (SEPARATORS + "|").indexOf(text.charAt(4)) >= 0
                                ? text.charAt(4)
                                : separator(body.stripLeading()))
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (var parser =
                CSVParser.builder().setCharSequence(body).setFormat(format).get()) {
            return rows(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table rows(CSVParser parser) {
        var lines = new ArrayList<Line>();
        Map<Integer, Column> columns = null;
        var unused = new ArrayList<Unused>();
        var next = 1L;
        try {
            for (var record : parser) {
                var number = (int) Math.max(next, parser.getCurrentLineNumber() - breaks(record));
                next = parser.getCurrentLineNumber() + 1;
                if (columns == null) {
                    columns = columns(record, unused);
                } else if (record.stream().anyMatch(cell -> !cell.isBlank())) {
                    lines.add(line(number, record, columns));
                }
                if (lines.size() > MOST_ROWS) {
                    throw new Refused("imports.refused.too-many", MOST_ROWS);
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw new Refused("imports.refused.quotes", Math.max(1, parser.getCurrentLineNumber()));
        }
        if (lines.isEmpty()) {
            throw new Refused("imports.refused.empty");
        }
        return new Table(lines, unused);
    }

    /** How many lines a row goes on for, after its first. */
    private static long breaks(CSVRecord record) {
        return record.stream()
                .mapToLong(cell -> cell.chars().filter(letter -> letter == '\n').count())
                .sum();
    }

    private static Map<Integer, Column> columns(CSVRecord heads, List<Unused> unused) {
        if (heads.stream().filter(head -> !head.isBlank()).count() > MOST_COLUMNS) {
            throw new Refused("imports.refused.too-wide", MOST_COLUMNS);
        }
        var columns = new HashMap<Integer, Column>();
        for (var at = 0; at < heads.size(); at++) {
            var head = heads.get(at).strip();
            if (head.isEmpty()) {
                continue;
            }
            var column = Column.headed(head);
            if (column.isPresent() && !columns.containsValue(column.get())) {
                columns.put(at, column.get());
            } else if (!Column.isOurs(head)) {
                unused.add(new Unused(Spelling.shortened(head), nearest(head)));
            }
        }
        var missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !columns.containsValue(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new WrongColumns(missing, unused);
        }
        return columns;
    }

    private static String nearest(String head) {
        var names = Arrays.stream(Column.values())
                .flatMap(column -> column.names().stream())
                .toList();
        return Spelling.nearest(head, names)
                .flatMap(Column::headed)
                .map(Column::head)
                .orElse("");
    }

    private static Line line(int number, CSVRecord record, Map<Integer, Column> columns) {
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach((at, column) -> {
            var cell = at < record.size() ? record.get(at).strip() : "";
            if (!cell.isEmpty()) {
                cells.put(column, GUARDED.matcher(cell).matches() ? cell.substring(1) : cell);
            }
        });
        return new Line(number, cells);
    }

    /** What separates the heads of the columns most often. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == '\n' || letter == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(letter) >= 0) {
                counts[SEPARATORS.indexOf(letter)]++;
            }
        }
        var most = 0;
        for (var each = 1; each < counts.length; each++) {
            most = counts[each] > counts[most] ? each : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static String text(byte[] file) {
        var marked = begins(file, new byte[] {(byte) 0xff, (byte) 0xfe})
                ? decoded(file, StandardCharsets.UTF_16LE)
                : begins(file, new byte[] {(byte) 0xfe, (byte) 0xff})
                        ? decoded(file, StandardCharsets.UTF_16BE)
                        : decoded(file, StandardCharsets.UTF_8);
        // Whatever is not UTF-8 was saved by Excel on Windows.
        var text = marked == null ? new String(file, Charset.forName("windows-1252")) : marked;
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String decoded(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException another) {
            return null;
        }
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }
}
