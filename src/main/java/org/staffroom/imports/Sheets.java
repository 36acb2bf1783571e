package org.staffroom.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Csv;
import org.staffroom.shared.Words;

/** Tables to take away: one to begin with, and the rows that do not fit. */
@Component
class Sheets {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Words words;
    private final MessageSource messages;

    Sheets(Words words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    /** Two meetings, the first with two talks. */
    ResponseEntity<byte[]> template() {
        var rows = new ArrayList<List<@Nullable String>>();
        rows.add(heads());
        for (var row = 1; row <= 3; row++) {
            var number = row;
            rows.add(Arrays.stream(Column.values())
                    .<@Nullable String>map(column -> example(column, number))
                    .toList());
        }
        return file(words.of("imports.template.file"), rows);
    }

    /** A cell of the example; many stay empty. */
    private String example(Column column, int row) {
        var key = "imports.example." + row + "."
                + column.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Objects.requireNonNullElse(messages.getMessage(key, null, "", LocaleContextHolder.getLocale()), "");
    }

    /** As they were handed in, with the line of each and why it does not fit. */
    ResponseEntity<byte[]> misfits(Table table, Plan plan) {
        var reasons = new HashMap<Integer, String>();
        plan.misfits()
                .forEach(misfit -> reasons.put(
                        misfit.line(),
                        misfit.problems().stream().map(this::reason).collect(Collectors.joining(" "))));
        var rows = new ArrayList<List<@Nullable String>>();
        var heads = new ArrayList<@Nullable String>(heads());
        heads.add(Column.LINE);
        heads.add(Column.REASON);
        rows.add(heads);
        for (var line : table.lines()) {
            if (reasons.containsKey(line.number())) {
                var row = new ArrayList<@Nullable String>();
                Arrays.stream(Column.values()).forEach(column -> row.add(line.cell(column)));
                row.add(String.valueOf(line.number()));
                row.add(reasons.get(line.number()));
                rows.add(row);
            }
        }
        return file(words.of("imports.misfits.file"), rows);
    }

    private String reason(Problem problem) {
        return problem.column().head() + ": "
                + words.of("imports.problem." + problem.key(), problem.value(), problem.hint()) + " "
                + words.of("imports.mend." + problem.key(), problem.value(), problem.hint());
    }

    private static List<@Nullable String> heads() {
        return Arrays.stream(Column.values())
                .<@Nullable String>map(Column::head)
                .toList();
    }

    private static ResponseEntity<byte[]> file(String name, List<List<@Nullable String>> rows) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.bytes(rows));
    }
}
