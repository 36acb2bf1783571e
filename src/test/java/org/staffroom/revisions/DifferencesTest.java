package org.staffroom.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.staffroom.revisions.Differences.Kind;
import org.staffroom.revisions.Differences.Piece;

class DifferencesTest {

    @Test
    void wordsWithinLines() {
        assertThat(Differences.pieces("We met in Bristol.\nAll of us.", "We met in Bath today.\nAll of us."))
                .extracting(Piece::kind, Piece::text)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Kind.GONE, "Bristol."),
                        org.assertj.core.groups.Tuple.tuple(Kind.NEW, "Bath today."));
    }

    @Test
    void bothSidesCanBeReadOutOfIt() {
        for (var texts : List.of(
                List.of("", "a b c"),
                List.of("a b c", ""),
                List.of("a\nb\nc\n", "a\nc\nd"),
                List.of("x ".repeat(3000), "y ".repeat(3000)),
                List.of("l\n".repeat(2000) + "end", "l\n".repeat(1999) + "m\nend"))) {
            var pieces = Differences.pieces(texts.get(0), texts.get(1));
            if (pieces.stream().noneMatch(piece -> piece.kind() == Kind.SKIPPED)) {
                assertThat(read(pieces, Kind.NEW)).isEqualTo(texts.get(0));
                assertThat(read(pieces, Kind.GONE)).isEqualTo(texts.get(1));
            }
        }
    }

    @Test
    void longPassagesThatDidNotChangeAreLeftOut() {
        var lines = IntStream.range(0, 40)
                .mapToObj(number -> "Line " + number + "\n")
                .toList();
        var before = String.join("", lines);
        var pieces = Differences.pieces(before, before.replace("Line 20\n", "Line twenty\n"));
        assertThat(pieces)
                .filteredOn(piece -> piece.kind() == Kind.SKIPPED)
                .extracting(Piece::left)
                .containsExactly(18, 17);
        assertThat(read(pieces, Kind.GONE))
                .contains("Line 19", "Line twenty", "Line 21")
                .doesNotContain("Line 5\n");
    }

    @Test
    void theLargestTextsAreComparedInNoTime() {
        var one =
                IntStream.range(0, 30_000).mapToObj(number -> "a" + number % 7).collect(Collectors.joining(" "));
        var other =
                IntStream.range(0, 30_000).mapToObj(number -> "b" + number % 5).collect(Collectors.joining("\n"));
        Assertions.assertTimeout(
                Duration.ofSeconds(3),
                () -> assertThatCode(() -> Differences.pieces(one, other)).doesNotThrowAnyException());
    }

    private static String read(List<Piece> pieces, Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
