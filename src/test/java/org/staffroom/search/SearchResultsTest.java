package org.staffroom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How what was found is shown. */
class SearchResultsTest extends Searching {

    @Test
    void saysNoDayOfATalkThatWasNotGiven() {
        var meeting = given.meeting(given.region("wales", "Wales"), "Open day");
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Going cloud", "MEMBER"));
        assertThat(search("going cloud")).bodyText().contains("<small>16 March 2027</small>");
        for (var status : List.of("POSTPONED", "CANCELLED")) {
            jdbc.sql("update meeting set status = ?, " + status.toLowerCase() + "_at = now()")
                    .param(status)
                    .update();
            assertThat(titles(search("going cloud"))).contains("Going cloud");
            assertThat(search("going cloud")).bodyText().doesNotContain("16 March");
            assertThat(titles(narrowed("q", "going cloud", "year", "2026-27"))).isEmpty();
            jdbc.sql("update meeting set status = 'PUBLISHED', postponed_at = null, cancelled_at = null")
                    .update();
        }
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
    void saysWhenAMeetingIsCancelledOrItsDateIsToFollow() {
        var region = given.region("wales", "Wales");
        var off = given.meeting(region, "Cancelled servers");
        var later = given.meeting(region, "Postponed printers");
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now() where id = ?")
                .param(off.value())
                .update();
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now() where id = ?")
                .param(later.value())
                .update();
        assertThat(search("servers")).bodyText().contains("tag cancelled", "16 March 2027");
        assertThat(search("printers")).bodyText().contains("Postponed").doesNotContain("16 March 2027");
    }

    @Test
    void whatIsCalledSoStandsFirst() {
        given.meeting(given.region("south-west", "South West"), "Going cloud");
        given.region("north-west", "North West");
        given.topic("esports", "Esports");

        assertThat(search("south west"))
                .bodyText()
                .containsSubsequence("<h3><a href=\"/regions/south-west\">South West</a></h3>", "Going cloud")
                .doesNotContain("<a href=\"/regions/north-west\">");
        assertThat(search("ESPORTS"))
                .bodyText()
                .contains("<a href=\"/topics/esports\">Esports</a>", "Nothing was found for “ESPORTS”");
        assertThat(search("west")).bodyText().doesNotContain("<a href=\"/regions/south-west\">");
    }

    @Test
    void anExcerptIsOfWordsAndNotOfMarkup() {
        var writeUp = given.writeUp(
                given.meeting(given.region("wales", "Wales"), "Plain"),
                given.member("Priya").id(),
                "Counted");
        jdbc.sql("update write_up set summary = '', body = :body where id = :id")
                .param("body", """
                        | How many | |
                        |---|---|
                        - The [licensing](https://maker.example/a) desk
                        2. One queue, well-kept
                        """)
                .param("id", writeUp.value())
                .update();
        assertThat(search("licensing"))
                .bodyText()
                .containsPattern(
                        "<p class=\"soft\">How many\\s+The <mark>licensing</mark> desk\\s+One queue, well-kept</p>");
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
