package org.staffroom.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** Places for colleagues one brings: as many as there are, and each to be changed by whoever it is for. */
@StaffroomTest
class ColleaguesTest extends OneMeeting {

    private static final String BRING = "/meetings/going-cloud/registration/colleagues";

    ColleaguesTest() {
        super(3);
    }

    /** Three places, one of them Anna's. */
    @BeforeEach
    void annaComes() {
        places.take(anna, meeting, PlaceMode.ROOM);
    }

    @Test
    void theyGetPlacesAsFarAsThereAreAnyAndWaitThen() {
        assertThat(bring(anna, "Cara", "cara@school.example", "Dan", "", "Eve", ""))
                .hasRedirectedUrl(BRING)
                .flash()
                .containsEntry("flash", "2 colleagues have a place. 1 is on the waiting list: all places are taken.");
        assertThat(statuses()).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "WAITING");
        assertThat(confirmed()).isEqualTo(3);
        assertThat(body(get(BRING, anna)))
                .contains("Cara", "Dan", "Eve", "Number 1", "as many colleagues as one person");
        assertThat(body(get(BRING, ben))).doesNotContain("Cara");
        // One list to Anna, one mail to Cara, none to those without an address.
        assertThat(templates()).containsExactlyInAnyOrder("place-taken", "colleague-booked", "colleagues-booked");
        assertThat(jdbc.sql(
                                "select facts -> 'sections' -> 0 ->> 'lines' from delivery where template = 'colleagues-booked'")
                        .query(String.class)
                        .single())
                .contains("Cara", "has a place", "Eve", "is on the waiting list");
    }

    @Test
    void noMoreThanTheOrganisersAllowAndPressedTwiceTheyKeepOnePlace() {
        assertThat(bring(anna, "A", "", "B", "", "C", "", "D", ""))
                .hasStatus(422)
                .bodyText()
                .contains("at most 3 colleagues");
        jdbc.sql("insert into place_rules (meeting_id, most_colleagues) values (?, 1)")
                .param(meeting.value())
                .update();
        assertThat(bring(anna, "Cara", "", "Dan", "")).hasStatus(422).bodyText().contains("at most 1 colleague");
        bring(anna, "Cara", "");
        assertThat(bring(anna, "cara", "")).hasRedirectedUrl(BRING);
        assertThat(count("registration where booked_by <> person_id")).isEqualTo(1);
    }

    @Test
    void pressedTwiceTheSameIsSaidAndNothingIsDone() {
        given.rules(meeting, "most_colleagues = 2");
        var cara = given.member("Cara Lund");
        for (var press = 0; press < 2; press++) {
            assertThat(bring(anna, "Cara", cara.email().toUpperCase(), "Dan", ""))
                    .hasRedirectedUrl(BRING)
                    .flash()
                    .containsEntry("flash", "2 colleagues have a place.");
        }
        assertThat(count("registration where booked_by <> person_id")).isEqualTo(2);
        assertThat(templates()).containsExactlyInAnyOrder("place-taken", "colleague-booked", "colleagues-booked");
    }

    @Test
    void whatIsTypedComesBackWhenSomethingIsWrong() {
        assertThat(bring(anna, "Cara", "no address", "", "dan@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Please check the e-mail address", "Please type a name", "dan@school.example", "no address");
        assertThat(bring(anna, "", "")).hasStatus(422).bodyText().contains("Please type a name");
        assertThat(bring(anna, "Me", anna.email())).hasStatus(422).bodyText().contains("your own e-mail address");
        assertThat(count("registration")).isEqualTo(1);
    }

    /** Who comes is told to nobody: having a place and having given one back look the same. */
    @Test
    void somebodyWhoDecidedForThemselvesIsNotDecidedFor() {
        places.take(ben, meeting, PlaceMode.ROOM);
        assertThat(bring(anna, "Ben", ben.email()))
                .flash()
                .containsEntry("flash", "We could not take a place for Ben: please ask them to do it themselves.");
        places.giveBack(ben, meeting);
        assertThat(bring(anna, "Ben", ben.email()))
                .flash()
                .containsEntry("flash", "We could not take a place for Ben: please ask them to do it themselves.");
        assertThat(status(ben.id())).isEqualTo("CANCELLED");
        assertThat(body(get(BRING, anna))).doesNotContain("Ben Okafor");
    }

    @Test
    void theNameOfAKnownPersonIsNotToldToWhoeverKnowsTheirAddress() {
        bring(anna, "My colleague", ben.email());
        assertThat(body(get(BRING, anna))).contains("My colleague").doesNotContain("Okafor");
    }

    @Test
    void whoBringsThemChangesAndGivesBackEachPlace() {
        bring(anna, "Cara", "cara@school.example", "Dan", "", "Eve", "");
        var cara = BRING + "/" + registration("cara@school.example");
        assertThat(post(cara + "/needs", anna, "dietaryNeeds", "Vegan")).hasRedirectedUrl(BRING);
        assertThat(body(get(cara + "/needs", anna))).contains("Vegan", "What Cara needs");
        assertThat(get(cara + "/needs", ben)).hasStatus(404);
        assertThat(post(cara + "/needs", ben, "dietaryNeeds", "Nuts")).hasStatus(404);
        assertThat(post(cara + "/cancellation", ben)).hasStatus(404);

        assertThat(post(cara + "/cancellation", anna)).hasRedirectedUrl(BRING);
        assertThat(post(cara + "/cancellation", anna)).hasStatus(404);
        assertThat(confirmed()).isEqualTo(3);
        assertThat(count("registration where status = 'WAITING'")).isZero();
        assertThat(templates()).contains("colleague-released").doesNotContain("place-given-back");
    }

    @Test
    void whoWasGivenBackByMistakeIsBroughtAgain() {
        bring(anna, "Cara", "cara@school.example");
        var cara = registration("cara@school.example");
        post(BRING + "/" + cara + "/cancellation", anna);
        assertThat(bring(ben, "Cara", "cara@school.example"))
                .as("by nobody else")
                .flash()
                .containsEntry("flash", "We could not take a place for Cara: please ask them to do it themselves.");

        assertThat(bring(anna, "Cara", "cara@school.example"))
                .flash()
                .containsEntry("flash", "1 colleague has a place.");
        assertThat(registration("cara@school.example")).isEqualTo(cara);
        assertThat(templates().stream().filter("colleague-booked"::equals)).hasSize(2);

        post(BRING + "/" + cara + "/cancellation", anna);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        jdbc.sql("update person set standing = 'MEMBER' where email = 'cara@school.example'")
                .update();
        assertThat(bring(anna, "Cara", "cara@school.example"))
                .as("who has been here decides for themselves")
                .flash()
                .containsEntry("flash", "We could not take a place for Cara: please ask them to do it themselves.");
    }

    @Test
    void whoGaveBackByTheMailIsNotBroughtAgain() {
        bring(anna, "Cara", "cara@school.example");
        var cara = new CurrentPerson(
                new PersonId(jdbc.sql("select id from person where email = 'cara@school.example'")
                        .query(UUID.class)
                        .single()),
                "Cara",
                "cara@school.example",
                false,
                true);
        places.giveBack(cara, meeting);
        assertThat(bring(anna, "Cara", "cara@school.example"))
                .flash()
                .containsEntry("flash", "We could not take a place for Cara: please ask them to do it themselves.");
    }

    @Test
    void aNameThatIsAnAddressIsNotSentToAnybody() {
        for (var name : List.of("Win at https://x.example", "WWW.x.example", "w\u200Bww.x.example")) {
            assertThat(bring(anna, name, "cara@school.example"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("without a web address");
        }
        assertThat(templates()).doesNotContain("colleague-booked");
    }

    @Test
    void nobodyIsSentManyMailsByGivingBackAndBringingAgain() {
        for (var time = 0; time < 3; time++) {
            assertThat(bring(anna, "Cara", "Cara@school.example")).hasRedirectedUrl(BRING);
            post(BRING + "/" + registration("cara@school.example") + "/cancellation", anna);
        }
        assertThat(bring(anna, "Cara", "cara@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains("in one day");
        assertThat(bring(ben, "Cara", "cara@school.example"))
                .as("nor by another")
                .hasStatus(422);
        assertThat(templates().stream().filter("colleague-booked"::equals)).hasSize(3);

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        assertThat(bring(anna, "Cara", "cara@school.example")).hasRedirectedUrl(BRING);
    }

    @Test
    void nobodyBringsMoreThanThirtyInADay() {
        given.rules(meeting, "most_colleagues = 20");
        var other = given.meeting(region, "Another", START.plus(Duration.ofDays(1)), 90);
        given.rules(other, "most_colleagues = 20");
        for (var i = 0; i < 4; i++) {
            assertThat(bring(anna, four("a" + i))).hasRedirectedUrl(BRING);
        }
        assertThat(bring(anna, four("a9"))).hasRedirectedUrl(BRING);
        var there = BRING.replace("going-cloud", "another");
        for (var i = 0; i < 2; i++) {
            assertThat(post(there, anna, fields(four("b" + i)))).hasRedirectedUrl(there);
        }
        assertThat(post(there, anna, fields(four("c"))))
                .hasStatus(422)
                .bodyText()
                .contains("in one day");
        assertThat(post(there, anna, fields("One", "", "Two", ""))).hasRedirectedUrl(there);
    }

    private static String[] four(String name) {
        return new String[] {name + "w", "", name + "x", "", name + "y", "", name + "z", ""};
    }

    @Test
    void whoSignsInFindsThePlaceAndSpeaksForThemselves() {
        bring(anna, "Cara", "cara@school.example");
        var path = BRING + "/" + registration("cara@school.example");
        jdbc.sql("update person set standing = 'MEMBER', welcomed_at = now() where email = 'cara@school.example'")
                .update();
        var cara = new CurrentPerson(
                new PersonId(jdbc.sql("select id from person where email = 'cara@school.example'")
                        .query(UUID.class)
                        .single()),
                "Cara",
                "cara@school.example",
                false,
                true);
        assertThat(body(get("/my", cara))).contains("Going cloud");
        assertThat(get(path + "/needs", anna)).hasStatus(404);
        assertThat(body(get(BRING, anna))).contains("speaks for themselves");
        assertThat(post("/meetings/going-cloud/registration/cancellation", cara))
                .hasStatus3xxRedirection();
        assertThat(status(cara.id())).isEqualTo("CANCELLED");
        assertThat(body(get(BRING, anna))).doesNotContain("speaks for themselves");
    }

    @Test
    void nothingIsTakenOrGivenBackTooLate() {
        bring(anna, "Cara", "cara@school.example");
        var cara = BRING + "/" + registration("cara@school.example");
        clock.travelTo(START.plus(Duration.ofMinutes(1)));
        assertThat(post(cara + "/cancellation", anna)).hasStatus(422).bodyText().contains("has started");
        clock.travelTo(START.plus(Duration.ofHours(6)));
        assertThat(bring(anna, "Dan", "")).hasStatus(422).bodyText().contains("is over");
        clock.travelTo(EmptyTables.NOW);
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(bring(anna, "Dan", "")).hasStatus(422).bodyText().contains("was cancelled");
        assertThat(post(cara + "/cancellation", anna)).hasStatus(422).bodyText().contains("was cancelled");
    }

    @Test
    void whoeverWaitsComesBeforeColleagues() {
        places.take(given.member("One More"), meeting, PlaceMode.ROOM);
        places.take(given.member("And Another"), meeting, PlaceMode.ROOM);
        places.take(ben, meeting, PlaceMode.ROOM);
        jdbc.sql("update place set capacity = 4").update();
        bring(anna, "Cara", "");
        assertThat(status(ben.id())).isEqualTo("WAITING");
        assertThat(count("registration where status = 'WAITING'")).isEqualTo(2);
    }

    @Test
    void manyTeamsAtOnceDoNotFillARoomTwice() {
        jdbc.sql("update place set capacity = 8").update();
        var heads = List.of(ben, given.member("C"), given.member("D"), given.member("E"), given.member("F"));
        AtOnce.run(
                heads.size(),
                i -> () -> bring(heads.get(i), "x" + i, "x" + i + "@school.example", "y" + i, "", "z" + i, "")
                        .getResponse()
                        .getStatus());
        assertThat(confirmed()).isEqualTo(8);
        assertThat(count("registration where status = 'CONFIRMED'")).isEqualTo(8);
        assertThat(count("registration where status = 'WAITING'")).isEqualTo(8);
        assertThat(jdbc.sql("select waiting_number from registration where status = 'WAITING' order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** @param people name, e-mail, name, e-mail, … */
    private MvcTestResult bring(CurrentPerson me, String... people) {
        return post(BRING, me, fields(people));
    }

    private static String[] fields(String... people) {
        var parameters = new String[people.length * 2];
        for (var i = 0; i < people.length; i += 2) {
            parameters[i * 2] = "people[" + i / 2 + "].name";
            parameters[i * 2 + 1] = people[i];
            parameters[i * 2 + 2] = "people[" + i / 2 + "].email";
            parameters[i * 2 + 3] = people[i + 1];
        }
        return parameters;
    }

    private String registration(String email) {
        return jdbc.sql("select r.id from registration r join person p on p.id = r.person_id where p.email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private List<String> statuses() {
        return jdbc.sql("select status from registration order by status")
                .query(String.class)
                .list();
    }

    private List<String> templates() {
        return jdbc.sql("select template from delivery").query(String.class).list();
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
