package org.staffroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackFormTest {

    private final UUID talk = UUID.randomUUID();
    private final List<FeedbackTalk> talks = List.of(new FeedbackTalk(talk, "Going cloud", false, ""));

    @Test
    void somethingIsEnough() {
        var form = FeedbackForm.of(Map.of("rating-" + talk, "4", "next", "  More of it \r\n please "), talks);
        assertThat(form.wrong()).isFalse();
        assertThat(form.answered().ratings()).containsExactly(Map.entry(talk, 4));
        assertThat(form.answered().next()).isEqualTo("More of it \n please");
        assertThat(form.answered().day()).isNull();
    }

    @Test
    void nothingAtAllIsNotSent() {
        var form = FeedbackForm.of(Map.of("day", "", "next", "   "), talks);
        assertThat(form.problems()).extracting(FeedbackForm.Problem::key).containsExactly("surveys.form.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "five", "1.5", "11", "٣"})
    void aNumberFromOneToFive(String typed) {
        var form = FeedbackForm.of(Map.of("day", typed, "next", "More"), talks);
        assertThat(form.problem("day")).isNotNull();
        assertThat(form.value("next")).isEqualTo("More");
    }

    @Test
    void tooLongIsKeptAsItWasTyped() {
        var long500 = "x".repeat(500);
        assertThat(FeedbackForm.of(Map.of("words-" + talk, long500), talks).wrong())
                .isFalse();
        var form = FeedbackForm.of(Map.of("words-" + talk, long500 + "x", "change", "y".repeat(1001)), talks);
        assertThat(form.problems()).hasSize(2);
        assertThat(form.value("words-" + talk)).hasSize(501);
    }

    @Test
    void anotherTalkIsNotListenedTo() {
        var form = FeedbackForm.of(Map.of("rating-" + UUID.randomUUID(), "5", "day", "3"), talks);
        assertThat(form.answered().ratings()).isEmpty();
    }

    @Test
    void theBarIsAWhole() {
        var scale = new Scale(List.of(1, 0, 2, 3, 1));
        assertThat(scale.total()).isEqualTo(7);
        assertThat(scale.mean()).isEqualTo(3.4);
        var last = scale.parts().get(4);
        assertThat(last.from() + last.width()).isBetween(99.9, 100.1);
        assertThat(new Scale(List.of(4, 0, 0, 0, 0)).shown()).isFalse();
    }
}
