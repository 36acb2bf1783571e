package org.staffroom.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadgesTest {

    private static BadgeRow person(String name) {
        return new BadgeRow(name, "Severn Vale School", false, false);
    }

    @Test
    void theyGoOnWithASheetThatIsUsedInPart() {
        var people = IntStream.range(0, 23).mapToObj(n -> person("P" + n)).toList();
        var badges = Badges.of(people, BadgeSize.L7160, 20);
        assertThat(badges.sheets()).extracting(List::size).containsExactly(2, 21);
        assertThat(badges.sheets().get(0))
                .extracting(badge -> badge.column() + "/" + badge.row())
                .containsExactly("2/7", "3/7");
        assertThat(badges.sheets().get(1).get(0).row()).isEqualTo(1);
        assertThat(Badges.of(people, BadgeSize.L7160, 99).sheets()).hasSize(3);
        assertThat(Badges.of(people, BadgeSize.L7160, -4).sheets()).hasSize(2);
        assertThat(Badges.of(List.of(), BadgeSize.L7160, 3).sheets()).isEmpty();
        assertThat(Badges.of(people.subList(0, 21), BadgeSize.L7160, 1).sheets())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(BadgeSize.class)
    void namesOfAnyLengthFit(BadgeSize size) {
        for (var name : List.of(
                "Al",
                "Priya Nair",
                "Bartholomew Featherstonehaugh-Cholmondeley",
                "Maria del Carmen de los Dolores Fernández de Córdoba y Álvarez de Toledo",
                "W".repeat(120),
                "x".repeat(60) + " " + "y".repeat(59))) {
            var letters = Lettering.of(name, size.width(), size.nameHeight(), size.largest());
            assertThat(letters.lines().size() * letters.size() * 1.12 * 25.4 / 72)
                    .as(name)
                    .isLessThanOrEqualTo(size.nameHeight());
            assertThat(Lettering.SIZES).contains(letters.size());
            assertThat(String.join("", letters.lines()).replace(" ", "")).startsWith(name.substring(0, 2));
        }
        assertThat(Lettering.of("Priya Nair", size.width(), size.nameHeight(), size.largest())
                        .size())
                .isGreaterThanOrEqualTo(22);
    }
}
