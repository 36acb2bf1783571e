package org.staffroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Meetings in the order of how far away they are. */
@StaffroomTest
@ExtendWith(OutputCaptureExtension.class)
class NearTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    @BeforeEach
    void meetings() {
        var region = given.region("wales", "Wales");
        at(given.meeting(region, "In Edinburgh", EmptyTables.NOW.plus(Duration.ofDays(1)), 30), "EH1 1AA");
        at(given.meeting(region, "In Bath"), "ba1 1aa");
        at(given.meeting(given.region("south-west", "South West"), "In Bristol"), "BS1 4XX");
        at(given.meeting(region, "Long ago in Bristol", EmptyTables.NOW.minus(Duration.ofDays(9)), 30), "BS1 4XX");
        at(given.draft(region, "A draft in Bristol"), "BS1 4XX");
        var online = given.meeting(region, "Online", EmptyTables.NOW.plus(Duration.ofDays(2)), 30);
        jdbc.sql("update meeting set format = 'ONLINE' where id = ?")
                .param(online.value())
                .update();
    }

    private void at(MeetingId meeting, String postcode) {
        jdbc.sql("update venue set postcode = ? where id = (select venue_id from meeting where id = ?)")
                .params(postcode, meeting.value())
                .update();
    }

    private static List<String> titles(MvcTestResult page) throws UnsupportedEncodingException {
        assertThat(page).hasStatusOk();
        return Pattern.compile("<h3><a [^>]*>(.*?)</a></h3>")
                .matcher(page.getResponse().getContentAsString())
                .results()
                .map(title -> title.group(1))
                .toList();
    }

    private MvcTestResult here(String position) {
        return mvc.get()
                .uri("/meetings?near=here")
                .header("Near-Position", position)
                .exchange();
    }

    @Test
    void theNearestStandsFirstAndWhatIsOnlineBeforeALongJourney() throws UnsupportedEncodingException {
        var page = mvc.get().uri("/meetings?near=BS").exchange();
        assertThat(titles(page)).containsExactly("In Bristol", "In Bath", "Online", "In Edinburgh");
        assertThat(page)
                .bodyText()
                .contains(
                        "4 meetings, those nearest to Bristol (BS) first", "under 5 miles away", "about 11 miles away")
                .contains("about 310 miles away", "Online, from anywhere");
        assertThat(titles(mvc.get().uri("/meetings?near=EH").exchange()))
                .containsExactly("In Edinburgh", "Online", "In Bristol", "In Bath");
        assertThat(titles(mvc.get().uri("/meetings?near=BS&region=wales").exchange()))
                .containsExactly("In Bath", "Online", "In Edinburgh");
        assertThat(titles(mvc.get().uri("/meetings?near=BS&when=past").exchange()))
                .containsExactly("Long ago in Bristol");
    }

    @Test
    void aVenueThatIsWhereItIsCountsFromThere() throws UnsupportedEncodingException {
        // Across the bridge from the middle of Bristol, and further than Bath is.
        jdbc.sql("""
                        update venue set latitude = 51.2, longitude = -3.2
                        where id = (select venue_id from meeting where title = 'In Bristol')
                        """).update();
        assertThat(titles(mvc.get().uri("/meetings?near=BS").exchange()))
                .containsExactly("In Bath", "In Bristol", "Online", "In Edinburgh");
    }

    @Test
    void aWholePostcodeIsCutToItsLettersAndTheOtherFiltersStay(CapturedOutput log) {
        assertThat(mvc.get().uri("/meetings?near={typed}&region=wales&q=bath", "bs8 1th"))
                .hasStatus(303)
                .hasRedirectedUrl("/meetings?region=wales&near=BS&q=bath&page=1");
        assertThat(mvc.get().uri("/meetings?near=bs")).hasStatus(303).hasRedirectedUrl("/meetings?near=BS&page=1");
        assertThat(log.getAll().toLowerCase()).doesNotContain("1th");
    }

    @Test
    void whatIsNoPostcodeIsSaidBesideTheFieldAndNothingTypedIsLost() throws UnsupportedEncodingException {
        for (var typed : List.of("zz1 1aa", "Bristol", "<b>x</b>", "x".repeat(5000))) {
            var page = mvc.get().uri("/meetings?near={typed}&q=bath", typed).exchange();
            assertThat(page)
                    .bodyText()
                    .contains("No postcode in the United Kingdom begins like that", "aria-invalid=\"true\"")
                    .doesNotContain("<b>x</b>");
            assertThat(titles(page)).containsExactly("In Bath");
        }
        assertThat(mvc.get().uri("/meetings?near=zz1 1aa")).bodyText().contains("value=\"zz1 1aa\"");
        assertThat(mvc.get().uri("/meetings?near="))
                .bodyText()
                .doesNotContain("No postcode")
                .contains("4 meetings coming up");
    }

    @Test
    void theBrowsersPositionServesOneAnswerAndIsKeptNowhere(CapturedOutput log) throws UnsupportedEncodingException {
        var page = here("51.4,-2.4");
        assertThat(titles(page)).containsExactly("In Bath", "In Bristol", "Online", "In Edinburgh");
        assertThat(page)
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains("those nearest to you first")
                .doesNotContain("51.4", "-2.4");
        assertThat(mvc.get().uri("/meetings?near=here"))
                .bodyText()
                .contains("was used once and not kept")
                .doesNotContain("about ");
        assertThat(log.getAll()).doesNotContain("51.4,-2.4");
    }

    @Test
    void aPositionThatServesNothingIsAnsweredInWords() {
        for (var odd :
                List.of("48.9,2.3", "0.0,0.0", "-51.4,2.4", "51.45451,-2.58791", "NaN,NaN", "x", "51.4", "1e9,1e9")) {
            assertThat(here(odd))
                    .as(odd)
                    .hasStatusOk()
                    .bodyText()
                    .contains("outside the British Isles", "4 meetings coming up");
        }
    }
}
