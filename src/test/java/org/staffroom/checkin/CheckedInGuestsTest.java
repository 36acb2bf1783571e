package org.staffroom.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guests who came by the code: for whom somebody vouches, and who are forgotten. */
class CheckedInGuestsTest extends AtTheCode {

    @Test
    void theOrganiserTakesAllGuestsOffInOnePressAndNothingIsLeftOfThem() {
        var before = people();
        var phone = phone();
        phone.post("/c/" + code + "/guest", "name", "Mallory", "email", anna.email());
        phone.post("/c/" + code + "/guest", "name", "Mallory", "email", "nobody@school.example");
        phone.post("/c/" + code + "/guest", "name", "Trent", "email", "trent@school.example");
        given.confirmed(given.meeting(region, "Another"), person("Trent"));
        post("/c/" + code, ben);
        assertThat(people()).isEqualTo(before + 2);

        assertThat(post(DESK + "/guests/removal", ambassador)).hasStatus3xxRedirection();
        assertThat(attendance()).containsExactly("Ben Okafor SELF walk-in");
        // Trent is somebody elsewhere, and stays.
        assertThat(people()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select count(*) from guest_check_in")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eachIsTakenOffOrVouchedForAlone() {
        var phone = phone();
        phone.post("/c/" + code + "/guest", "name", "Tom Hale", "email", "tom@school.example");
        phone.post("/c/" + code + "/guest", "name", "Mallory", "email", "mallory@school.example");
        post("/c/" + code, ben);
        post(DESK + "/" + person("Tom Hale") + "/confirmation", ambassador);
        post(DESK + "/" + person("Mallory") + "/removal", ambassador);
        assertThat(attendance()).containsExactly("Ben Okafor SELF walk-in", "Tom Hale DOOR walk-in");
        // Whom the door vouches for is not taken off here, by mistake or otherwise.
        post(DESK + "/" + person("Tom Hale") + "/removal", ambassador);
        post(DESK + "/" + ben.id() + "/removal", ambassador);
        assertThat(attendance()).containsExactly("Tom Hale DOOR walk-in");
    }

    @Test
    void whoeverIsMarkedAtTheDoorIsNoGuestAnyMore() {
        checkIns.guest(code, "Tom Hale", "tom@school.example");
        checkIns.guest(code, "Ann Lee", "ann@school.example");
        assertThat(get(ORGANISE + "/attendees", ambassador))
                .bodyText()
                .contains("2 people checked in without an account", "no account");
        post(
                ORGANISE + "/attendees/selection",
                ambassador,
                "act",
                "HERE",
                "person",
                person("Tom Hale").toString());
        post(ORGANISE + "/door/" + person("Ann Lee"), ambassador);
        assertThat(attendance()).containsExactly("Ann Lee DOOR walk-in", "Tom Hale DOOR walk-in");
    }

    @Test
    void whoSignsInAfterwardsIsNoGuestAnyMore() {
        phone().post("/c/" + code + "/guest", "name", "Anna", "email", anna.email());
        post("/c/" + code, anna);
        assertThat(attendance()).containsExactly("Anna Whitfield SELF walk-in");
    }

    @Test
    void whatWasTypedIsForgottenTwoWeeksAfterwards() {
        checkIns.guest(code, "Mallory", anna.email());
        clock.travelTo(START.plus(Duration.ofDays(14)));
        assertThat(checkIns.forgetTyped()).isZero();
        clock.travelTo(START.plus(Duration.ofDays(15)));
        assertThat(checkIns.forgetTyped()).isEqualTo(1);
        assertThat(attendance()).containsExactly("Anna Whitfield GUEST walk-in");
    }

    /** Two weeks the organisers are asked; then whoever a stranger may have made up is nowhere any more. */
    @Test
    void guestsForWhomNobodyVouchedAreNotKept() {
        var before = people();
        var another = given.meeting(region, "Another", START, 30);
        checkIns.guest(code, "Mallory", "mallory@school.example");
        checkIns.guest(code, "Trent", "trent@school.example");
        checkIns.guest(code, "Tom Hale", "tom@school.example");
        checkIns.guest(code, "Ann Lee", "ann@school.example");
        given.attended(another, person("Trent"));
        given.confirmed(meeting, person("Ann Lee"));
        jdbc.sql("update attendance set walk_in = false where person_id = ?")
                .param(person("Ann Lee").value())
                .update();
        post(DESK + "/" + person("Tom Hale") + "/confirmation", ambassador);
        clock.travelTo(START.plus(Duration.ofDays(14)));
        checkIns.forgetTyped();
        assertThat(people()).isEqualTo(before + 4);
        clock.travelTo(START.plus(Duration.ofDays(15)));
        assertThat(checkIns.forgetTyped()).isEqualTo(4);
        assertThat(attendance()).containsExactly("Ann Lee GUEST", "Tom Hale DOOR walk-in");
        assertThat(people()).isEqualTo(before + 3);
    }

    @Test
    void whoeverWasTypedAtTwoMeetingsGoesWithTheLastOfThem() {
        var before = people();
        checkIns.guest(code, "Mallory", "mallory@school.example");
        given.attended(given.meeting(region, "Another", START, 30), person("Mallory"));
        post(DESK + "/guests/removal", ambassador);
        assertThat(people()).isEqualTo(before + 1);
        jdbc.sql("update attendance set way = 'GUEST'").update();
        post("/organise/meetings/another/check-in/guests/removal", ambassador);
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void theDeskAsksWhetherGuestsWereThere() {
        checkIns.guest(code, "Tom Hale", "tom@school.example");
        assertThat(get("/organise", ambassador)).bodyText().contains("checked in to “Going cloud” without an account");
        post(DESK + "/guests/confirmation", ambassador);
        assertThat(get("/organise", ambassador)).bodyText().doesNotContain("without an account");
    }
}
