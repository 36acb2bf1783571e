package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tom Hale, tom@school.example",
                "Tom Hale <tom@school.example>",
                "Tom Hale, <tom@school.example>",
                "Tom Hale tom@school.example",
                "  Tom Hale ,\ttom@school.example ",
                "Tom Hale,tom@school.example"
            })
    void aNameAndAnAddress(String typed) {
        assertThat(NamedLine.read(typed)).contains(new NamedLine("Tom Hale", "tom@school.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom Hale", " Tom Hale,", "Tom Hale <"})
    void aNameAlone(String typed) {
        assertThat(NamedLine.read(typed)).contains(new NamedLine("Tom Hale", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", ",
                "tom@school.example",
                "<tom@school.example>",
                "tom@school.example Tom Hale",
                "Tom, tom@school@example",
                "Tom, @school.example",
                "Tom, tom@",
                "Tom Hale, Jo Blake",
                "Tom, tom@school.example, jo@school.example",
                "Tom <tom@school.example>>"
            })
    void neither(String typed) {
        assertThat(NamedLine.read(typed)).isEmpty();
    }

    @Test
    void tooLong() {
        assertThat(NamedLine.read("x".repeat(380))).isPresent();
        assertThat(NamedLine.read("x".repeat(381))).isEmpty();
    }
}
