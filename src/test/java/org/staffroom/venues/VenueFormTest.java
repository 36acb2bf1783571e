package org.staffroom.venues;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.SimpleErrors;
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

    /** Seats are a number alone, whatever is around them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great Hall, 60, projector, two: microphones",
                "Great Hall: 60, projector, two: microphones",
                "Great Hall : 60 : projector, two: microphones",
                "Great Hall,60,projector, two: microphones"
            })
    void commasAndColonsAreReadAlike(String line) {
        assertThat(typed(line).description().rooms())
                .containsExactly(new Room("Great Hall", 60, "projector, two: microphones"));
    }

    @Test
    void whatIsNoNumberAloneIsNoSeats() {
        assertThat(typed("Block 1, 2nd floor, left\nAnnexe: 2 kettles, a fridge\nLibrary: 20")
                        .description()
                        .rooms())
                .containsExactly(
                        new Room("Block 1, 2nd floor, left", null, ""),
                        new Room("Annexe", null, "2 kettles, a fridge"),
                        new Room("Library", 20, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", ", ", ",  1", ": ", ", 0"})
    void hostileLinesCostNoMoreThanOthers(String repeated) {
        var form = typed("a" + repeated.repeat(3990 / repeated.length()) + "x");
        assertTimeoutPreemptively(ofSeconds(1), () -> {
            for (var times = 0; times < 200; times++) {
                assertThatThrownBy(() -> form.description()).isInstanceOf(Refused.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,,|name",
                "'Hall\n, 60'|name",
                "\u00a0\u200b|name",
                "Room 2, 999999|seats",
                "Hall, 0: a screen|seats",
                "Hall, 6000, a screen|seats",
                "'Small hall, 20\nBig hall, 400'|more",
            })
    void whatIsNoRoomIsSaidToBeNone(String rooms, String why) {
        assertThat(wrong(typed(rooms))).containsExactly("rooms: venues.form.rooms." + why);
    }

    @Test
    void twoRoomsOfOneNameAreOneTooMany() {
        assertThat(wrong(typed("Great  hall, 60\ngreat Hall"))).containsExactly("rooms: venues.room-twice");
        assertThat(wrong(typed("Great hall, 60\nSmall hall: a \u2028 screen"))).isEmpty();
        assertThat(typed("Small hall: a \u2028 screen").description().rooms()).hasSize(1);
    }

    private static List<String> wrong(VenueForm form) {
        var errors = new SimpleErrors(form);
        form.check(List.of(), errors);
        return errors.getFieldErrors().stream()
                .map(one -> one.getField() + ": " + one.getCode())
                .toList();
    }

    private static VenueForm typed(String rooms) {
        return new VenueForm(
                "The Castle",
                "",
                "",
                "Bristol",
                "BS1 5QD",
                false,
                "",
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
                "60",
                rooms,
                "",
                "",
                "",
                "",
                null);
    }
}
