package org.staffroom.agendas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.PersonId;
import org.staffroom.support.AtTheDesk;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What an item's form does to its talk and the talk's people. */
@StaffroomTest
class WrittenItemsTest extends AtTheDesk {

    private PersonId priya;
    private UUID item;
    private String page;

    @BeforeEach
    void aTalkOnAnAgenda() {
        priya = given.guest("Priya Nair");
        var talk = given.talk("Going cloud", "MEMBER", priya);
        var meeting = given.meeting(region, "Spring meeting");
        item = given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        jdbc.sql("update agenda_item set title = '' where id = ?").param(item).update();
        page = "/organise/meetings/spring-meeting/agenda/" + item;
    }

    @Test
    void theTalkStaysTheSameThoughAnotherHasItsTitle() {
        var owen = given.guest("Owen Price");
        var other = given.talk("Another", "MEMBER", owen);
        jdbc.sql(
                        "update presentation set title = 'Going cloud', created_at = created_at + interval '1 day' where id = ?")
                .param(other.value())
                .update();
        given.agendaItem(given.meeting(wales, "In Wales"), 0, 30, "MEMBER_TALK", other);

        assertThat(saved("Going cloud", "MEMBER_TALK", "room", "Hall", "keep", priya + " SPEAKER"))
                .hasStatus(303);

        assertThat(single(
                        "select i.room || ': ' || t.slug from agenda_item i join presentation t on t.id = i.presentation_id"
                                + " where i.id = '" + item + "'"))
                .isEqualTo("Hall: going-cloud");
    }

    @Test
    void aTitleIsPutRightWhereTheTalkIs() {
        assertThat(saved("Going clouds", "MEMBER_TALK", "keep", priya + " SPEAKER"))
                .hasStatus(422)
                .bodyText()
                .contains("edit the talk itself");
        assertThat(saved("Going cloud", "VENDOR_TALK", "keep", priya + " SPEAKER"))
                .hasStatus(422)
                .bodyText()
                .contains("The talk is of the other kind");
        assertThat(single("select count(*)::text from presentation")).isEqualTo("1");
    }

    @Test
    void whoeverSpeaksTooStandsBesideTheTalksOwnSpeakers() {
        assertThat(get(marcus, page)).bodyText().contains("Priya Nair, Speaker");

        saved("Going cloud", "MEMBER_TALK", "keep", priya + " SPEAKER", "speakers", "Tom Hale");
        assertThat(get(marcus, "/meetings/spring-meeting")).bodyText().contains("Priya Nair", "Tom Hale");

        saved("Going cloud", "MEMBER_TALK", "version", "1", "keep", tom() + " SPEAKER");
        assertThat(get(marcus, "/meetings/spring-meeting"))
                .as("stands in")
                .bodyText()
                .contains("Tom Hale")
                .doesNotContain("Priya Nair");
    }

    /** Two have the form open; the second is told of all that differs, and whoever the first added stays. */
    @Test
    void nothingOfTheFirstIsPutBackUnseenByTheSecond() {
        assertThat(get(marcus, page)).bodyText().contains("name=\"known\" value=\"" + priya + " SPEAKER\"");
        saved(
                "Going cloud",
                "MEMBER_TALK",
                "keep",
                priya + " SPEAKER",
                "known",
                priya + " SPEAKER",
                "track",
                "2",
                "room",
                "Library",
                "chairs",
                "Tom Hale");

        var answer = saved(
                "Going cloud",
                "MEMBER_TALK",
                "keep",
                priya + " SPEAKER",
                "known",
                priya + " SPEAKER",
                "description",
                "With the bill");

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .containsSubsequence("Track", "2", "Room", "Library", "With the bill")
                .contains("name=\"version\" value=\"1\"", "value=\"" + tom() + " CHAIR\" checked");
        assertThat(saved(
                        "Going cloud",
                        "MEMBER_TALK",
                        "version",
                        "1",
                        "keep",
                        priya + " SPEAKER",
                        "keep",
                        tom() + " CHAIR",
                        "description",
                        "With the bill",
                        "track",
                        "2",
                        "room",
                        "Library"))
                .hasStatus(303);
        assertThat(
                        single(
                                "select description || ' ' || room || ' ' || (select string_agg(role, '') from agenda_person) from agenda_item"))
                .isEqualTo("With the bill Library CHAIR");
    }

    /** The room and the chair are theirs, the description is mine, and of the length, which both changed, both are shown. */
    @Test
    void whatOnlyTheFirstChangedIsInTheFormOfTheSecond() {
        var seen = Given.hidden("seen", get(marcus, page));
        var there = new String[] {"keep", priya + " SPEAKER", "known", priya + " SPEAKER"};
        saved("Going cloud", "MEMBER_TALK", with(there, "room", "Library", "minutes", "45", "chairs", "Tom Hale"));

        var answer = saved(
                "Going cloud",
                "MEMBER_TALK",
                with(there, "description", "With the bill", "minutes", "20", "seen", seen));

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "value=\"Library\"",
                        ">With the bill</textarea>",
                        "value=\"" + tom() + " CHAIR\" checked",
                        "value=\"20\"");
        assertThat(answer)
                .bodyText()
                .contains("<details class=\"card plain\" open")
                .containsPattern("(?s)<h3>Minutes</h3>.*>45</p>.*>20</p>")
                .doesNotContain("<h3>Room</h3>", "<h3>Who takes part</h3>", "<h3>Description</h3>");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void somebodySpeaks() {
        assertThat(saved("Going cloud", "MEMBER_TALK"))
                .hasStatus(422)
                .bodyText()
                .contains("Somebody gives this talk");
        saved("Going cloud", "MEMBER_TALK", "keep", priya + " SPEAKER");
        assertThat(single("select count(*)::text from agenda_person"))
                .as("whoever speaks by the talk is not written down twice")
                .isEqualTo("0");
    }

    @Test
    void nothingIsWrittenDownOfWhatIsRefused() {
        assertThat(post(
                        marcus,
                        "/organise/meetings/spring-meeting/agenda",
                        "kind",
                        "MEMBER_TALK",
                        "title",
                        "Something new",
                        "minutes",
                        "900",
                        "speakers",
                        "Tom Hale",
                        "spot",
                        "end"))
                .hasStatus(422);
        assertThat(single("select count(*)::text from presentation")).isEqualTo("1");
        assertThat(single("select count(*)::text from person where name = 'Tom Hale'"))
                .isEqualTo("0");
    }

    private String tom() {
        return single("select id::text from person where name = 'Tom Hale'");
    }

    private MvcTestResult saved(String title, String kind, String... more) {
        var fields = new java.util.ArrayList<>(
                java.util.List.of("kind", kind, "title", title, "start", "09:00", "startWas", "09:00"));
        fields.addAll(java.util.List.of(more));
        if (!fields.contains("minutes")) {
            fields.addAll(java.util.List.of("minutes", "30"));
        }
        if (!fields.contains("version")) {
            fields.addAll(java.util.List.of("version", "0"));
        }
        return post(marcus, page, fields.toArray(String[]::new));
    }
}
