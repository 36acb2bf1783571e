package org.staffroom.presentations;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.presentations.PresentationForm.NewSpeaker;
import org.staffroom.shared.Refused;

class PresentationFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Tom Hale|Tom Hale|-",
                "Tom Hale tom@vale.example|Tom Hale|tom@vale.example",
                "Tom Hale, tom@vale.example|Tom Hale|tom@vale.example",
                "Tom Hale <tom@vale.example>|Tom Hale|tom@vale.example",
                "Tom Hale,<tom@vale.example|Tom Hale|tom@vale.example"
            })
    void newSpeakersAreReadAsPeopleWriteThem(String line, String name, String email) {
        assertThat(typed(line).named()).containsExactly(new NewSpeaker(name, email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tom@vale.example", "Tom, Hale", "Tom <tom@vale.example> x", "<", "Tom >>"})
    void whatIsNoSpeakerIsRefused(String line) {
        assertThatThrownBy(() -> typed(line).named()).isInstanceOf(Refused.class);
    }

    @Test
    void hostileLinesCostNoMoreThanOthers() {
        var lines =
                List.of("a@".repeat(998) + ">>", "a, ".repeat(660), " <,".repeat(660) + "x", "a".repeat(1998) + ">>");
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var times = 0; times < 50; times++) {
                for (var line : lines) {
                    assertThatThrownBy(() -> typed(line).named()).isInstanceOf(Refused.class);
                }
            }
        });
    }

    private static PresentationForm typed(String newSpeakers) {
        return new PresentationForm(
                "", "", TalkKind.MEMBER, null, "", null, List.of(), newSpeakers, List.of(), null, "");
    }
}
