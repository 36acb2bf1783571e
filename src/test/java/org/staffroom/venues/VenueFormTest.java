package org.staffroom.venues;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueDescription.Room;

class VenueFormTest {

    @Test
    void roomsAreReadAsPeopleWriteThem() {
        assertThat(typed("Great Hall, 60 : projector, two: microphones\nLibrary\nUpstairs, left,20\nAnnexe: a kettle")
                        .description()
                        .rooms())
                .containsExactly(
                        new Room("Great Hall", 60, "projector, two: microphones"),
                        new Room("Library", null, ""),
                        new Room("Upstairs, left", 20, ""),
                        new Room("Annexe", null, "a kettle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", ", ", ",  1"})
    void hostileLinesCostNoMoreThanOthers(String repeated) {
        var form = typed("a" + repeated.repeat(3990 / repeated.length()) + "x");
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var times = 0; times < 200; times++) {
                assertThatThrownBy(() -> form.description()).isInstanceOf(Refused.class);
            }
        });
    }

    private static VenueForm typed(String rooms) {
        return new VenueForm(
                "The Castle",
                "",
                "",
                "",
                "Bristol",
                "BS1 5QD",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                false,
                false,
                false,
                false,
                false,
                false,
                "",
                "",
                rooms,
                "",
                "",
                "",
                "",
                null);
    }
}
