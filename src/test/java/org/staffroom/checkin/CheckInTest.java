package org.staffroom.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Visitor;

/** The code on the wall: what it is good for, and what it is not. */
@StaffroomTest
class CheckInTest extends OneMeeting {

    private static final String DESK = ORGANISE + "/check-in";

    @Autowired
    CheckIns checkIns;

    private String code;

    CheckInTest() {
        super(2);
    }

    @BeforeEach
    void onTheDay() {
        code = code();
        clock.travelTo(START.plus(Duration.ofMinutes(20)));
    }

    private String code() {
        return jdbc.sql("select code from check_in_code where meeting_id = ?")
                .param(meeting.value())
                .query(String.class)
                .single();
    }

    private Visitor phone() {
        return new Visitor(mvc, "203.0.113.7");
    }

    private List<String> attendance() {
        return jdbc.sql("""
                        select p.name || ' ' || a.way || case when a.walk_in then ' walk-in' else '' end
                        from attendance a join person p on p.id = a.person_id
                        where a.meeting_id = ? order by p.name
                        """).param(meeting.value()).query(String.class).list();
    }

    private int people() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single();
    }

    @Test
    void aMemberPressesOnceAndIsHere() {
        given.confirmed(meeting, anna.id());
        assertThat(get("/c/" + code, anna)).hasStatusOk().bodyText().contains("I am here", "Anna Whitfield");
        for (var press = 0; press < 2; press++) {
            assertThat(post("/c/" + code, anna)).hasStatus3xxRedirection();
        }
        assertThat(post("/c/" + code.toUpperCase(), ben)).hasStatus3xxRedirection();
        assertThat(get("/c/" + code, anna))
                .bodyText()
                .contains("You are checked in")
                .doesNotContain("I am here");
        assertThat(attendance()).containsExactly("Anna Whitfield SELF", "Ben Okafor SELF walk-in");
    }

    @Test
    void aGuestTypesNameAndAddressAndCanClaimTheDayLater() {
        var phone = phone();
        assertThat(phone.get("/c/" + code)).hasStatusOk().bodyText().doesNotContain("_csrf");
        var answer = phone.post("/c/" + code + "/guest", "name", " Tom  Hale ", "email", "Tom.Hale@School.example");
        assertThat(answer).hasStatusOk().bodyText().contains("You are checked in", "You typed Tom.Hale@School.example");
        assertThat(answer.getResponse().getCookies()).isEmpty();
        phone.post("/c/" + code + "/guest", "name", "Tom Hale", "email", "tom.hale@school.example");

        assertThat(attendance()).containsExactly("Tom Hale GUEST walk-in");
        assertThat(jdbc.sql("select email || ' ' || standing from person where name = 'Tom Hale'")
                        .query(String.class)
                        .single())
                .isEqualTo("tom.hale@school.example UNCLAIMED");
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from spring_session")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(confirmed()).isZero();
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsKnownOrRegistered() {
        given.confirmed(meeting, anna.id());
        var known = phone().post("/c/" + code + "/guest", "name", "Mallory", "email", anna.email());
        var unknown = phone().post("/c/" + code + "/guest", "name", "Mallory", "email", "nobody@school.example");
        assertThat(known).hasStatusOk();
        assertThat(unknown).hasStatusOk();
        assertThat(words(known).replace(anna.email(), "…"))
                .isEqualTo(words(unknown).replace("nobody@school.example", "…"))
                .contains("You are checked in")
                .doesNotContain("Anna");
        assertThat(known.getResponse().getHeaderNames())
                .isEqualTo(unknown.getResponse().getHeaderNames());
        // Whoever opens the address again has checked nobody in.
        assertThat(phone().get("/c/" + code + "/guest")).hasRedirectedUrl("/c/" + code);
        // The name that was typed is nobody's but for the organisers to see.
        assertThat(attendance()).containsExactly("Anna Whitfield GUEST", "Mallory GUEST walk-in");
        assertThat(get(DESK, ambassador)).bodyText().contains("typed “Mallory” with the address of this person");
        // And the owner is not taken for having pressed.
        assertThat(get("/c/" + code, anna)).bodyText().contains("I am here");
    }

    private static String words(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Nor by a watch: whether somebody has the address, has a place or is here already, it takes as long. */
    @Test
    void anAddressThatIsKnownTakesAsLongAsOneThatIsNot() {
        given.confirmed(meeting, anna.id());
        given.attended(meeting, ben.id());
        var addresses = List.of("nobody%d@school.example", anna.email(), ben.email());
        var times = List.of(new ArrayList<Long>(), new ArrayList<Long>(), new ArrayList<Long>());
        for (var round = 0; round < 120; round++) {
            for (var which = 0; which < addresses.size(); which++) {
                var phone = new Visitor(mvc, "198.51.100." + round);
                var address = addresses.get(which).formatted(round);
                var begun = System.nanoTime();
                assertThat(phone.post("/c/" + code + "/guest", "name", "M", "email", address))
                        .hasStatusOk();
                if (round >= 20) {
                    times.get(which).add(System.nanoTime() - begun);
                }
            }
            jdbc.sql("delete from attendance where way = 'GUEST'").update();
        }
        var medians = times.stream()
                .map(all -> all.stream().sorted().toList().get(50) / 1e6)
                .toList();
        System.out.println("Checking in as a guest, medians in ms: unknown, with a place, here already: " + medians);
        assertThat(Collections.max(medians) - Collections.min(medians)).isLessThan(2);
    }

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

    private org.staffroom.people.PersonId person(String name) {
        return new org.staffroom.people.PersonId(jdbc.sql("select id from person where name = ?")
                .param(name)
                .query(java.util.UUID.class)
                .single());
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
    void itWorksAroundTheTimeOfTheMeetingOnly() {
        clock.travelTo(START.minus(Duration.ofHours(2)).minusSeconds(60));
        says("Check-in opens");
        clock.travelTo(START.minus(Duration.ofHours(2)).plusSeconds(60));
        assertThat(phone().get("/c/" + code)).bodyText().contains("Without an account");
        clock.travelTo(START.plus(Duration.ofMinutes(331)));
        says("This meeting is over");
        clock.travelTo(START.plus(Duration.ofDays(7)));
        says("This meeting is over");
        given.attended(meeting, ben.id());
        assertThat(get("/c/" + code, ben)).bodyText().contains("You were here").doesNotContain("Enjoy the day");
        jdbc.sql("delete from attendance").update();
        clock.travelTo(START.plus(Duration.ofMinutes(20)));
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow.'")
                .update();
        says("This meeting was cancelled");
        jdbc.sql(
                        "update meeting set status = 'POSTPONED', postponed_at = now(), cancelled_at = null, cancelled_reason = null")
                .update();
        says("This meeting was postponed");
        jdbc.sql("update meeting set status = 'PUBLISHED', postponed_at = null").update();
        jdbc.sql(
                        "update meeting set status = 'DRAFT', slug = null, published_at = null, cancelled_at = null, cancelled_reason = null")
                .update();
        assertThat(phone().get("/c/" + code)).hasStatus(404).bodyText().contains("We do not know this code");
    }

    /** Says so to everybody, and takes nobody. */
    private void says(String words) {
        assertThat(phone().get("/c/" + code)).hasStatusOk().bodyText().contains(words);
        assertThat(get("/c/" + code, anna)).hasStatusOk().bodyText().contains(words);
        assertThat(post("/c/" + code, anna)).hasStatus3xxRedirection();
        assertThat(phone().post("/c/" + code + "/guest", "name", "Tom", "email", "tom@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains(words);
        assertThat(attendance()).isEmpty();
    }

    @Test
    void aCodeThatWasReplacedIsNotKnown() {
        assertThat(post(DESK + "/code", ambassador)).hasStatus3xxRedirection();
        assertThat(code()).isNotEqualTo(code).matches("[0-9a-hjkmnp-tv-z]{8}");
        assertThat(phone().get("/c/" + code)).hasStatus(404).bodyText().contains("We do not know this code");
        assertThat(phone().post("/c/" + code + "/guest", "name", "Tom", "email", "tom@school.example"))
                .hasStatus(404);
        assertThat(post("/c/" + code, anna)).hasStatus(404);
        assertThat(get(DESK + "/poster", ambassador)).bodyText().contains(code());
    }

    @Test
    void whatIsNoNameOrNoAddressIsSaidBesideTheFieldAndNothingTypedIsLost() {
        assertThat(phone().post("/c/" + code + "/guest", "name", "", "email", "tom at school"))
                .hasStatus(422)
                .bodyText()
                .contains("Please type your name", "tom at school");
        assertThat(phone().post("/c/" + code + "/guest", "name", "Tom", "email", "tom at school"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"email-error\"", "value=\"Tom\"");
        assertThat(phone().post("/c/" + code + "/guest", "name", "T".repeat(121), "email", "t@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Please use at most 120 characters");
        assertThat(phone().post(
                                "/c/" + code + "/guest",
                                "name",
                                "<script>alert(1)</script>",
                                "email",
                                "t@school.example"))
                .hasStatusOk();
        assertThat(get(DESK, ambassador))
                .bodyText()
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert");
    }

    @Test
    void onePlaceIsStoppedAndTheRestOfTheWorldIsNot() {
        var far = phone();
        for (var number = 0; number < 60; number++) {
            jdbc.sql("delete from attendance").update();
            assertThat(far.post("/c/" + code + "/guest", "name", "M", "email", "m" + number + "@school.example"))
                    .hasStatusOk();
        }
        assertThat(far.post("/c/" + code + "/guest", "name", "Mallory", "email", "one.more@school.example"))
                .hasStatus(429)
                .bodyText()
                .contains("in a minute", "value=\"Mallory\"");
        assertThat(new Visitor(mvc, "198.51.100.4")
                        .post("/c/" + code + "/guest", "name", "Tom", "email", "tom@school.example"))
                .hasStatusOk();
        assertThat(post("/c/" + code, anna)).hasStatus3xxRedirection();
        assertThat(attendance()).contains("Tom GUEST walk-in", "Anna Whitfield SELF walk-in");
    }

    @Test
    void moreGuestsThanCanBeInTheRoomAreStoppedUntilTheOrganiserTakesThemOff() {
        var most = CheckIns.GUESTS_BESIDES + 2 * 2;
        // All at once, so that none slips through beside another.
        var problems = AtOnce.problems(IntStream.range(0, most + 20)
                .<Runnable>mapToObj(number -> () -> checkIns.guest(code, "M", "m" + number + "@school.example"))
                .toList());
        assertThat(problems).hasSize(20);
        assertThat(attendance()).hasSize(most);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> checkIns.guest(code, "Tom", "tom@school.example"));
        post("/c/" + code, anna);
        post(DESK + "/guests/removal", ambassador);
        checkIns.guest(code, "Tom", "tom@school.example");
        assertThat(attendance()).containsExactly("Anna Whitfield SELF walk-in", "Tom GUEST walk-in");
    }

    @Test
    void pressedManyTimesAtOnceTheyAreHereOnce() {
        assertThat(AtOnce.problems(IntStream.range(0, 20)
                        .<Runnable>mapToObj(number -> number % 2 == 0
                                ? () -> checkIns.guest(code, "Tom Hale", "tom@school.example")
                                : () -> checkIns.self(anna, code))
                        .toList()))
                .isEmpty();
        assertThat(attendance()).containsExactly("Anna Whitfield SELF walk-in", "Tom Hale GUEST walk-in");
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
