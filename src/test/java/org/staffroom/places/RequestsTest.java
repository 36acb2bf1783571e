package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;
import static org.staffroom.support.Refusals.refuses;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** Scarce places: asked for, confirmed or declined by an organiser. */
@StaffroomTest
class RequestsTest extends OneMeeting {

    private static final String PLACES = "/organise/meetings/going-cloud/places";

    RequestsTest() {
        super(1);
    }

    @Autowired
    Requests requests;

    @Autowired
    PlaceQueries attendees;

    @BeforeEach
    void onePlaceByDecision() {
        given.rules(meeting, "approval = true");
        places.take(anna, meeting, PlaceMode.ROOM);
        places.take(ben, meeting, PlaceMode.ROOM);
    }

    @Test
    void aRequestHoldsNoPlaceAndIsConfirmedOnce() {
        assertThat(own(anna).requested()).isTrue();
        assertThat(counted()).isZero();
        assertThat(told(anna)).isEqualTo("place-requested");

        requests.approve(ambassador, meeting, anna.id());
        requests.approve(ambassador, meeting, anna.id());

        assertThat(own(anna).confirmed()).isTrue();
        assertThat(counted()).isEqualTo(1);
        assertThat(told(anna)).isEqualTo("place-taken");
    }

    @Test
    void whoIsConfirmedBeyondTheCapacityWaitsAndMovesUp() {
        requests.approve(ambassador, meeting, anna.id());
        requests.approve(ambassador, meeting, ben.id());
        assertThat(own(ben).position()).isEqualTo(1);

        places.giveBack(anna, meeting);

        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void whoIsDeclinedReadsWhyAndCannotAskAgain() {
        requests.decline(ambassador, meeting, ben.id(), "One place for each school this time.");

        assertThat(own(ben).active()).isFalse();
        assertThat(told(ben)).isEqualTo("request-declined");
        assertThat(get(OWN, ben))
                .bodyText()
                .contains("Your request was declined", "One place for each school this time.")
                .doesNotContain("Ask for a place<");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> places.take(ben, meeting, PlaceMode.ROOM))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("places.refused.declined"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> requests.decline(ambassador, meeting, ben.id(), "Again."));
    }

    @Test
    void whoWasDeclinedCannotWipeItOutByApologies() {
        requests.decline(ambassador, meeting, ben.id(), "One place for each school this time.");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> places.apologise(ben, meeting))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("places.refused.declined"));
        assertThat(own(ben).declined()).isTrue();
    }

    @Test
    void theDeskSaysHowManyAskUntilTheMeetingIsOver() {
        assertThat(get("/organise", ambassador))
                .bodyText()
                .contains("2 people ask for a place at “Going cloud”", PLACES + "#requests");
        var elsewhere = given.ambassador("Nadia", given.region("wales", "Wales"));
        assertThat(get("/organise", elsewhere)).bodyText().doesNotContain("for a place at");

        requests.approve(ambassador, meeting, ben.id());
        assertThat(get("/organise", ambassador)).bodyText().contains("Somebody asks for a place at “Going cloud”");

        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(get("/organise", ambassador)).bodyText().doesNotContain("for a place at");
    }

    @Test
    void aDeclineNeedsWordsAndAWithdrawnRequestIsGone() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> requests.decline(ambassador, meeting, ben.id(), "  "));
        places.giveBack(ben, meeting);
        requests.approve(ambassador, meeting, ben.id());
        assertThat(own(ben).active()).isFalse();
    }

    /** A browser counts a line's end as one letter and sends two. */
    @Test
    void aLetterAsLongAsItsFieldTakesIsSent() {
        assertThat(decline("x\r\n".repeat(10) + "y".repeat(980))).hasRedirectedUrl(PLACES + "#requests");
        assertThat(own(ben).declinedReason()).isEqualTo("x\n".repeat(10) + "y".repeat(980));
    }

    @Test
    void aLetterThatIsNotSentIsStillThere() {
        assertThat(decline("z".repeat(1001)))
                .hasStatus(422)
                .bodyText()
                .contains("at most 1,000 characters", ">" + "z".repeat(1001) + "</textarea>", "Decline and tell Ben");
        requests.approve(ambassador, meeting, ben.id());
        assertThat(decline("We are full."))
                .hasStatus(422)
                .bodyText()
                .contains("answered or withdrawn already", "What you wrote was not sent", "We are full.");
    }

    private MvcTestResult decline(String reason) {
        return post("/organise/meetings/going-cloud/requests/" + ben.id() + "/refusal", ambassador, "reason", reason);
    }

    @Test
    void whoSaysWhatTheyNeedStillAskedFirst() {
        jdbc.sql("update registration set changed_at = changed_at - interval '1 hour' where person_id = ?")
                .param(anna.id().value())
                .update();
        places.updateNeeds(anna, meeting, new Needs("Vegan", null));
        assertThat(get(PLACES, ambassador)).bodyText().containsSubsequence("Confirm Anna", "Confirm Ben");
    }

    @Test
    void nobodyIsConfirmedForADayThatIsOver() {
        clock.travelTo(START.plus(Duration.ofDays(1)));
        refuses("places.refused.over-by-hand", () -> requests.approve(ambassador, meeting, anna.id()));
        requests.decline(ambassador, meeting, anna.id(), "We did not see it in time.");
        assertThat(own(anna).active()).isFalse();
    }

    @Test
    void onlyItsOrganisersDecide() {
        for (var person : new CurrentPerson[] {anna, given.ambassador("Nadia", given.region("wales", "Wales"))}) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> requests.approve(person, meeting, anna.id()));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> requests.decline(person, meeting, anna.id(), "No."));
        }
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> requests.approve(
                        ambassador, meeting, given.member("Never asked").id()));
        assertThat(own(anna).requested()).isTrue();
    }

    @Test
    void theOrganiserSeesWhoAsksAndAnswersFromThePage() {
        assertThat(get(PLACES, ambassador))
                .bodyText()
                .contains("2 people ask for a place", "Confirm Anna", "Decline and tell Ben");
        assertThat(mvc.post()
                        .uri("/organise/meetings/going-cloud/requests/" + anna.id() + "/approval")
                        .with(as(ambassador))
                        .with(csrf()))
                .hasRedirectedUrl(PLACES + "#requests");
        assertThat(mvc.post()
                        .uri("/organise/meetings/going-cloud/requests/" + ben.id() + "/refusal")
                        .param("reason", "Too few places.")
                        .with(as(ambassador))
                        .with(csrf()))
                .hasRedirectedUrl(PLACES + "#requests");
        assertThat(own(anna).confirmed()).isTrue();
        assertThat(own(ben).declinedReason()).isEqualTo("Too few places.");
    }

    private OwnPlace own(CurrentPerson person) {
        return attendees.ownPlace(meeting, person.id()).orElseThrow();
    }

    private int counted() {
        return jdbc.sql("select confirmed from place").query(Integer.class).single();
    }

    /** The kind of the latest mail. */
    private String told(CurrentPerson person) {
        var templates = jdbc.sql("select template from delivery where person_id = ? order by created_at, ctid")
                .param(person.id().value())
                .query(String.class)
                .list();
        return templates.get(templates.size() - 1);
    }
}
