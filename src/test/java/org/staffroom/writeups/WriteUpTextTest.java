package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteUpTextTest {

    @Test
    void twentyPointsOfThreeHundredCharactersFitAndNoMore() {
        var long300 = "x".repeat(300);
        assertThat(points(Collections.nCopies(20, long300)).problems()).isEmpty();
        assertThat(points(Collections.nCopies(21, "x")).problems())
                .extracting(WriteUpText.Problem::key)
                .containsExactly("writeups.refused.too-many-points");
        assertThat(points(List.of(long300 + "x")).problems())
                .extracting(WriteUpText.Problem::key)
                .containsExactly("writeups.refused.long-point");
    }

    @Test
    void aPointIsALineWithoutTheBulletItWasPastedWith() {
        assertThat(points(List.of("- CPD", "  • Windows 11 ", "", "\t", "x\u0000y"))
                        .discussed())
                .containsExactly("CPD", "Windows 11", "xy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "ftp://blog.example/x",
                "//blog.example/x",
                "https://",
                "https:///x",
                "https://user:secret@blog.example/",
                "https://blog.example/a b",
                "https://blog.example/\"onclick=\"x",
                "https://blog.example/<script>",
                "blog.example"
            })
    void anAddressElsewhereIsAPageOnTheWeb(String hostile) {
        assertThat(address(hostile).problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://blog.example/2023/reading", "http://blog.example:8080/?p=1#x", " https://blog.example "
            })
    void addressesOfPagesAreTaken(String fine) {
        assertThat(address(fine).problems()).isEmpty();
    }

    @Test
    void anEmptyAddressIsNone() {
        assertThat(address(" ").canonicalUrl()).isNull();
    }

    private static WriteUpText points(List<String> points) {
        return new WriteUpText("Title", "", "Text", points, List.of(), null, null);
    }

    private static WriteUpText address(@Nullable String address) {
        return new WriteUpText("Title", "", "Text", List.of(), List.of(), null, address);
    }
}
