package org.staffroom.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** A speaker's own page. */
@StaffroomTest
class MyTalksTest {

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SpeakerProfiles profiles;

    @Autowired
    TravellingClock clock;

    RegionId region;
    CurrentPerson priya;

    @BeforeEach
    void aSpeaker() {
        region = given.region("south-west", "South West");
        priya = given.member("Priya Nair");
    }

    @Test
    void saysWhatComesFirstAndWhatIsMissing() {
        assertThat(page("/my/talks")).contains("No talks yet");
        var later = given.talk("Spoken later", "MEMBER", priya.id());
        var sooner = given.talk("Spoken sooner", "VENDOR", priya.id());
        given.agendaItem(
                given.meeting(region, "In May", clock.instant().plus(Duration.ofDays(60)), 30),
                45,
                30,
                "MEMBER_TALK",
                later);
        given.agendaItem(
                given.meeting(region, "In April", clock.instant().plus(Duration.ofDays(30)), 30),
                60,
                30,
                "VENDOR_TALK",
                sooner);
        given.talk("Somebody else's", "MEMBER", given.member("Tom Hale").id());
        given.agendaItem(given.draft(region, "A secret draft"), 0, 30, "MEMBER_TALK", later);
        jdbc.sql("update presentation set abstract = '' where id = ?")
                .param(sooner.value())
                .update();
        assertThat(page("/my/talks"))
                .containsSubsequence(
                        "Spoken sooner", "Vendor talk", "No description yet", "No slides yet", "Spoken later")
                .doesNotContain("Somebody else", "A secret draft");
    }

    /** The new day does not suit: the ambassadors see it, in the speaker's words, until it suits again. */
    @Test
    void aSpeakerWhoCannotBeThereSaysSo() {
        var marcus = given.ambassador("Marcus Shore", region);
        var talk = given.talk("Going cloud", "MEMBER", priya.id());
        var meeting = given.meeting(region, "In May", clock.instant().plus(Duration.ofDays(60)), 30);
        var item = given.agendaItem(meeting, 45, 30, "MEMBER_TALK", talk);
        var absence = "/my/talks/going-cloud/meetings/in-may/absence";
        assertThat(page("/my/talks")).contains("I cannot be there");

        assertThat(post(priya, absence, "words", "x".repeat(2001))).hasStatus(303);
        assertThat(single("select count(*) from speaker_absence")).isEqualTo("0");
        post(priya, absence, "words", "I teach on <b>Tuesdays</b>.");
        post(priya, absence, "words", "I teach on <b>Tuesdays</b> now.");
        assertThat(single("select count(*) from speaker_absence")).isEqualTo("1");
        assertThat(page("/my/talks")).contains("You said that you cannot be there");
        assertThat(page("/organise", marcus)).contains("A speaker of “Going cloud” cannot be there");
        assertThat(page("/organise/meetings/in-may/slides", marcus))
                .contains("Priya Nair cannot give “Going cloud”", "I teach on &lt;b&gt;Tuesdays&lt;/b&gt; now.");
        assertThat(page("/meetings/in-may", marcus)).doesNotContain("Tuesdays");

        // Somebody else gives it there now.
        jdbc.sql("insert into agenda_person (item_id, person_id, role, position) values (?, ?, 'SPEAKER', 1)")
                .params(item, given.member("Tom Hale").id().value())
                .update();
        assertThat(page("/organise", marcus)).doesNotContain("cannot be there");
        jdbc.sql("delete from agenda_person").update();
        post(priya, absence + "/removal");
        post(priya, absence + "/removal");
        assertThat(page("/organise", marcus)).doesNotContain("cannot be there");

        // Nobody else, nowhere else, and not too late.
        assertThat(post(marcus, absence)).hasStatus(404);
        assertThat(post(priya, "/my/talks/going-cloud/meetings/in-june/absence"))
                .hasStatus(404);
        clock.travelTo(clock.instant().plus(Duration.ofDays(61)));
        post(priya, absence);
        assertThat(single("select count(*) from speaker_absence")).isEqualTo("0");
    }

    @Test
    void asksForSlidesAfterwards() {
        var talk = given.talk("Given already", "MEMBER", priya.id());
        given.agendaItem(
                given.meeting(region, "Last month", clock.instant().minus(Duration.ofDays(30)), 30),
                0,
                30,
                "MEMBER_TALK",
                talk);
        assertThat(page("/my/talks")).contains("Your other talks", "Last month", "No slides yet");
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example', 'NOBODY', 0)
                        """).param(talk.value()).update();
        assertThat(page("/my/talks")).contains("Slides nobody may see yet").doesNotContain("No slides yet");
    }

    @Test
    void aBiographyIsSavedShownAndTakenAway() {
        given.agendaItem(
                given.meeting(region, "Spring"), 0, 30, "MEMBER_TALK", given.talk("Going cloud", "MEMBER", priya.id()));
        assertThat(page("/my/talks/biography")).contains("Everyone can read it, visitors too");
        assertThat(tell("I look after seven schools.", "-1")).hasRedirectedUrl("/my/talks");
        assertThat(page("/my/talks")).contains("I look after seven schools.", "/speakers/priya-nair");
        assertThat(mvc.get().uri("/speakers/priya-nair"))
                .hasStatusOk()
                .bodyText()
                .contains("seven schools");
        assertThat(tell("", "0")).hasRedirectedUrl("/my/talks");
        assertThat(mvc.get().uri("/speakers/priya-nair")).hasStatus(404);
    }

    @Test
    void nothingTypedIsLost() {
        var long_ = "x".repeat(2001);
        assertThat(tell(long_, "-1")).hasStatus(422).bodyText().contains("This text is too long", long_);
        assertThat(tell("Mine", "-1")).hasStatus3xxRedirection();
        assertThat(tell("Theirs meanwhile", "0")).hasStatus3xxRedirection();
        assertThat(tell("Typed elsewhere", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("Theirs meanwhile", "Typed elsewhere", "name=\"version\" value=\"1\"");
        assertThat(tell("</textarea><script>alert(1)</script>", "1")).hasStatus3xxRedirection();
        assertThat(page("/my/talks")).doesNotContain("<script>alert");
    }

    @Test
    void namesakesHaveAddressesOfTheirOwnAlsoAtOnce() {
        var namesakes = IntStream.range(0, 6)
                .mapToObj(number -> given.member("Tom Hale"))
                .toList();
        assertThat(AtOnce.problems(namesakes.stream()
                        .map(tom -> (Runnable) () -> profiles.tell(tom, SpeakerProfiles.NOTHING_YET, "I am Tom."))
                        .toList()))
                .isEmpty();
        assertThat(jdbc.sql("select slug from speaker_profile order by slug")
                        .query(String.class)
                        .list())
                .containsExactly("tom-hale", "tom-hale-2", "tom-hale-3", "tom-hale-4", "tom-hale-5", "tom-hale-6");
    }

    private String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private MvcTestResult post(CurrentPerson person, String address, String... fields) {
        var request = mvc.post().uri(address).with(Given.as(person)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private String page(String address) {
        return page(address, priya);
    }

    private String page(String address, CurrentPerson person) {
        var answer = mvc.get().uri(address).with(Given.as(person)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult tell(String words, String version) {
        return mvc.post()
                .uri("/my/talks/biography")
                .param("biography", words)
                .param("version", version)
                .with(Given.as(priya))
                .with(csrf())
                .exchange();
    }
}
