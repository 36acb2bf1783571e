package org.staffroom.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

@StaffroomTest
class TalkPagesTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Statements statements;

    @Autowired
    Given given;

    RegionId region;
    MeetingId meeting;
    CurrentPerson speaker;

    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting");
        speaker = given.member("Priya Nair");
    }

    @Test
    void listTalksOfPublishedMeetingsOnly() {
        talk("Growing your own", "MEMBER", meeting, 0);
        talk("Still a secret", "VENDOR", given.draft(region, "Autumn meeting"), 0);
        given.agendaItem(
                given.draft(region, "Not announced"),
                0,
                30,
                "MEMBER_TALK",
                given.talk("On no agenda", "MEMBER", speaker.id()));
        assertThat(mvc.get().uri("/presentations").exchange())
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("Growing your own", "Member talk", "Priya Nair")
                .doesNotContain("Still a secret", "On no agenda", "<form method=\"post\"");
    }

    @Test
    void areFilteredByWordsTopicAndKind() {
        var cloud = talk("Going cloud", "MEMBER", meeting, 0);
        talk("Let a machine break in", "VENDOR", meeting, 30);
        var topic = given.topic("cloud", "Cloud");
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(cloud.value(), topic.value())
                .update();
        assertThat(list("?q=machines")).contains("Let a machine").doesNotContain(">Going cloud<");
        assertThat(list("?q=nair")).contains("Let a machine", "Going cloud");
        assertThat(list("?topic=cloud")).contains("Going cloud").doesNotContain("Let a machine");
        assertThat(list("?kind=vendor")).contains("Let a machine").doesNotContain("Going cloud");
        assertThat(list("?q=nothing-like-it")).contains("No talk matches");
        assertThat(list("?q=%25&topic='&kind=x&page=-1")).contains("No talk matches");
        assertThat(list("?q=<script>alert(1)</script>")).doesNotContain("<script>alert");
    }

    private String list(String query) {
        var answer = mvc.get()
                .uri(java.net.URI.create(
                        "/presentations" + query.replace("<", "%3C").replace(">", "%3E")))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void costTheSameNumberOfStatementsHoweverMany() {
        talk("Talk 0", "MEMBER", meeting, 0);
        var few = statements.during(() -> list(""));
        for (var i = 1; i < 31; i++) {
            talk("Talk " + i, "MEMBER", meeting, i * 10);
        }
        var many = statements.during(() -> list(""));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
        assertThat(list("?q=talk&page=2")).contains("/presentations?q=talk&amp;page=1");
        assertThat(statements.during(() -> show("talk-1", null))).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void sayWhoseTalkItIsAndWhereItWasGiven() {
        talk("Let a machine break in", "VENDOR", meeting, 0);
        assertThat(show("let-a-machine-break-in", null))
                .contains("Vendor talk", "Technical", "Priya Nair", "Spring meeting", "/meetings/spring-meeting")
                .contains("rel=\"canonical\"")
                .doesNotContain("/edit", "<form method=\"post\"", speaker.email());
        assertThat(show("let-a-machine-break-in", speaker)).contains("/presentations/let-a-machine-break-in/edit");
    }

    @Test
    void hideATalkOnNoPublishedAgendaFromAllButSpeakersAndItsAmbassadors() {
        given.agendaItem(
                given.draft(region, "Not announced"),
                0,
                30,
                "MEMBER_TALK",
                given.talk("On no agenda", "MEMBER", speaker.id()));
        assertThat(status("on-no-agenda", null)).isEqualTo(404);
        assertThat(status("on-no-agenda", given.member("Ellie Marsh"))).isEqualTo(404);
        assertThat(status("on-no-agenda", speaker)).isEqualTo(200);
        assertThat(status("on-no-agenda", given.ambassador("Marcus Shore", region)))
                .isEqualTo(200);
        assertThat(status("on-no-agenda", given.ambassador("Carys Wynn", given.region("wales", "Wales"))))
                .as("another region's ambassador")
                .isEqualTo(404);
        assertThat(status("no-such-talk", speaker)).isEqualTo(404);
    }

    @Test
    void keepMaterialsFromThoseTheyAreNotFor() {
        var talk = talk("Going cloud", "MEMBER", meeting, 0);
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position) values
                        (gen_random_uuid(), :talk, 'For all', 'https://a.example/all', 'EVERYONE', 0),
                        (gen_random_uuid(), :talk, 'For us', 'https://a.example/us', 'ATTENDEES', 1),
                        (gen_random_uuid(), :talk, 'For none', 'https://a.example/none', 'NOBODY', 2)
                        """).param("talk", talk.value()).update();
        assertThat(show("going-cloud", null))
                .contains("https://a.example/all", "One more is for those", "Sign in if that is you")
                .doesNotContain("For us", "https://a.example/us", "For none", "https://a.example/none");
        assertThat(show("going-cloud", given.member("Ellie Marsh")))
                .contains("One more is for those")
                .doesNotContain("For us", "Sign in if that is you");
        var came = given.member("Dan Rowsell");
        given.attended(meeting, came.id());
        assertThat(show("going-cloud", came)).contains("For us", "Attendees").doesNotContain("For none", "One more is");
        assertThat(show("going-cloud", speaker)).contains("For us", "For none", "Nobody yet");
    }

    @Test
    void showHostileTextAsText() {
        var talk = talk("Going cloud", "MEMBER", meeting, 0);
        jdbc.sql("update presentation set title = :x, abstract = :x where id = :id")
                .param("x", "<img src=x onerror=alert(1)> ${7*7} [[${7*7}]] __${7*7}__")
                .param("id", talk.value())
                .update();
        jdbc.sql("update person set name = '<b>Bold</b>' where id = ?")
                .param(speaker.id().value())
                .update();
        assertThat(show("going-cloud", null) + list(""))
                .contains("&lt;img src=x", "${7*7}", "&lt;b&gt;Bold")
                .doesNotContain("<img src=x", "<b>Bold</b>", "49");
    }

    private String show(String slug, @org.jspecify.annotations.Nullable CurrentPerson person) {
        var request = mvc.get().uri("/presentations/" + slug);
        var answer = (person == null ? request : request.with(Given.as(person))).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private int status(String slug, @org.jspecify.annotations.Nullable CurrentPerson person) {
        var request = mvc.get().uri("/presentations/" + slug);
        return (person == null ? request : request.with(Given.as(person)))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private PresentationId talk(String title, String kind, MeetingId at, int minute) {
        var talk = given.talk(title, kind, speaker.id());
        given.agendaItem(at, minute, 10, kind + "_TALK", talk);
        return talk;
    }
}
