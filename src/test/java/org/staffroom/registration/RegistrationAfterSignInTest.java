package org.staffroom.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** What a visitor pressed before signing in, at a meeting with a room and online. */
@StaffroomTest
class RegistrationAfterSignInTest extends OneMeeting {

    RegistrationAfterSignInTest() {
        super(2);
    }

    @Autowired
    RegistrationAfterSignIn after;

    @BeforeEach
    void hybrid() {
        jdbc.sql("update meeting set format = 'HYBRID'").update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();
    }

    @Test
    void isTakenAsItWasPressed() {
        assertThat(after.complete(anna, OWN + "?mode=ONLINE")).contains("/meetings/going-cloud");
        assertThat(after.complete(ben, OWN + "?mode=ROOM")).contains("/meetings/going-cloud");

        assertThat(mode(anna.id().value())).isEqualTo("ONLINE");
        assertThat(mode(ben.id().value())).isEqualTo("ROOM");
        assertThat(after.purpose(OWN + "?mode=ONLINE"))
                .hasValueSatisfying(words -> assertThat(words).contains("Going cloud"));
    }

    @Test
    void anAddressThatDoesNotSayHowTakesNothingAndShowsBoth() {
        assertThat(after.complete(anna, OWN)).contains(OWN);

        assertThat(jdbc.sql("select count(*) from registration")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(get(OWN, anna)).bodyText().contains("value=\"room\"", "value=\"online\"");
        assertThat(after.complete(anna, OWN + "?mode=BOTH")).isEmpty();
    }

    private String mode(java.util.UUID person) {
        return jdbc.sql("select mode from registration where person_id = ?")
                .param(person)
                .query(String.class)
                .single();
    }
}
