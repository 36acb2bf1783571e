package org.staffroom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** Ambassadors open a call and close it; everybody sees the open ones, the same for all and without a token. */
@StaffroomTest
class CallsTest extends OneMeeting {

    private static final String CALL = ORGANISE + "/call";

    CallsTest() {
        super(30);
    }

    @Test
    void openItShowsToVisitorsUntilItsLastDay() {
        assertThat(visitor("/calls")).contains("No call is open");
        assertThat(save(CALL, "true", "2027-03-09", "0")).hasRedirectedUrl(CALL);
        for (var page : new String[] {"/calls", "/meetings/going-cloud"}) {
            assertThat(visitor(page))
                    .contains("Short ones", "/proposals/new?meeting=going-cloud", "9 March 2027")
                    .doesNotContain("_csrf");
        }
        clock.travelTo(START.minusSeconds(6 * 24 * 3600));
        assertThat(visitor("/calls")).doesNotContain("Short ones");
        assertThat(visitor("/meetings/going-cloud")).doesNotContain("Short ones");
    }

    @Test
    void closedOrOfACancelledMeetingItIsGone() {
        save(CALL, "true", "2027-03-09", "0");
        save(CALL, "false", "2027-03-09", "1");
        assertThat(visitor("/calls")).doesNotContain("Going cloud");
        save(CALL, "true", "2027-03-09", "2");
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice everywhere'")
                .update();
        assertThat(visitor("/calls")).doesNotContain("Going cloud");
        assertThat(visitor("/meetings/going-cloud")).doesNotContain("Short ones");
        assertThat(save(CALL, "true", "2027-03-09", "3"))
                .hasStatus(422)
                .bodyText()
                .contains("cancelled or has begun");
    }

    @Test
    void theLastDayIsADayToComeBeforeTheMeeting() {
        assertThat(save(CALL, "true", "", "0")).hasStatus(422).bodyText().contains("Say until when", "Short ones");
        assertThat(save(CALL, "true", "soon", "0")).hasStatus(422).bodyText().contains("like 2027-03-16");
        assertThat(save(CALL, "true", "2027-03-01", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("That day is past");
        assertThat(save(CALL, "true", "2027-03-17", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Tuesday 16 March 2027");
        assertThat(count()).isZero();
    }

    @Test
    void itIsTheAmbassadorsAloneAndTwoOfThemLoseNothing() {
        assertThat(post(CALL, anna, "open", "true", "closesOn", "2027-03-09")).hasStatus(404);
        var olwen = given.ambassador("Olwen Rees", given.region("wales", "Wales"));
        assertThat(get(CALL, olwen)).hasStatus(404);
        assertThat(post("/organise/regions/south-west/call", olwen, "open", "true"))
                .hasStatus(404);
        assertThat(count()).isZero();
        save(CALL, "true", "2027-03-09", "0");
        assertThat(post(CALL, ambassador, "open", "true", "closesOn", "2027-03-10", "words", "Mine", "version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("Short ones", "Mine");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aRegionTakesTalksAtAnyTime() {
        assertThat(save("/organise/regions/south-west/call", "true", "", "0")).hasStatus3xxRedirection();
        assertThat(visitor("/regions/south-west"))
                .contains("South West takes talks at any time", "/proposals/new?region=south-west");
        jdbc.sql("update region set archived_at = now() where slug = 'south-west'")
                .update();
        assertThat(visitor("/calls")).doesNotContain("South West");
    }

    @Test
    void aDraftsCallIsNotPublic() {
        var draft = given.draft(region, "Secret plans");
        assertThat(save("/organise/meetings/" + draft + "/call", "true", "2027-03-09", "0"))
                .hasStatus3xxRedirection();
        assertThat(body(get("/organise/meetings/" + draft + "/call", ambassador)))
                .contains("The meeting is a draft");
        assertThat(visitor("/calls")).doesNotContain("Secret plans");
        assertThat(body(get("/proposals/new?meeting=" + draft, anna))).doesNotContain("Secret plans");
    }

    private MvcTestResult save(String path, String open, String last, String version) {
        return post(path, ambassador, "open", open, "closesOn", last, "words", "Short ones", "version", version);
    }

    private int count() {
        return jdbc.sql("select count(*) from talk_call").query(Integer.class).single();
    }

    private String visitor(String path) {
        return body(mvc.get().uri(path).exchange());
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
