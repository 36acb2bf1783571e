package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class DeskTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    RegionId region;
    CurrentPerson marcus;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
    }

    @Test
    void aNewAmbassadorIsToldHowToStart() {
        assertThat(desk(marcus)).contains("South West has no meeting coming up", "/organise/meetings/new");
    }

    @Test
    void aRegionWithoutAMeetingCopiesItsLast() {
        var last = held("Autumn", 20);

        assertThat(desk(marcus)).contains("The last one was “Autumn”", "/organise/meetings/new?copy=" + last);
    }

    @Test
    void whatWasHeldIsMarkedAndWrittenUp() {
        var held = held("Autumn", 20);
        assertThat(desk(marcus)).contains("Who came to “Autumn”?", "“Autumn” has not been written up");

        given.attended(held, marcus.id());
        assertThat(desk(marcus)).doesNotContain("Who came to").contains("“Autumn” has not been written up");

        given.writeUp(held, marcus.id(), "What was said");
        assertThat(desk(marcus)).doesNotContain("written up");
    }

    @Test
    void anAccountThatWasSentForApprovalIsReadFromTheDesk() {
        var held = held("Autumn", 20);
        var id = given.writeUp(held, given.member("Ellie Marsh").id(), "A long way for cake");
        jdbc.sql("""
                        update write_up set status = 'SUBMITTED', official = false, slug = null, published_at = null
                        """).update();
        assertThat(desk(marcus))
                .contains("“A long way for cake” waits for your approval", "/write-ups/" + id + "/edit");
        assertThat(desk(given.ambassador("Carys Wynn", given.region("wales", "Wales"))))
                .doesNotContain("cake");

        jdbc.sql("update write_up set publish_at = now() + interval '9 years', publish_by = ?")
                .param(marcus.id().value())
                .update();
        assertThat(desk(marcus)).doesNotContain("waits for your approval");
    }

    @Test
    void onTheDayTheDoorAndTheRoomAreOnePressAway() {
        given.meeting(region, "Later");
        assertThat(desk(marcus)).doesNotContain("/door\"", "/room\"");

        given.meeting(region, "Today", EmptyTables.NOW.minus(Duration.ofHours(1)), 30);
        assertThat(desk(marcus))
                .containsSubsequence(
                        "/organise/meetings/today/door", "/organise/meetings/today/room", "What needs doing")
                .containsSubsequence("What needs doing", "/organise/meetings/later/details")
                .doesNotContain("/organise/meetings/later/door\"");
    }

    @Test
    void onTheDayTheFirstPageLeadsToTheDoorToo() {
        given.meeting(region, "Later");
        given.meeting(region, "Yesterday", EmptyTables.NOW.minus(Duration.ofDays(1)), 30);
        given.meeting(given.region("wales", "Wales"), "Elsewhere", EmptyTables.NOW.plus(Duration.ofHours(1)), 30);
        assertThat(home(marcus)).doesNotContain("/door\"");

        var today = given.meeting(region, "Today", EmptyTables.NOW.plus(Duration.ofHours(1)), 30);
        assertThat(home(marcus))
                .containsSubsequence(
                        "Today, yours", "/organise/meetings/today/door", "/organise/meetings/today/changes")
                .doesNotContain("/meetings/today\"", "/elsewhere/door");
        assertThat(home(given.member("Ellie Marsh")))
                .contains("/meetings/today\"")
                .doesNotContain("/door\"");

        // Whoever holds it together is there too, once they said so.
        var carys = given.ambassador("Carys Wynn", given.region("north-wales", "North Wales"));
        jdbc.sql(
                        "insert into meeting_co_host (meeting_id, region_id, invited_at) select ?, region_id, now() from ambassador where person_id = ?")
                .params(today.value(), carys.id().value())
                .update();
        assertThat(home(carys)).doesNotContain("/door\"");
        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(home(carys)).contains("/organise/meetings/today/door");
        jdbc.sql("update ambassador set until = since").update();
        assertThat(home(marcus)).doesNotContain("/door\"");
    }

    private String home(CurrentPerson person) {
        try {
            return mvc.get().uri("/").with(as(person)).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void draftsAndWhatIsComing() {
        given.draft(region, "Not yet");
        given.meeting(region, "Going cloud");

        assertThat(desk(marcus))
                .contains("“Not yet” is still a draft", "Going cloud", "30 places left")
                .doesNotContain("Nothing is waiting for you", "No meeting is coming up")
                .doesNotContain("has no meeting coming up");
    }

    @Test
    void anInvitationIsAnsweredFromTheDesk() {
        var wales = given.region("wales", "Wales");
        var theirs = given.meeting(wales, "Across the bridge");
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(theirs.value(), region.value())
                .update();

        jdbc.sql("update venue set name = 'The Drill Hall', town = 'Newport'").update();
        assertThat(desk(marcus))
                .contains(
                        ">“Across the bridge”: hold it together with South West?</a>",
                        ">Asked by Wales · The Drill Hall, Newport · ",
                        "href=\"/organise/meetings/across-the-bridge/co-hosts/" + region + "\"",
                        "/organise/meetings/across-the-bridge/co-hosts/" + region + "/acceptance");
        assertThat(desk(given.ambassador("Carys Wynn", wales))).doesNotContain("/acceptance");
    }

    @Test
    void theDeskIsForAmbassadorsAndShowsTheirRegionsOnly() {
        var wales = given.region("wales", "Wales");
        given.draft(wales, "Secret plan");

        assertThat(desk(marcus)).doesNotContain("Secret plan");
        assertThat(desk(given.admin("Helen Catterall"))).contains("Secret plan");
        assertThat(mvc.get().uri("/organise").with(as(given.member("Ellie Marsh"))))
                .hasStatus(404);
        jdbc.sql("update ambassador set until = date '2027-03-01'").update();
        assertThat(mvc.get().uri("/organise").with(as(marcus))).hasStatus(404);
    }

    @Test
    void theDeskCostsTheSameHoweverMuchLiesOnIt() {
        held("First", 10);
        given.meeting(region, "Next");
        var little = statements.during(() -> desk(marcus));
        for (var number = 0; number < 30; number++) {
            held("Held " + number, 20 + number);
            given.meeting(region, "Coming " + number);
        }

        assertThat(statements.during(() -> desk(marcus))).hasSameSizeAs(little).hasSizeLessThanOrEqualTo(8);
    }

    private MeetingId held(String title, int daysAgo) {
        return given.meeting(region, title, EmptyTables.NOW.minus(Duration.ofDays(daysAgo)), 30);
    }

    private String desk(CurrentPerson person) {
        try {
            return mvc.get()
                    .uri("/organise")
                    .with(as(person))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
