package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {

    @ParameterizedTest
    @CsvSource({"3,3", "0,1", "-1,1", "x,1", "'',1", "99999999999,1", "2147483647,10000", ",1"})
    void whatIsNoNumberIsTheFirstPage(String typed, int page) {
        assertThat(Asked.page(typed)).isEqualTo(page);
    }

    @Test
    void wordsAreOneLineWithoutWhatADatabaseRefuses() {
        assertThat(Asked.words(" going\0 \n cloud ")).isEqualTo("going cloud");
        assertThat(Asked.words("x".repeat(900))).hasSize(200);
        assertThat(Asked.words(null)).isEmpty();
        assertThat(Asked.value(" \0 ")).isNull();
    }

    @Test
    void theSameListAgainKeepsWhatWasAskedAndNothingElse() {
        assertThat(Asked.again("/meetings", "region", "wales", "topic", null, "q", "a&b={c}"))
                .isEqualTo("/meetings?region=wales&q=a%26b%3D%7Bc%7D&page=");
        assertThat(Asked.again("/meetings", "q", "")).isEqualTo("/meetings?page=");
    }
}
