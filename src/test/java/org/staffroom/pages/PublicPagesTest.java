package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.regions.RegionId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class PublicPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script> & [[${7*7}]]";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    Given given;

    private String body(String path) {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk().doesNotContainHeader("Set-Cookie");
        assertThat(answer.getRequest().getSession(false)).isNull();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void areThereWhenNothingIsYet() {
        for (var path : List.of("/", "/regions", "/search", "/privacy", "/accessibility", "/calendars")) {
            assertThat(body(path))
                    .as(path)
                    .contains("<h1")
                    .doesNotContain("_csrf")
                    .doesNotContain("??");
        }
        assertThat(body("/")).contains("No meetings are announced");
        assertThat(mvc.get().uri("/design")).hasStatus(404);
        assertThat(mvc.get().uri("/regions/nowhere")).hasStatus(404);
        assertThat(mvc.get().uri("/topics/nothing")).hasStatus(404);
    }

    @Test
    void homeShowsWhatIsPublishedAndNoDraft() {
        var region = given.region("wales", "Wales");
        given.meeting(region, "Licensing, plainly");
        given.draft(region, "Secret plans");
        var author = given.member("Marcus Shore");
        given.writeUp(
                given.meeting(region, "Long ago", EmptyTables.NOW.minus(Duration.ofDays(30)), 30),
                author.id(),
                "Forty came");

        assertThat(body("/"))
                .contains("Licensing, plainly", "href=\"/meetings/licensing-plainly\"", "Forty came", "Marcus Shore")
                .contains("Wales: 1 meeting coming")
                .doesNotContain("Secret plans")
                .doesNotContain("Long ago</a>");
    }

    @Test
    void homeShowsAPersonTheirOwnFirst() {
        var wales = given.region("wales", "Wales");
        var london = given.region("london", "London");
        var mine = given.meeting(wales, "Mine alone");
        given.meeting(london, "Followed here");
        given.meeting(given.region("kent", "Kent"), "Somewhere else");
        var ellie = given.member("Ellie");
        given.confirmed(mine, ellie.id());
        jdbc.sql("insert into region_follower values (?, ?, now())")
                .params(london.value(), ellie.id().value())
                .update();

        var home = mvc.get().uri("/").with(as(ellie)).exchange();
        assertThat(home)
                .bodyText()
                .containsSubsequence(
                        "Your places",
                        "Mine alone",
                        "For you",
                        "Followed here",
                        "You follow London",
                        "Elsewhere",
                        "Somewhere else");
        assertThat(mvc.get().uri("/").with(as(given.member("New")))).bodyText().contains("Somewhere else");
    }

    @Test
    void aRegionShowsItsAmbassadorsItsProgrammeAndItsPastByYear() {
        var region = given.region("wales", "Wales");
        var rhian = given.ambassador("Rhian Bevan", region);
        given.ambassador("Gethin Llyr", region);
        jdbc.sql("update ambassador set away_until = date '2027-04-01' where person_id = ?")
                .param(rhian.id().value())
                .update();
        given.meeting(region, "To come");
        given.draft(region, "Secret plans");
        var past = given.meeting(region, "Held before", EmptyTables.NOW.minus(Duration.ofDays(400)), 30);
        given.writeUp(past, rhian.id(), "What we learned");

        assertThat(body("/regions/wales"))
                .contains("Rhian Bevan", "Gethin Llyr", "Away until 1 April 2027", "Gethin Llyr covers meanwhile.")
                .contains("To come", "Held before", "2025/26", "What we learned")
                .contains("/sign-in?continue=/regions/wales/follower")
                .doesNotContain("Secret plans")
                .doesNotContain(rhian.email());
    }

    @Test
    void aMeetingHeldTogetherIsThereOnceAccepted() {
        var meeting = given.meeting(given.region("wales", "Wales"), "Across the bridge");
        var west = given.region("south-west", "South West");
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), null)")
                .params(meeting.value(), west.value())
                .update();
        assertThat(body("/regions/south-west")).doesNotContain("Across the bridge");

        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(body("/regions/south-west")).contains("Across the bridge");

        // Afterwards it is said whose it was.
        jdbc.sql(
                        "update meeting set starts_at = starts_at - interval '90 days', ends_at = ends_at - interval '90 days'")
                .update();
        assertThat(body("/regions/south-west"))
                .containsSubsequence("id=\"past\"", "Across the bridge", "<span class=\"tag region\">Wales</span>");
        assertThat(body("/regions/wales"))
                .containsSubsequence("id=\"past\"", "Across the bridge", "tag region r-south-west");
        jdbc.sql(
                        "update meeting set starts_at = starts_at + interval '90 days', ends_at = ends_at + interval '90 days'")
                .update();
        assertThat(body("/regions")).contains("South West: 1 meeting coming");
    }

    @Test
    void anArchivedRegionStaysReadableAndLeavesTheMap() {
        var region = given.region("wessex", "Wessex");
        given.meeting(region, "Held before", EmptyTables.NOW.minus(Duration.ofDays(40)), 30);
        jdbc.sql("update region set archived_at = now()").update();

        assertThat(body("/regions/wessex"))
                .contains("This region is archived", "Held before")
                .doesNotContain("/regions/wessex/follower");
        assertThat(body("/regions")).contains("Earlier regions").doesNotContain("Wessex: ");
        assertThat(body("/")).doesNotContain("Wessex: ");
    }

    @Test
    void aTopicShowsTalksGivenMeetingsAndWriteUps() {
        var region = given.region("wales", "Wales");
        var topic = given.topic("cloud", "Cloud");
        var priya = given.member("Priya Nair");
        var given1 = given.talk("Going cloud", "VENDOR", priya.id());
        var planned = given.talk("Still secret", "MEMBER", priya.id());
        for (var talk : List.of(given1, planned)) {
            jdbc.sql("insert into presentation_topic values (?, ?)")
                    .params(talk.value(), topic.value())
                    .update();
        }
        var meeting = given.meeting(region, "Day of clouds");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given1);
        given.agendaItem(given.draft(region, "Draft day"), 0, 30, "MEMBER_TALK", planned);
        given.writeUp(meeting, priya.id(), "Clouds written up");

        assertThat(body("/topics/cloud"))
                .contains("Going cloud", "Vendor talk", "Priya Nair", "Day of clouds", "Clouds written up")
                .contains("/sign-in?continue=/topics/cloud/follower")
                .doesNotContain("Still secret")
                .doesNotContain("Draft day");
    }

    @Test
    void whatPeopleWroteIsNeverHtml() {
        var region = given.region("wales", "Wales");
        jdbc.sql("update region set name = :x, short_name = '<b>x</b>', description = :x")
                .param("x", HOSTILE)
                .update();
        given.topic("cloud", HOSTILE);
        given.ambassador(HOSTILE, region);
        var meeting = given.meeting(region, "Plain");
        jdbc.sql("update meeting set title = :x, summary = :x")
                .param("x", HOSTILE)
                .update();
        given.writeUp(meeting, given.guest(HOSTILE), "Report");
        jdbc.sql("update write_up set title = :x").param("x", HOSTILE).update();

        for (var path : List.of("/", "/regions", "/regions/wales", "/topics/cloud", "/calendars", "/search?q=alert")) {
            assertThat(body(path))
                    .as(path)
                    .contains("alert")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<b>x</b>")
                    .doesNotContain("& 49");
        }
    }

    @Test
    void costTheSameForOneRowAndForThirty() {
        var first = given.region("region-0", "Region 0");
        given.topic("cloud", "Cloud");
        fill(first, 0);
        var member = given.member("Ellie");
        var paths = List.of("/", "/regions", "/regions/region-0", "/topics/cloud", "/search?q=meeting", "/calendars");
        var before = paths.stream().map(path -> statements(path, null)).toList();
        var signedIn = paths.stream().map(path -> statements(path, member)).toList();
        for (var i = 1; i <= 30; i++) {
            given.region("region-" + i, "Region " + i);
            fill(first, i);
        }
        assertThat(paths.stream().map(path -> statements(path, null)).toList()).isEqualTo(before);
        assertThat(paths.stream().map(path -> statements(path, member)).toList())
                .isEqualTo(signedIn);
        assertThat(before).allMatch(count -> count <= 8);
        assertThat(signedIn).allMatch(count -> count <= 8);
    }

    private int statements(String path, org.staffroom.people.CurrentPerson person) {
        return statements
                .during(() -> {
                    var get = mvc.get().uri(path);
                    assertThat(person == null ? get : get.with(as(person))).hasStatusOk();
                })
                .size();
    }

    private void fill(RegionId region, int number) {
        var person = given.ambassador("Person", region);
        var meeting = given.meeting(region, "Meeting " + number);
        var talk = given.talk("Talk " + number, "MEMBER", person.id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        jdbc.sql("insert into presentation_topic select ?, id from topic")
                .param(talk.value())
                .update();
        var past =
                given.meeting(region, "Meeting past " + number, EmptyTables.NOW.minus(Duration.ofDays(9 + number)), 9);
        given.writeUp(past, person.id(), "Meeting report " + number);
    }

    @Test
    void aRegionsPastHasPages() {
        var region = given.region("wales", "Wales");
        for (var i = 0; i < RegionPages.SIZE + 1; i++) {
            given.meeting(region, "Past number " + i, EmptyTables.NOW.minus(Duration.ofDays(10 + i)), 9);
        }
        assertThat(body("/regions/wales"))
                .contains("Past number 0<", "Page 1 of 2")
                .doesNotContain("Past number 12<");
        assertThat(body("/regions/wales?page=2")).contains("Past number 12<").doesNotContain("Past number 0<");
        for (var odd : List.of("-1", "0", "x", "99999999999", "%00")) {
            assertThat(mvc.get().uri("/regions/wales?page=" + odd)).hasStatusOk();
        }
    }

    @Test
    void machinesFindWhatIsPublic() {
        var region = given.region("wales", "Wales");
        given.meeting(region, "To come");
        var draft = given.draft(region, "Secret plans");
        assertThat(body("/sitemap.xml"))
                .contains("/meetings/to-come</loc>", "/regions/wales</loc>", "/board</loc>", "/calls</loc>")
                .doesNotContain("secret", "/search")
                .doesNotContain(draft.toString());
        assertThat(body("/robots.txt")).contains("Disallow: /admin", "Sitemap: http");
        assertThat(mvc.get().uri("/favicon.ico")).hasStatusOk().hasContentType("image/svg+xml");
    }
}
