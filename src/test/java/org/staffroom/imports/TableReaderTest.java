package org.staffroom.imports;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.imports.Table.Unused;
import org.staffroom.shared.Refused;

class TableReaderTest {

    private static final String HEADS = "Region,Date,Start,End,Title,Venue";

    @Test
    void readsWhatSpreadsheetsSave() {
        var table =
                "Region;Date;Start;End;Title;Venue\r\nNorth;1/2/2023;9am;3pm;\"Caf\u00e9; and \"\"more\"\"\";Online\r\n";
        for (var file : new byte[][] {
            table.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8),
            table.getBytes(Charset.forName("windows-1252")),
            ("\uFEFF" + table.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE),
            ("sep=;\r\n" + table).getBytes(StandardCharsets.UTF_8)
        }) {
            var lines = TableReader.read(file).lines();
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0).cell(Column.TITLE)).startsWith("Caf\u00e9").endsWith("and \"more\"");
            assertThat(lines.get(0).cell(Column.REGION)).isEqualTo("North");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=\r\n", "sep=\n", "sep=\"\n", "sep=x\n"})
    void aSeparatorThatIsNoneIsFound(String head) {
        assertThat(read(head + HEADS + "\nNorth,a,b,c,d,e").lines().get(0).cell(Column.VENUE))
                .isEqualTo("e");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        var table = read(HEADS + "\nNorth,a,b,c,\"over\ntwo lines\",d\n\n,,,,,\nNorth,a,b,c,last,d");

        assertThat(table.lines()).extracting(Table.Line::number).containsExactly(2, 6);
    }

    @Test
    void knowsColumnsByOtherNamesAndSaysWhatItLeavesOut() {
        var table = read(
                "AREA, Meeting Date ,start_time,End time,Meeting title,LOCATION,Speekers,Weather,Line,What to mend,"
                        + "\nNorth,a,b,c,d,e,f,g,h,i,");

        assertThat(table.lines().get(0).cell(Column.VENUE)).isEqualTo("e");
        assertThat(table.unused()).containsExactly(new Unused("Speekers", "Speakers"), new Unused("Weather", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {",a", ",Line", ",Region", ","})
    void noHeadingIsComparedWithoutEnd(String repeated) {
        var table = HEADS + repeated.repeat(4_000_000 / repeated.length()) + "\nNorth,a,b,c,d,e";

        assertTimeoutPreemptively(ofSeconds(5), () -> {
            if (repeated.equals(",")) {
                assertThat(read(table).unused()).isEmpty();
            } else {
                assertThatThrownBy(() -> read(table))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.key()).isEqualTo("imports.refused.too-wide"));
            }
        });
    }

    @Test
    void saysWhichColumnsAreMissing() {
        assertThatThrownBy(() -> read("Region,Dat,Start,End,Title,Room\nNorth,a,b,c,d,e"))
                .isInstanceOfSatisfying(WrongColumns.class, wrong -> {
                    assertThat(wrong.missing()).containsExactly(Column.DATE, Column.VENUE);
                    assertThat(wrong.unused()).containsExactly(new Unused("Dat", "Date"), new Unused("Room", ""));
                });
    }

    @Test
    void takesOffTheMarkThatKeepsACellFromBeingAFormula() {
        var table = read(HEADS + "\n'=North,a,b,c,'Twas,'+d");

        assertThat(table.lines().get(0).cells().values()).containsExactly("=North", "a", "b", "c", "'Twas", "+d");
    }

    @Test
    void refusesWhatIsNoTable() {
        refuses("imports.refused.workbook", new byte[] {'P', 'K', 3, 4, 0, 0});
        refuses("imports.refused.not-text", (HEADS + "\nNorth,\0,b,c,d,e").getBytes(StandardCharsets.UTF_8));
        refuses("imports.refused.empty", HEADS.getBytes(StandardCharsets.UTF_8));
        refuses("imports.refused.blank", new byte[0]);
        refuses("imports.refused.blank", "\uFEFF\r\n".getBytes(StandardCharsets.UTF_8));
        refuses("imports.refused.quotes", (HEADS + "\nNorth,\"a,b\nc,d,e").getBytes(StandardCharsets.UTF_8));
        refuses("imports.refused.quotes", (HEADS + "\nNorth,\"a\"b,c,d,e,f").getBytes(StandardCharsets.UTF_8));
        refuses(
                "imports.refused.too-many",
                (HEADS + "\nNorth,a,b,c,d,e".repeat(10_001)).getBytes(StandardCharsets.UTF_8));
        var large = new ByteArrayOutputStream();
        large.writeBytes(new byte[TableReader.LARGEST + 1]);
        refuses("imports.refused.too-large", large.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "14/03/2023,2023-03-14",
        "14/3/23,2023-03-14",
        "2023-03-14,2023-03-14",
        "2023-03-14 00:00:00,2023-03-14",
        "14 March 2023,2023-03-14",
        "Tuesday 14th March 2023,2023-03-14",
        "'Tues, 14 Mar 2023',2023-03-14",
        "14-Mar-23,2023-03-14",
        "14.03.2023,2023-03-14",
        "1 Sept 2022,2022-09-01",
        "'September 1, 2022',2022-09-01",
        "03/14/2023,",
        "30/02/2023,",
        "44999,",
        "soon,"
    })
    void readsDays(String typed, String day) {
        assertThat(Spelling.day(typed).map(String::valueOf).orElse(null)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "9.30am,09:30",
        "09:30,09:30",
        "9:30 AM,09:30",
        "9am,09:00",
        "3 pm,15:00",
        "12pm,12:00",
        "12.15am,00:15",
        "noon,12:00",
        "14:00:00,14:00",
        "0930,09:30",
        "24:00,",
        "9.75,",
        "9,",
        "morning,"
    })
    void readsTimes(String typed, String time) {
        assertThat(Spelling.time(typed).map(String::valueOf).orElse(null)).isEqualTo(time);
    }

    private static Table read(String text) {
        return TableReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(String key, byte[] file) {
        assertThatThrownBy(() -> TableReader.read(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
