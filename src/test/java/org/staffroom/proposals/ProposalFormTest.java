package org.staffroom.proposals;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.proposals.ProposalForm.CoSpeaker;
import org.staffroom.shared.Refused;

class ProposalFormTest {

    @Test
    void coSpeakersAreReadAsPeopleWriteThem() {
        assertThat(typed("Tom Hale <tom@vale.example>\n\nPriya Nair, priya@vale.example")
                        .coSpeakers())
                .containsExactly(
                        new CoSpeaker("Tom Hale", "tom@vale.example"),
                        new CoSpeaker("Priya Nair", "priya@vale.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom Hale", "tom@vale.example", "<tom@vale.example>", "Tom <tom@vale.example> x"})
    void whatIsNoNameWithAnAddressIsRefused(String line) {
        assertThatThrownBy(() -> typed(line).coSpeakers()).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> typed("a".repeat(121) + " tom@vale.example").coSpeakers())
                .isInstanceOf(Refused.class);
    }

    @Test
    void hostileLinesCostNoMoreThanOthers() {
        var lines = List.of(
                "a" + ",".repeat(900) + "a@".repeat(540) + ">>", "a,".repeat(999) + ">", " <,".repeat(660) + "x");
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var times = 0; times < 50; times++) {
                for (var line : lines) {
                    assertThatThrownBy(() -> typed(line).coSpeakers()).isInstanceOf(Refused.class);
                }
            }
        });
    }

    private static ProposalForm typed(String speakers) {
        return new ProposalForm("", "", "", "", null, null, null, List.of(), speakers, "", "", null);
    }
}
