package org.staffroom.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Apprentices, and going cloud              | apprentices-and-going-cloud
                    South West, Tuesday 16 March 2027          | south-west
                    Summer meeting 2027                        | summer-meeting
                    Last of the year 2023/24                   | last-of-the-year
                    16/03/2027: wireless                       | wireless
                    March 16th, wireless                       | wireless
                    What may go wrong with Windows 11          | what-may-go-wrong-with-windows-11
                    Marching on                                | marching-on
                    2027-03-16                                 | untitled
                    Calendar                                   | calendar-2
                    """)
    void isMadeOfTheTitleWithoutADate(String title, String address) {
        assertThat(MeetingAddress.of(title, slug -> false)).isEqualTo(address);
    }

    @Test
    void isNeverGivenTwice() {
        assertThat(MeetingAddress.of("Going cloud", Set.of("going-cloud", "going-cloud-2")::contains))
                .isEqualTo("going-cloud-3");
    }
}
