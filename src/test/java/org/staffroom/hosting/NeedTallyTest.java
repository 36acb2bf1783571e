package org.staffroom.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedTallyTest {

    @Test
    void everyPersonCountsOnceForANeed() {
        var tally = NeedTally.of(
                List.of("Vegan", "vegan food, please; VEGAN", "vegetarian and gluten free", "I'm coeliac", "None"),
                true);
        assertThat(tally.counts())
                .isEqualTo(Map.of(KnownNeed.VEGAN, 2, KnownNeed.VEGETARIAN, 1, KnownNeed.GLUTEN_FREE, 2));
        assertThat(tally.others()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no nuts|NUTS",
                "Peanut allergy|NUTS",
                "lactose intolerant|DAIRY_FREE",
                "Halal meals only|HALAL",
                "no shellfish|FISH"
            })
    void foodIsRecognised(String written, KnownNeed need) {
        var tally = NeedTally.of(List.of(written), true);
        assertThat(tally.counts()).containsExactly(Map.entry(need, 1));
        assertThat(tally.others()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I use a wheelchair|STEP_FREE",
                "Step-free access please|STEP_FREE",
                "BSL interpreter|SIGN_LANGUAGE",
                "Guide dog|ASSISTANCE_DOG",
                "Blue Badge parking|PARKING_CLOSE"
            })
    void accessIsRecognised(String written, KnownNeed need) {
        var tally = NeedTally.of(List.of(written), false);
        assertThat(tally.counts()).containsExactly(Map.entry(need, 1));
        assertThat(tally.others()).isZero();
    }

    /** Whoever says who they are, or more than a word of ours, is a number and no text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jo Blake, vegan",
                "not vegetarian any more",
                "vegetarian (no mushrooms)",
                "severe nut allergy, I carry an EpiPen",
                "low FODMAP",
                "<script>alert(1)</script>"
            })
    void whatHasNoNumberIsLeftToTheOrganisers(String written) {
        var tally = NeedTally.of(List.of(written), true);
        assertThat(tally.others()).isOne();
        assertThat(tally.unsorted()).containsExactly(written);
        assertThat(tally.counts().keySet()).allMatch(KnownNeed::food);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "N/A", " no ", "No dietary requirements", "nothing"})
    void nothingIsNothing(String written) {
        var tally = NeedTally.of(List.of(written), true);
        assertThat(tally.counts()).isEmpty();
        assertThat(tally.others()).isZero();
    }

    @Test
    void aLongTextIsSortedAtOnce() {
        var began = System.nanoTime();
        NeedTally.of(List.of("no nut ".repeat(70), "a ".repeat(250), "gluten ".repeat(70)), true);
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    }
}
