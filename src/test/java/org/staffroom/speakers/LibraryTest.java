package org.staffroom.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What is found in the library, and what is not. */
@StaffroomTest
class LibraryTest {

    private static final Instant SPRING_2026 = Instant.parse("2026-03-16T09:30:00Z");
    private static final Instant AUTUMN_2026 = Instant.parse("2026-10-16T09:30:00Z");

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    RegionId wales;
    RegionId kent;
    CurrentPerson priya;
    PresentationId cloud;
    PresentationId breaking;
    MeetingId spring;

    @BeforeEach
    void twoTalks() {
        wales = given.region("wales", "Wales");
        kent = given.region("kent", "Kent");
        priya = given.member("Priya Nair");
        spring = given.meeting(wales, "Spring in Wales", SPRING_2026, 30);
        cloud = talk("Going cloud", "MEMBER", priya, spring);
        breaking = talk(
                "Let a machine break in",
                "VENDOR",
                given.member("Nick Farrow"),
                given.meeting(kent, "Autumn in Kent", AUTUMN_2026, 30));
        jdbc.sql("update presentation set nature = 'STRATEGIC' where id = ?")
                .param(breaking.value())
                .update();
    }

    @Test
    void everyTalkWithWhoGaveItWhereAndWhen() {
        assertThat(list("/presentations"))
                .contains("Going cloud", "Priya Nair", "Wales, 16 March 2026", "Member talk")
                .contains("Let a machine break in", "Kent, 16 October 2026", "Vendor talk");
        given.agendaItem(
                given.meeting(kent, "Again", AUTUMN_2026.plus(Duration.ofDays(7)), 30), 0, 30, "MEMBER_TALK", cloud);
        assertThat(list("/presentations?q=cloud")).contains("Kent, 23 October 2026, and once before");
    }

    @Test
    void whatDidNotTakePlaceIsNotCounted() {
        var again = given.meeting(kent, "Again", AUTUMN_2026.plus(Duration.ofDays(7)), 30);
        given.agendaItem(again, 0, 30, "MEMBER_TALK", cloud);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now() where id = ?")
                .param(again.value())
                .update();
        assertThat(list("/presentations?q=cloud"))
                .contains("Wales, 16 March 2026")
                .doesNotContain("23 October", "once before");
        assertThat(list("/presentations?q=cloud&year=2026-27")).doesNotContain("Going cloud");
        jdbc.sql("delete from agenda_item where meeting_id = ?")
                .param(spring.value())
                .update();
        assertThat(list("/presentations?q=cloud"))
                .contains("Kent, date to follow")
                .doesNotContain("23 October");
        jdbc.sql("update meeting set status = 'CANCELLED', postponed_at = null, cancelled_at = now() where id = ?")
                .param(again.value())
                .update();
        assertThat(list("/presentations?q=cloud"))
                .contains("Going cloud", "<small>Kent</small>")
                .doesNotContain("23 October", "to follow");
    }

    @Test
    void byEveryFilterAlone() {
        var topic = given.topic("cloud", "Cloud");
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(cloud.value(), topic.value())
                .update();
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example', 0)
                        """).param(cloud.value()).update();
        for (var query : new String[] {
            "topic=cloud",
            "kind=member",
            "nature=technical",
            "region=wales",
            "year=2025-26",
            "speaker=priya nair",
            "slides=yes",
            "q=nair"
        }) {
            assertThat(list("/presentations?" + query))
                    .as(query)
                    .contains(">Going cloud<")
                    .doesNotContain("Let a machine break in");
        }
        assertThat(list("/presentations?kind=vendor&nature=strategic&region=kent&year=2026-27&q=machines"))
                .contains("Let a machine break in")
                .doesNotContain(">Going cloud<");
    }

    @Test
    void whereAndWhenMeanOneMeeting() {
        given.agendaItem(given.meeting(kent, "Again", AUTUMN_2026, 30), 0, 30, "MEMBER_TALK", cloud);
        assertThat(list("/presentations?region=wales&year=2026-27")).contains("No talk matches");
        assertThat(list("/presentations?region=kent&year=2026-27")).contains(">Going cloud<");
    }

    @Test
    void inARegionThatHeldTheMeetingTogether() {
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), null)")
                .params(spring.value(), kent.value())
                .update();
        assertThat(list("/presentations?region=kent")).doesNotContain(">Going cloud<");
        jdbc.sql("update meeting_co_host set accepted_at = now()").update();
        assertThat(list("/presentations?region=kent")).contains(">Going cloud<");
    }

    @Test
    void slidesThatNotEverybodyMaySeeAreNone() {
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), :talk, 'Slides', 'https://slides.example', 'ATTENDEES', 0),
                            (gen_random_uuid(), :talk, 'Slides', 'https://slides.example', 'NOBODY', 1)
                        """).param("talk", cloud.value()).update();
        assertThat(list("/presentations?slides=yes")).contains("No talk matches");
    }

    @Test
    void whatMakesNoSenseFindsNothingOrCountsAsNotAsked() {
        assertThat(list("/presentations?kind=x&nature=<b>&year=1&slides=maybe&page=-3"))
                .contains("Going cloud", "Let a machine");
        assertThat(list("/presentations?region=nowhere")).contains("No talk matches");
        assertThat(list("/presentations?speaker=%25"))
                .contains("No talk matches")
                .doesNotContain(">Going cloud<");
        assertThat(list("/presentations?q=" + "cloud".repeat(1000))).contains("No talk matches");
        assertThat(list("/presentations?q='; drop table presentation; -- \" & | !"))
                .contains("No talk matches");
        assertThat(list("/presentations?speaker=<script>alert(1)</script>")).doesNotContain("<script>alert");
        assertThat(list("/presentations?page=9999")).contains("Going cloud");
    }

    @Test
    void aSpeakerHasAPageOnceTheySaySomethingOfThemselves() {
        assertThat(status("/speakers/priya-nair")).isEqualTo(404);
        tell("I look after <b>seven</b> schools.");
        assertThat(list("/speakers/priya-nair"))
                .contains("Priya Nair", "&lt;b&gt;seven", "Going cloud", "Wales, 16 March 2026")
                .doesNotContain("Let a machine", priya.email());
        assertThat(list("/presentations/going-cloud")).contains("href=\"/speakers/priya-nair\"");
        assertThat(list("/presentations/let-a-machine-break-in"))
                .contains("href=\"/presentations?speaker=Nick%20Farrow\"");
        tell("");
        assertThat(status("/speakers/priya-nair")).isEqualTo(404);
    }

    @Test
    void nobodyHasAPageWithoutATalkInPublicOrAfterSuspension() {
        tell("I look after seven schools.");
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(priya.id().value())
                .update();
        assertThat(status("/speakers/priya-nair")).isEqualTo(404);
        jdbc.sql("update person set status = 'ACTIVE'").update();
        assertThat(status("/speakers/priya-nair")).isEqualTo(200);
        jdbc.sql("delete from agenda_item").update();
        assertThat(status("/speakers/priya-nair")).isEqualTo(404);
    }

    private void tell(String words) {
        jdbc.sql("""
                        insert into speaker_profile values (:person, 0, 'priya-nair', :words, now())
                        on conflict (person_id) do update set biography = excluded.biography
                        """).param("person", priya.id().value()).param("words", words).update();
    }

    private PresentationId talk(String title, String kind, CurrentPerson speaker, MeetingId meeting) {
        var id = given.talk(title, kind, speaker.id());
        given.agendaItem(meeting, 0, 30, kind + "_TALK", id);
        return id;
    }

    private String list(String address) {
        var answer = mvc.get()
                .uri(UriComponentsBuilder.fromUriString(address)
                        .encode()
                        .build()
                        .toUri())
                .exchange();
        assertThat(answer).as(address).hasStatusOk().doesNotContainHeader("Set-Cookie");
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private int status(String address) {
        return mvc.get().uri(address).exchange().getResponse().getStatus();
    }
}
