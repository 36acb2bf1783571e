package org.staffroom.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wellcome                       | WELCOME
            Recieving new phones           | Receiving new phones
            Organisation of the day        | Organization of the day
            Wi-Fi for all                  | WiFi for all!
            The teachers laptop            | The teacher’s laptop
            Room 12                        | room 12.
            """)
    void isSpelledOtherwise(String one, String other) {
        assertThat(Spelling.same(one, other)).isTrue();
        assertThat(Spelling.same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Room 1                         | Room 2
            Room 1 2                       | Room 12
            Windows 10 roll-out            | Windows 11 roll-out
            Session A                      | Session B
            Lunch                          | Launch
            Hall                           | Mall
            Intune for all of the schools  | Intune for all of the trusts
            Cyber Essentials               | Cyber Essentials Plus
            Budgets for old laptops        | Budgets for new laptops
            Room 1                         | ''
            """)
    void isSomethingElse(String one, String other) {
        assertThat(Spelling.same(one, other)).isFalse();
        assertThat(Spelling.same(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Great Hall | great hall  | true
            Room-1     | Room 1      | true
            Great Hall | Grate Hall  | false
            Room 1 2   | Room 12     | false
            ''         | Room 1      | false
            """)
    void aRoomIsComparedLetterByLetter(String one, String other, boolean same) {
        assertThat(Spelling.exactly(one, other)).isEqualTo(same);
    }
}
