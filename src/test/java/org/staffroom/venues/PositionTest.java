package org.staffroom.venues;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.shared.Refused;

class PositionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "51.4489, -2.5983",
                " 51.4489 -2.5983 ",
                "51.4489;-2.5983",
                "geo:51.4489,-2.5983?z=17",
                "https://www.openstreetmap.org/#map=17/51.4489/-2.5983",
                "https://www.openstreetmap.org/?mlat=51.4489&mlon=-2.5983#map=19/51.4501/-2.6001",
                "https://www.google.com/maps/place/The+Castle/@51.4490,-2.5990,17z/data=!3m1!4b1!8m2!3d51.4489!4d-2.5983",
                "https://www.google.com/maps/@51.4489,-2.5983,17z",
                "https://www.google.com/maps/search/?api=1&query=51.4489%2C-2.5983",
                "https://maps.google.com/?q=51.4489,-2.5983",
                "https://maps.apple.com/?ll=51.4489,-2.5983&q=The%20Castle",
                "https://www.bing.com/maps?cp=51.4489~-2.5983&lvl=17"
            })
    void isReadOutOfNumbersAndLinks(String typed) {
        assertThat(Position.read(typed)).hasToString("Optional[51.44890, -2.59830]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://maps.app.goo.gl/abc123|venues.position.no-link",
                "by the river|venues.position.unreadable",
                "-2.5983, 51.4489|venues.position.elsewhere",
                "48.8566, 2.3522|venues.position.elsewhere",
                "999.1, 1|venues.position.elsewhere",
                "<script>alert(1)</script>|venues.position.unreadable"
            })
    void isRefusedInWords(String typed, String key) {
        assertThatThrownBy(() -> Position.read(typed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", "\t", "#map=1", "?q=1,", "?q=1%20", "/@1", "1.1", "+"})
    void hostileTextCostsNoMoreThanAny(String repeated) {
        var typed = "1" + repeated.repeat(2000 / repeated.length()) + "x";

        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var times = 0; times < 200; times++) {
                assertThatThrownBy(() -> Position.read(typed)).isInstanceOf(Refused.class);
            }
        });
    }

    @Test
    void needNotBeKnown() {
        assertThat(Position.read("  ")).isEmpty();
        assertThat(Position.map(null, "BS1 5QD")).isEqualTo("https://www.openstreetmap.org/search?query=BS1%205QD");
        assertThat(Position.map(Position.read("51.4489,-2.5983").orElseThrow(), "BS1 5QD"))
                .isEqualTo("https://www.openstreetmap.org/?mlat=51.44890&mlon=-2.59830#map=17/51.44890/-2.59830");
    }
}
