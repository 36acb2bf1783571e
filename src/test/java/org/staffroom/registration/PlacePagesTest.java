package org.staffroom.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** What the pages say of rules and answers: to organisers, to members and to visitors. */
@StaffroomTest
class PlacePagesTest extends OneMeeting {

    private static final String PAGE = "/meetings/going-cloud";
    private static final String PLACES = "/organise/meetings/going-cloud/places";

    PlacePagesTest() {
        super(2);
    }

    @Test
    void anOrganiserDecidesAndFindsWhatWasDecided() {
        assertThat(get(PLACES, ambassador))
                .hasStatusOk()
                .bodyText()
                .contains("How places are taken", "From the day before");

        assertThat(post(
                        PLACES,
                        ambassador,
                        "version",
                        "0",
                        "opens",
                        "2027-03-04T09:00",
                        "closes",
                        "",
                        "approval",
                        "true",
                        "share",
                        "3",
                        "offerDays",
                        "",
                        "offerTime",
                        "18:30",
                        "capacity",
                        "5000"))
                .hasRedirectedUrl(PLACES);

        assertThat(get(PLACES, ambassador))
                .bodyText()
                .contains("value=\"2027-03-04T09:00\"", "value=\"3\"", "value=\"18:30\"", "checked");
        assertThat(jdbc.sql("select capacity from place").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void howManyColleaguesOneMayBringIsDecidedHere() {
        var bring = OWN + "/colleagues";
        assertThat(get(PLACES, ambassador)).bodyText().contains("Colleagues one person may bring");
        assertThat(post(PLACES, ambassador, "version", "0", "colleagues", "1")).hasRedirectedUrl(PLACES);
        assertThat(post(bring, anna, "people[0].name", "Cara", "people[1].name", "Dan"))
                .hasStatus(422)
                .bodyText()
                .contains("at most 1 colleague ");
        assertThat(post(bring, anna, "people[0].name", "Cara")).hasRedirectedUrl(bring);
        assertThat(post(PLACES, ambassador, "version", "1", "colleagues", "0")).hasRedirectedUrl(PLACES);
        assertThat(get(bring, anna))
                .bodyText()
                .contains("Cara", "as many colleagues as one person may")
                .doesNotContain("people[0]");
        assertThat(get(bring, ben)).bodyText().contains("Nobody can bring colleagues");
        for (var typed : new String[] {"21", "-1", "many"}) {
            assertThat(post(PLACES, ambassador, "version", "2", "colleagues", typed))
                    .hasStatus(422)
                    .bodyText()
                    .contains("between 0 and 20");
        }
    }

    @Test
    void whatMeansNothingComesBackAsTypedWithAWordAboutEach() {
        assertThat(post(
                        PLACES,
                        ambassador,
                        "version",
                        "0",
                        "opens",
                        "soon",
                        "closes",
                        "9999-01-01T09:00",
                        "share",
                        "0",
                        "offerDays",
                        "99",
                        "offerTime",
                        "25:00"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"soon\"", "between 1 and 500", "like 20:00", "choose from the list");
        assertThat(post(PLACES, ambassador, "version", "0", "opens", "2027-03-05T09:00", "closes", "2027-03-04T09:00"))
                .hasStatus(422)
                .bodyText()
                .contains("has to be after the opening time");
        assertThat(post(PLACES, ambassador, "version", "0", "closes", "2028-03-04T09:00"))
                .hasStatus(422)
                .bodyText()
                .contains("cannot be taken after the meeting");
        assertThat(jdbc.sql("select count(*) from place_rules")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void rulesThatSomebodyElseChangedMeanwhileAreNotOverwrittenUnseen() {
        post(PLACES, ambassador, "version", "0", "share", "3");

        assertThat(post(PLACES, ambassador, "version", "0", "share", "4"))
                .hasStatus(422)
                .bodyText()
                .contains("Somebody else changed these rules", "value=\"4\"");
        assertThat(post(PLACES, ambassador, "version", "1", "share", "4")).hasRedirectedUrl(PLACES);
    }

    @Test
    void capacityIsAWholeNumberThatHoldsThoseWhoHavePlaces() {
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ambassador.id());
        for (var typed : new String[] {"0", "-1", "10000", "many", "1", ""}) {
            assertThat(post(PLACES + "/capacity", ambassador, "room", typed))
                    .as(typed)
                    .hasStatus(422);
        }
        assertThat(post(PLACES + "/capacity", ambassador, "room", "1"))
                .bodyText()
                .contains("2 people");
        assertThat(post(PLACES + "/capacity", ambassador, "room", "40")).hasRedirectedUrl(PLACES);
        assertThat(jdbc.sql("select capacity from place").query(Integer.class).single())
                .isEqualTo(40);
    }

    @Test
    void aDraftHasRulesAndAMemberHasNone() {
        var draft = given.draft(region, "Later");
        assertThat(get("/organise/meetings/" + draft + "/places", ambassador)).hasStatusOk();
        assertThat(post("/organise/meetings/" + draft + "/places", ambassador, "version", "0", "share", "2"))
                .hasStatus3xxRedirection();
        assertThat(get(PLACES, anna)).hasStatus(404);
        assertThat(post(PLACES, anna, "version", "0")).hasStatus(404);
    }

    @Test
    void theMeetingsPageSaysFromWhenAndThatItIsClosed() {
        given.rules(meeting, "opens_at = '2026-03-05T09:00:00Z', closes_at = '2026-03-08T17:00:00Z'");
        clock.travelTo(Instant.parse("2026-03-04T09:00:00Z"));
        jdbc.sql("update meeting set starts_at = '2026-03-10T09:30Z', ends_at = '2026-03-10T15:00Z'")
                .update();
        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("Places can be taken from 5 March, 9am")
                .doesNotContain("Take a place");
        assertThat(get(OWN, anna)).bodyText().contains("Places can be taken from 5 March, 9am");
        assertThat(post(OWN, anna)).hasStatus(422);

        clock.travelTo(Instant.parse("2026-03-06T09:00:00Z"));
        assertThat(mvc.get().uri(PAGE)).bodyText().contains("Take a place");
        clock.travelTo(Instant.parse("2026-03-09T09:00:00Z"));
        assertThat(mvc.get().uri(PAGE)).bodyText().contains("No more places can be taken");
        assertThat(get(OWN, anna)).bodyText().contains("The list was closed on 8 March, 5pm");
    }

    @Test
    void apologiesAreSaidInOnePressAndTakenBackByTakingAPlace() {
        assertThat(get(OWN, anna)).bodyText().contains("I cannot come this time");
        assertThat(post(OWN + "/apologies", anna)).hasRedirectedUrl(OWN);
        assertThat(get(OWN, anna)).bodyText().contains("You cannot come this time", "Take a place");
        assertThat(get(PLACES, ambassador)).bodyText().contains("Cannot come");

        post(OWN, anna);
        assertThat(post(OWN + "/apologies", anna)).hasStatus(422).bodyText().contains("please give it back");
    }

    @Test
    void pagesCostNoMoreForManyPeople() {
        var few = cost(PLACES, ambassador);
        for (var i = 0; i < 30; i++) {
            post(OWN, given.member("Member " + i));
        }
        assertThat(cost(PLACES, ambassador)).isEqualTo(few).isLessThanOrEqualTo(8);
    }
}
