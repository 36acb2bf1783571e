package org.staffroom.attendees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.places.Places;
import org.staffroom.shared.NotFound;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class PlaceNumbersTest {

    @Autowired
    Given given;

    @Autowired
    Places places;

    @Autowired
    PlaceNumbersQueries numbers;

    @Test
    void apologiesAreCountedForTheOrganisersAlone() {
        var region = given.region("south-west", "South West");
        var meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.plus(Duration.ofDays(14)), 2);
        var anna = given.member("Anna");
        var ambassador = given.ambassador("Marcus Shore", region);
        var elsewhere = given.ambassador("Nadia", given.region("wales", "Wales"));

        places.apologise(anna, meeting);
        places.apologise(anna, meeting);

        assertThat(numbers.of(ambassador, meeting).get(0).apologies()).isEqualTo(1);
        for (var person : List.of(anna, elsewhere)) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> numbers.of(person, meeting));
        }
    }
}
