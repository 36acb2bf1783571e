package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class SearchTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    private MvcTestResult search(String words) {
        return mvc.get().uri("/search?q={words}", words).exchange();
    }

    @Test
    void findsMeetingsTalksAndWriteUpsAndMarksTheWords() {
        var region = given.region("wales", "Wales");
        var priya = given.member("Priya Nair");
        var meeting = given.meeting(region, "Ransomware and you");
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given.talk("Isolating ransomware", "VENDOR", priya.id()));
        given.writeUp(meeting, priya.id(), "After the ransomware day");

        assertThat(search("ransomware"))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("3 results", "<mark>Ransomware</mark> and you", "/presentations/isolating-ransomware")
                .contains("/write-ups/after-the-ransomware-day", "Vendor talk");
        assertThat(search("Priya")).bodyText().contains("Isolating ransomware");
        assertThat(search("Wales Bristol")).bodyText().contains("Ransomware and you");
        assertThat(search("\"ransomware banana\"")).bodyText().contains("Nothing was found");
    }

    @Test
    void neverFindsDraftsAndJoiningLinks() {
        var region = given.region("wales", "Wales");
        given.draft(region, "Hidden treasure");
        var meeting = given.meeting(region, "Open day");
        jdbc.sql("update meeting set joining_link = 'https://meet.example/treasure' where id = ?")
                .param(meeting.value())
                .update();
        var priya = given.member("Priya");
        var talk = given.talk("Treasure alone", "MEMBER", priya.id());
        given.agendaItem(given.draft(region, "Other draft"), 0, 30, "MEMBER_TALK", talk);
        given.writeUp(meeting, priya.id(), "Treasure report");
        jdbc.sql("update write_up set status = 'DRAFT'").update();

        assertThat(search("treasure"))
                .bodyText()
                .contains("Nothing was found")
                .doesNotContain("Hidden")
                .doesNotContain("Treasure alone")
                .doesNotContain("meet.example");
        assertThat(search("treasur")).bodyText().doesNotContain("Did you mean");
    }

    @Test
    void whereAnExcerptIsCutStandsAnEllipsis() {
        var region = given.region("wales", "Wales");
        var priya = given.member("Priya");
        given.writeUp(given.meeting(region, "Whole"), priya.id(), "Whole");
        given.writeUp(given.meeting(region, "Long"), priya.id(), "Long");
        jdbc.sql("update write_up set summary = '', body = 'All about *licensing*.' where title = 'Whole'")
                .update();
        jdbc.sql("update write_up set summary = '', body = :body where title = 'Long'")
                .param("body", "At first. " + "before ".repeat(80) + "licensing" + " after".repeat(80) + " at last.")
                .update();

        assertThat(search("licensing"))
                .bodyText()
                .contains("<p class=\"soft\">All about <mark>licensing</mark>.</p>")
                .contains("<p class=\"soft\">… before")
                .contains("after …</p>");
    }

    @Test
    void offersTheWordThatWasMeant() {
        given.meeting(given.region("wales", "Wales"), "Licensing, plainly");
        assertThat(search("lisencing")).bodyText().contains("Did you mean", "href=\"/search?q=licensing\"");
        assertThat(search("zzzzqqqq")).bodyText().doesNotContain("Did you mean");
    }

    @Test
    void survivesWhateverIsTyped() {
        given.meeting(given.region("wales", "Wales"), "Plain");
        for (var odd : List.of(
                "",
                "   ",
                "'",
                "\"",
                "a\u0000b",
                "%",
                "\\",
                "or or or",
                "-",
                "!!!",
                "& | !",
                "<b>x</b>",
                "\uE000x\uE001",
                "x".repeat(5000),
                "the",
                "[[${7*7}]]",
                "\ud800")) {
            assertThat(search(odd)).as(odd).hasStatusOk().bodyText().doesNotContain("<b>x</b>");
        }
        assertThat(mvc.get().uri("/search")).hasStatusOk().bodyText().doesNotContain("Nothing was found");
        assertThat(mvc.get().uri("/search?q=plain&page=77"))
                .hasStatusOk()
                .bodyText()
                .contains("nothing on this page");
    }

    @Test
    void marksAreMadeOfWordsAndNotOfMarkup() {
        var meeting = given.meeting(given.region("wales", "Wales"), "Plain");
        jdbc.sql("update meeting set summary = :x where id = :id")
                .param("x", "Before <img src=x onerror=alert(1)> \uE000stray\uE001 licensing <mark>fake</mark> after")
                .param("id", meeting.value())
                .update();
        assertThat(search("licensing"))
                .bodyText()
                .contains("<mark>licensing</mark>", "fake")
                .doesNotContain("<mark>fake")
                .doesNotContain("<img src=x")
                .doesNotContain("<mark>stray");
    }
}
