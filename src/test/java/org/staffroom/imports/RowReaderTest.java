package org.staffroom.imports;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.imports.Table.Line;

class RowReaderTest {

    private static final int LONGEST = 2000;

    private final ArrayList<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Tom Hale|Tom Hale|''|-",
                "Tom Hale (Severn Vale School)|Tom Hale|Severn Vale School|-",
                "Tom Hale(Severn Vale (Upper) School)|Tom Hale|Severn Vale (Upper) School|-",
                "Tom Hale <Tom.Hale@Vale.example>|Tom Hale|''|tom.hale@vale.example",
                "Tom Hale tom@vale.example|Tom Hale|''|tom@vale.example",
                "Tom Hale<tom@vale.example|Tom Hale|''|tom@vale.example",
                "Tom Hale (Severn Vale) tom@it.vale.example|Tom Hale|Severn Vale|tom@it.vale.example",
                "Tom Hale (Severn Vale)<tom@vale.example>|Tom Hale|Severn Vale|tom@vale.example",
                "Tom Hale tom@vale|Tom Hale tom@vale|''|-",
                "Tom Hale (tom@vale.example)|Tom Hale|tom@vale.example|-"
            })
    void speakersAreReadAsPeopleWriteThem(String written, String name, String organisation, String email) {
        assertThat(speakers(written)).containsExactly(new Speaker(name, organisation, email));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tom@vale.example", "Tom >", "Tom <Hale>", "Tom (Vale", "Tom (Vale) x", "Tom < tom@vale.example>"
            })
    void whatIsNoSpeakerIsSaid(String written) {
        speakers(written);

        assertThat(problems).extracting(Problem::key).containsExactly("speaker");
    }

    /** Whatever stands in a cell is read once from its beginning to its end. */
    @Test
    void hostileCellsCostNoMoreThanOthers() {
        var cells = new String[] {
            "a".repeat(LONGEST / 2) + "@" + ".".repeat(LONGEST / 2 - 2) + ":",
            "a@.".repeat(LONGEST / 3) + ">>",
            " ( ".repeat(LONGEST / 3),
            "()".repeat(LONGEST / 2) + "<",
            "a ".repeat(LONGEST / 2 - 1) + "<"
        };
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var row = 0; row < 200; row++) {
                speakers(cells[row % cells.length]);
            }
        });
    }

    /** A long table with words where days belong took seconds at every look at it. */
    @Test
    void daysThatAreNoneAreToldQuickly() {
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var row = 0; row < TableReader.MOST_ROWS; row++) {
                assertThat(Spelling.day("soon")).isEmpty();
            }
        });
    }

    private Iterable<Speaker> speakers(String written) {
        var line = new Line(
                2,
                Map.of(
                        Column.REGION,
                        "South West",
                        Column.DATE,
                        "2023-03-14",
                        Column.TITLE,
                        "Spring",
                        Column.TALK,
                        "Going cloud",
                        Column.SPEAKERS,
                        written));
        var row = RowReader.read(line, LocalDate.of(2026, 1, 1), problems);
        return Objects.requireNonNull(row.talk()).speakers();
    }
}
