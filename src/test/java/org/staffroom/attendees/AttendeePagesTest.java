package org.staffroom.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** The pages about places, the list and the door: what they say, who sees what, and what they cost. */
@StaffroomTest
class AttendeePagesTest extends OneMeeting {

    private static final String LIST = "/organise/meetings/going-cloud/attendees";
    private static final String DOOR = "/organise/meetings/going-cloud/door";

    AttendeePagesTest() {
        super(2);
    }

    @Test
    void aMemberTakesAPlaceSeesItSaysWhatTheyNeedAndGivesItBack() {
        assertThat(get(OWN, anna)).hasStatusOk().bodyText().contains("Take a place", "Would you like to come?");

        assertThat(post(OWN, anna)).hasStatus3xxRedirection().hasRedirectedUrl("/meetings/going-cloud");
        assertThat(get(OWN, anna)).bodyText().contains("You have a place", "Give my place back");

        assertThat(post(OWN + "/needs", anna, "dietaryNeeds", "Vegan")).hasRedirectedUrl(OWN);
        assertThat(get(OWN + "/needs", anna)).bodyText().contains("Vegan");

        assertThat(post(OWN + "/cancellation", anna)).hasRedirectedUrl(OWN);
        assertThat(get(OWN, anna)).bodyText().contains("You gave your place back", "Take a place");
    }

    @Test
    void whatIsRefusedIsSaidOnThePage() {
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThat(post(OWN, anna)).hasStatus(422).bodyText().contains("This meeting was cancelled");
        assertThat(post(OWN, anna, "mode", "sofa")).hasStatus(404);
    }

    @Test
    void whoCannotComeIsNamedToTheOrganisersAndCounted() {
        post(OWN + "/apologies", anna);
        post(OWN, ben);
        post(OWN + "/cancellation", ben);
        var cara = given.member("Cara Lund");
        post(OWN, cara);

        assertThat(get(LIST, ambassador))
                .bodyText()
                .contains("Cannot come this time", "1 gave a place back")
                .containsSubsequence("<b>1</b>", "cannot come", "Cannot come this time", "Anna Whitfield");
        assertThat(get(LIST + "?who=apologies", ambassador))
                .bodyText()
                .contains("Select Anna Whitfield")
                .doesNotContain("Ben Okafor", "Select Cara");
        assertThat(get(LIST + "?who=gone", ambassador))
                .bodyText()
                .contains("Select Ben Okafor")
                .doesNotContain("Select Anna");
        // Who has a place after all is no longer listed so.
        post(OWN, anna);
        assertThat(get(LIST, ambassador)).bodyText().doesNotContain("Cannot come this time");
    }

    @Test
    void needsThatAreTooLongComeBackAsTyped() {
        given.confirmed(meeting, anna.id());
        var long501 = "x".repeat(501);
        assertThat(post(OWN + "/needs", anna, "dietaryNeeds", long501))
                .hasStatus(422)
                .bodyText()
                .contains(long501, "at most 500");
        assertThat(post(OWN + "/needs", ambassador, "dietaryNeeds", "Vegan")).hasStatus(404);
    }

    @Test
    void aVisitorIsAskedToSignInAndComesBack() {
        assertThat(mvc.get().uri(OWN))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/sign-in?continue=%2Fmeetings%2Fgoing-cloud%2Fregistration");
    }

    @Test
    void theListShowsNeedsNewFacesAndTheWaitingInOrder() {
        var before = given.meeting(region, "Before", EmptyTables.NOW.minus(Duration.ofDays(90)), 30);
        var regular = given.member("Priya Nair");
        given.attended(before, regular.id());
        given.confirmed(meeting, regular.id());
        given.confirmed(meeting, anna.id());
        jdbc.sql("update registration set dietary_needs = 'Vegan', access_needs = 'Step-free' where person_id = ?")
                .param(anna.id().value())
                .update();
        post(OWN, given.member("First Waiting"));
        post(OWN, given.member("Second Waiting"));

        var page = get(LIST, ambassador);
        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .contains("Vegan", "Step-free", "First meeting", "Number 1", "1 person has access needs")
                .containsSubsequence("First Waiting", "Second Waiting");
    }

    @Test
    void arrivalsAreMarkedOnceUndoneAndMarkedAgain() {
        given.confirmed(meeting, anna.id());
        var row = DOOR + "/" + anna.id();
        assertThat(post(row, ambassador)).hasStatus(422).bodyText().contains("from the day of the meeting on");
        assertThat(attendances()).isZero();

        clock.travelTo(START.minus(Duration.ofHours(1)));
        assertThat(post(row, ambassador)).hasRedirectedUrl(DOOR + "#p-" + anna.id());
        post(row, ambassador);
        assertThat(attendances()).isEqualTo(1);
        assertThat(get(DOOR, ambassador)).bodyText().contains("1 here", "1 of 1 expected", "Undo");
        assertThat(post(row + "/undo", ambassador)).hasStatus3xxRedirection();
        post(row + "/undo", ambassador);
        assertThat(attendances()).isZero();

        assertThat(post(DOOR + "/" + given.member("Not on the list").id(), ambassador))
                .hasStatus(404);
    }

    @Test
    void aWalkInIsNeverRefusedAndTheLimitIsSaid() {
        clock.travelTo(START);
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ambassador.id());
        post(DOOR + "/" + anna.id(), ambassador);
        post(DOOR + "/" + ambassador.id(), ambassador);

        assertThat(post(DOOR, ambassador, "name", "Tom Hale")).hasStatus3xxRedirection();
        post(DOOR, ambassador, "name", "tom hale ");
        assertThat(attendances()).isEqualTo(3);
        assertThat(get(DOOR, ambassador))
                .bodyText()
                .contains("Tom Hale", "Walk-in", "The room is at its limit: 3 people");

        var known = given.member("Priya Nair");
        post(DOOR, ambassador, "name", "Priya", "email", known.email().toUpperCase());
        assertThat(get(DOOR, ambassador)).bodyText().contains("Priya Nair");

        assertThat(post(DOOR, ambassador, "name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Please type a name");
        assertThat(post(DOOR, ambassador, "name", "Jo", "email", "jo")).hasStatus(422);
    }

    @Test
    void theDoorFindsPeopleWithoutJavaScript() {
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ambassador.id());
        assertThat(get(DOOR + "?q=whit", ambassador))
                .bodyText()
                .contains("p-" + anna.id())
                .doesNotContain("p-" + ambassador.id());
    }

    @Test
    void aHelperSeesTheDoorOfOneMeetingUntilTheDayAfter() {
        var helper = given.member("Helping Hand");
        given.meeting(region, "Another day", START, 2);
        assertThat(get(DOOR, helper)).hasStatus(404);

        assertThat(post("/organise/meetings/going-cloud/helpers", ambassador, "who", "helping hand"))
                .hasStatus3xxRedirection();
        assertThat(get(LIST, ambassador)).bodyText().contains("Helping Hand", "until Wednesday 17 March 2027");

        assertThat(get(DOOR, helper)).hasStatusOk();
        assertThat(get("/organise/meetings/another-day/door", helper)).hasStatus(404);
        assertThat(get(LIST, helper)).hasStatus(404);
        assertThat(post("/organise/meetings/going-cloud/helpers", helper, "who", "Anna Whitfield"))
                .hasStatus(404);

        clock.travelTo(Instant.parse("2027-03-17T23:59:00Z"));
        assertThat(get(DOOR, helper)).hasStatusOk();
        clock.travelTo(Instant.parse("2027-03-18T00:01:00Z"));
        assertThat(get(DOOR, helper)).hasStatus(404);
        assertThat(post(DOOR, helper, "name", "Late")).hasStatus(404);
    }

    @Test
    void aHelperIsAMemberKnownByNameOrAddressAndCanBeRemoved() {
        var helpers = "/organise/meetings/going-cloud/helpers";
        given.member("Same Name");
        given.member("Same Name");
        assertThat(post(helpers, ambassador, "who", "Same Name"))
                .hasStatus(422)
                .bodyText()
                .contains("More than one");
        assertThat(post(helpers, ambassador, "who", "nobody@school.example"))
                .hasStatus(422)
                .bodyText()
                .contains("nobody@school.example", "No member has");
        assertThat(post(helpers, ambassador, "who", "")).hasStatus(422);

        post(helpers, ambassador, "who", anna.email());
        assertThat(get(DOOR, anna)).hasStatusOk();
        post(helpers + "/" + anna.id() + "/removal", ambassador);
        assertThat(get(DOOR, anna)).hasStatus(404);
    }

    @Test
    void strangersFindNothing() {
        var elsewhere = given.ambassador("Elsewhere", given.region("london", "London"));
        clock.travelTo(START);
        given.confirmed(meeting, anna.id());
        for (var stranger : List.of(elsewhere, anna)) {
            assertThat(get(LIST, stranger)).hasStatus(404);
            assertThat(get(DOOR, stranger)).hasStatus(404);
            assertThat(post(DOOR + "/" + anna.id(), stranger)).hasStatus(404);
            assertThat(post(DOOR + "/" + anna.id() + "/undo", stranger)).hasStatus(404);
            assertThat(post(DOOR, stranger, "name", "X")).hasStatus(404);
            assertThat(post("/organise/meetings/going-cloud/helpers", stranger, "who", anna.email()))
                    .hasStatus(404);
            assertThat(post("/organise/meetings/going-cloud/helpers/" + anna.id() + "/removal", stranger))
                    .hasStatus(404);
        }
        assertThat(attendances()).isZero();
        assertThat(get(LIST, given.admin("Helen"))).hasStatusOk();
        assertThat(mvc.get().uri(DOOR)).hasStatus3xxRedirection();
    }

    /** A canary each for needs and e-mail; the list of the organisers shows that they are there to leak. */
    @Test
    void needsAndAddressesAreSeenByTheOrganisersAlone() {
        jdbc.sql("update person set email = 'canary-address@school.example' where id = ?")
                .param(anna.id().value())
                .update();
        given.confirmed(meeting, anna.id());
        jdbc.sql("update registration set dietary_needs = 'canary-food', access_needs = 'canary-access'")
                .update();
        var helper = given.member("Helping Hand");
        post("/organise/meetings/going-cloud/helpers", ambassador, "who", helper.email());
        var elsewhere = given.ambassador("Elsewhere", given.region("london", "London"));

        assertThat(get(LIST, ambassador)).bodyText().contains("canary-food", "canary-access");
        for (var other : List.of(helper, elsewhere, given.member("Somebody"))) {
            for (var page : List.of(LIST, DOOR, OWN, OWN + "/needs", "/my")) {
                assertThat(body(get(page, other))).doesNotContain("canary");
            }
        }
        assertThat(body(get(DOOR, ambassador))).doesNotContain("canary");
        assertThat(body(mvc.get().uri("/meetings/going-cloud").exchange())).doesNotContain("canary");
    }

    @Test
    void thirtyRowsCostAsManyStatementsAsOne() {
        clock.travelTo(START);
        jdbc.sql("update place set capacity = 100").update();
        given.confirmed(meeting, anna.id());
        var list = cost(LIST, ambassador);
        var door = cost(DOOR, ambassador);
        for (var i = 0; i < 29; i++) {
            var person = given.member("Member " + i);
            given.confirmed(meeting, person.id());
            given.attended(meeting, person.id());
        }
        assertThat(cost(LIST, ambassador)).isEqualTo(list).isLessThanOrEqualTo(9);
        assertThat(cost(DOOR, ambassador)).isEqualTo(door).isLessThanOrEqualTo(8);
    }

    @Test
    void myPageShowsPlacesPositionsAndDaysWithWhatWasWritten() {
        var past = given.meeting(region, "Last term", EmptyTables.NOW.minus(Duration.ofDays(60)), 30);
        given.attended(past, anna.id());
        given.writeUp(past, ambassador.id(), "What we said");
        given.confirmed(meeting, ambassador.id());
        given.confirmed(meeting, given.member("Other").id());
        post(OWN, anna);

        assertThat(get("/my", anna))
                .hasStatusOk()
                .bodyText()
                .contains("Going cloud", "Number 1 on the waiting list", "Last term", "What we said");
        var one = cost("/my", anna);
        for (var i = 0; i < 29; i++) {
            given.attended(
                    given.meeting(region, "Day " + i, EmptyTables.NOW.minus(Duration.ofDays(i + 1)), 30), anna.id());
        }
        assertThat(cost("/my", anna)).isEqualTo(one).isLessThanOrEqualTo(8);
        assertThat(get("/my", given.member("New here")))
                .hasStatusOk()
                .bodyText()
                .contains("No places yet");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int attendances() {
        return jdbc.sql("select count(*) from attendance").query(Integer.class).single();
    }
}
