package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class ProgrammeTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    RegionId southWest;
    RegionId wales;

    @BeforeEach
    void regions() {
        southWest = given.region("south-west", "South West");
        wales = given.region("wales", "Wales");
    }

    @Test
    void whatIsComingStandsInOrderAndWhatIsOverApart() {
        meeting(southWest, "Later", EmptyTables.NOW.plus(Duration.ofDays(40)));
        meeting(southWest, "Sooner", EmptyTables.NOW.plus(Duration.ofDays(4)));
        meeting(southWest, "Long ago", EmptyTables.NOW.minus(Duration.ofDays(400)));

        assertThat(body("/meetings"))
                .containsSubsequence("Sooner", "Later")
                .doesNotContain("Long ago", "Nothing is planned", "No meeting is like that");
        assertThat(body("/meetings?when=past")).contains("Long ago", "Held").doesNotContain("Sooner");
    }

    @Test
    void aMeetingIsPastWhenItEnds() {
        meeting(southWest, "Today", EmptyTables.NOW);

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(329)));
        assertThat(body("/meetings")).contains("Today");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofMinutes(331)));
        assertThat(body("/meetings")).doesNotContain("Today");
        assertThat(body("/meetings?when=past")).contains("Today");
    }

    @Test
    void theListIsFilteredByRegionTopicYearAndWords() {
        var cloud = meeting(southWest, "Going cloud", EmptyTables.NOW.plus(Duration.ofDays(4)));
        meeting(wales, "Wireless", EmptyTables.NOW.plus(Duration.ofDays(5)));
        meeting(wales, "Next year", EmptyTables.NOW.plus(Duration.ofDays(300)));
        var topic = given.topic("cloud", "Cloud");
        var talk = given.talk("Moving the ransomware budget", "MEMBER");
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        given.agendaItem(cloud, 0, 30, "MEMBER_TALK", talk);

        assertThat(body("/meetings?region=south-west"))
                .contains("meetings/going-cloud")
                .doesNotContain("meetings/wireless");
        assertThat(body("/meetings?topic=cloud"))
                .contains("meetings/going-cloud")
                .doesNotContain("meetings/wireless");
        assertThat(body("/meetings?year=2027-28"))
                .contains("meetings/next-year")
                .doesNotContain("meetings/wireless");
        assertThat(body("/meetings?q=ransomware"))
                .contains("meetings/going-cloud")
                .doesNotContain("meetings/wireless");
        assertThat(body("/meetings?q=bristol"))
                .as("the town of the venue")
                .contains("meetings/going-cloud", "meetings/wireless");
        assertThat(body("/meetings?q=nothing-like-it")).contains("No meeting is like that");
    }

    @Test
    void aJointMeetingStandsInEveryRegionThatAccepted() {
        var joint = meeting(southWest, "Across the bridge", EmptyTables.NOW.plus(Duration.ofDays(4)));
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(joint.value(), wales.value())
                .update();
        assertThat(body("/meetings?region=wales")).doesNotContain("Across the bridge");

        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(body("/meetings?region=wales")).contains("Across the bridge");
    }

    @Test
    void whatTheFilterDoesNotKnowIsNotAsked() {
        meeting(southWest, "Going cloud", EmptyTables.NOW.plus(Duration.ofDays(4)));

        for (var address : new String[] {
            "/meetings?year=1066",
            "/meetings?when=never",
            "/meetings?page=-3",
            "/meetings?page=x",
            "/meetings?q=%20%20",
            "/meetings/calendar?month=2027-99",
            "/meetings/calendar?month=%27"
        }) {
            assertThat(get(address)).as(address).hasStatusOk();
        }
        assertThat(body("/meetings?q=%27%22%3Cscript%3E%25%5F%5C%26%7C%21%28%00"))
                .doesNotContain("<script>%");
    }

    @Test
    void aLongListIsPagedAndKeepsItsFilter() {
        for (var number = 0; number < 25; number++) {
            meeting(southWest, "Meeting " + number, EmptyTables.NOW.plus(Duration.ofDays(1 + number)));
        }

        assertThat(body("/meetings?region=south-west"))
                .contains("Page 1 of 2", "href=\"/meetings?region=south-west&amp;page=2\"");
        assertThat(body("/meetings?region=south-west&page=2")).contains("Page 2 of 2", "Meeting 24");
    }

    @Test
    void theMonthShowsADayWhereItIsHeld() {
        // Half past midnight of 1 July in London is still 30 June in UTC.
        meeting(southWest, "Night owls", Instant.parse("2027-06-30T23:30:00Z"));

        assertThat(body("/meetings/calendar?month=2027-07"))
                .contains("Night owls", "Thu 1 July")
                .doesNotContain("No meetings this month");
        assertThat(body("/meetings/calendar?month=2027-06")).doesNotContain("Night owls");
    }

    @Test
    void theMonthsOfTheClockChangesHaveTheirDays() {
        // 29 March and 25 October 2026 have 23 and 25 hours.
        meeting(southWest, "Before spring", Instant.parse("2026-03-28T23:30:00Z"));
        meeting(southWest, "Spring forward", Instant.parse("2026-03-29T01:30:00Z"));
        meeting(southWest, "Fall back", Instant.parse("2026-10-25T00:30:00Z"));
        meeting(southWest, "Fall back later", Instant.parse("2026-10-25T23:30:00Z"));

        assertThat(body("/meetings/calendar?month=2026-03"))
                .containsSubsequence("Sat 28 March", "Before spring", "Sun 29 March", "Spring forward");
        assertThat(body("/meetings/calendar?month=2026-10"))
                .containsSubsequence("Sun 25 October", "Fall back", "Fall back later");
    }

    @Test
    void aVisitorGetsNoCookie() {
        assertThat(get("/meetings").getResponse().getCookies()).isEmpty();
        assertThat(mvc.get().uri("/meetings").with(as(given.member("Ellie Marsh"))))
                .hasStatusOk();
    }

    private MeetingId meeting(RegionId region, String title, Instant start) {
        return given.meeting(region, title, start, 30);
    }

    private String body(String address) {
        try {
            return get(address).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult get(String address) {
        return mvc.get().uri(java.net.URI.create(address)).exchange();
    }
}
