package org.staffroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class ImportPagesTest {

    private static final String HEADS =
            "Region,Date,Start,End,Title,Venue,Town,Postcode,Attendance,Talk,Kind,Speakers,Write-up\n";
    private static final String CASTLE = "9.30am,3pm,Going far,The Castle,Bristol,BS1 5QD,38,";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Turns turns;

    RegionId region;
    CurrentPerson marcus;

    @BeforeEach
    void aRegion() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
    }

    @Test
    void wrongColumnsAreNamedAndNothingPastedIsLost() {
        var answer = paste("Region,Dat,Start,End,Title,Weather\nSouth West,1/2/23,9am,3pm,A meeting,Sun");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "2 columns that every row needs are missing",
                        "<b>Date</b>",
                        "<b>Venue</b>",
                        "Did you mean “Date”?",
                        "Weather",
                        "South West,1/2/23,9am,3pm,A meeting,Sun");
        assertThat(count("import")).isZero();
    }

    @Test
    void whatIsNoTableIsRefusedInWords() {
        assertThat(upload("history.xlsx", new byte[] {'P', 'K', 3, 4, 20}))
                .hasStatus(422)
                .bodyText()
                .contains("save the sheet as CSV");
        assertThat(upload("large.csv", new byte[TableReader.LARGEST + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("larger than 5 MB");
        assertThat(upload("empty.csv", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("There is nothing in this file");
        assertThat(paste("")).hasStatus(422).bodyText().contains("Choose a file or paste a table");
        assertThat(count("import")).isZero();
    }

    @Test
    void hostileTextIsShownAsText() {
        var page =
                look(paste(HEADS + "South West,14/03/2023," + CASTLE + "<script>alert(1)</script>,,Tom <b>Hale</b>,\n"
                        + "<img src=x onerror=alert(1)>,14/03/2023," + CASTLE + ",,,\n"));

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert", "<img src=x", "<b>Hale")
                .contains("&lt;img src=x");
    }

    @Test
    void rowsToMendComeWithTheReasonAndWithoutFormulas() {
        var preview = paste(
                HEADS + "=HYPERLINK(1),14/03/2023," + CASTLE + "+1,,,\nSouth West,14/03/2023," + CASTLE + "Fits,,,");

        var sheet = get(preview.getResponse().getRedirectedUrl() + "/misfits.csv");

        var text = new String(sheet.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        assertThat(text)
                .contains("'=HYPERLINK(1)", "'+1", ",2,\"Region: There is no region “=HYPERLINK(1)”.")
                .doesNotContain("Fits");
        var again = look(upload(
                "mended.csv",
                text.replace("'=HYPERLINK(1)", "South West")
                        .replace("'+1", "'+1 for all")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(again)
                .bodyText()
                .contains("The row fits.", "+1 for all")
                .doesNotContain("'+1", "headings we do not know");
    }

    @Test
    void anUploadIsNotFoundByOthers() {
        var preview = paste(HEADS + "South West,14/03/2023," + CASTLE + ",,,")
                .getResponse()
                .getRedirectedUrl();
        var elsewhere = given.ambassador("Carys Wynn", given.region("wales", "Wales"));

        assertThat(mvc.get().uri(preview).with(Given.as(elsewhere))).hasStatus(404);
        assertThat(mvc.get().uri(preview + "/misfits.csv").with(Given.as(elsewhere)))
                .hasStatus(404);
        assertThat(mvc.post().uri(preview + "/completion").with(csrf()).with(Given.as(elsewhere)))
                .hasStatus(404);
        assertThat(mvc.post().uri(preview + "/removal").with(csrf()).with(Given.as(elsewhere)))
                .hasStatus(404);
        assertThat(count("import")).isEqualTo(1);
        assertThat(count("meeting")).isZero();

        assertThat(post(preview + "/removal")).hasStatus3xxRedirection();
        assertThat(count("import")).isZero();
    }

    @Test
    void whatWasImportedMeanwhileIsNotThrownAway() {
        var preview = paste(HEADS + "South West,14/03/2023," + CASTLE + ",,,")
                .getResponse()
                .getRedirectedUrl();
        assertThat(post(preview + "/completion")).hasStatus3xxRedirection();

        assertThat(post(preview + "/removal")).hasStatus(422).bodyText().contains("This was imported meanwhile");
        assertThat(count("import")).isEqualTo(1);
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void aLongNameOfAFileEndsWithAWholeLetter() {
        var table = (HEADS + "South West,14/03/2023," + CASTLE + ",,,").getBytes(StandardCharsets.UTF_8);
        assertThat(upload("a".repeat(119) + "😀😀.csv", table)).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select name from import").query(String.class).single())
                .isEqualTo("a".repeat(119) + "😀");
    }

    @Test
    void whatIsHereAlreadyIsSaidAndNotImportedAgain() {
        var row = HEADS + "South West,14/03/2023," + CASTLE + "Going cloud,,,";
        importing(row);

        var preview = paste(row).getResponse().getRedirectedUrl();

        assertThat(get(preview))
                .bodyText()
                .contains("Everything in this table is here already.")
                .doesNotContain("/completion");
        assertThat(post(preview + "/completion")).hasStatus(422).bodyText().contains("There is nothing to import");
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void anImportedMeetingHasNoHomeworkAndNoPlaces() {
        importing(HEADS + "South West,01/03/2027," + CASTLE
                + "Going cloud,,Tom Hale (A school),https://blog.example/day");

        assertThat(get("/organise")).bodyText().doesNotContain("/going-far/write-up", "/going-far/door");
        assertThat(mvc.get().uri("/meetings/going-far"))
                .bodyText()
                .contains("38 people came", "https://blog.example/day", "their times are a guess", "Tom Hale")
                .doesNotContain("/registration");
        for (var page : List.of(
                "details", "agenda", "places", "attendees", "door", "write-up", "changes", "questions", "preview")) {
            assertThat(get("/organise/meetings/going-far/" + page).getResponse().getStatus())
                    .as(page)
                    .isLessThan(400);
        }
        assertThat(mvc.get().uri("/calendar.ics")).hasStatusOk();
        assertThat(mvc.get().uri("/write-ups.atom")).bodyText().doesNotContain("Going far");
    }

    @Test
    void theExampleFitsButForTheTopics() {
        var example = get("/organise/imports/past-meetings.csv").getResponse().getContentAsByteArray();

        assertThat(look(upload("past-meetings.csv", example)))
                .bodyText()
                .contains("All 3 rows fit.", "not on the network’s list");
    }

    /** Nobody keeps the whole house busy by opening the same long table again and again. */
    @Test
    void whileOneIsBeingCheckedNoOtherOfTheSamePersonIs() {
        var table = HEADS + "South West,14/03/2023," + CASTLE + "Going cloud,member,Tom Hale,\nNorth,x,,,,,,,,,,,\n";
        var path = paste(table).getResponse().getRedirectedUrl();

        turns.take(marcus.id(), () -> {
            for (var answer : List.of(
                    elsewhere(() -> get(path)),
                    elsewhere(() -> get(path + "/misfits.csv")),
                    elsewhere(() -> post(path + "/completion")))) {
                assertThat(answer)
                        .hasStatus(422)
                        .bodyText()
                        .contains("One table at a time", "still being checked", "href=\"/organise/imports", "</html>");
            }
            return assertThat(elsewhere(() -> paste(table)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("still being checked", "Going cloud");
        });

        assertThat(count("import")).isEqualTo(1);
        assertThat(count("meeting")).isZero();
        assertThat(get(path)).hasStatusOk();
    }

    /** In a transaction of its own, as every request is. */
    private static <T> T elsewhere(Supplier<T> request) {
        return CompletableFuture.supplyAsync(request).join();
    }

    private void importing(String table) {
        post(paste(table).getResponse().getRedirectedUrl() + "/completion");
        assertThat(count("meeting")).isEqualTo(1);
    }

    private MvcTestResult look(MvcTestResult upload) {
        return get(upload.getResponse().getRedirectedUrl());
    }

    @Test
    void aFormThatIsNotTheOneOfThePageIsNoFault() {
        assertThat(mvc.post()
                        .uri("/organise/imports")
                        .param("file", "x")
                        .with(csrf())
                        .with(Given.as(marcus)))
                .hasStatus(400);
        assertThat(mvc.post()
                        .uri("/organise/imports")
                        .param("table", "x")
                        .with(csrf())
                        .with(Given.as(marcus)))
                .hasStatus(422);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(Given.as(marcus)).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(path).with(csrf()).with(Given.as(marcus)).exchange();
    }

    private MvcTestResult paste(String table) {
        return mvc.post()
                .uri("/organise/imports")
                .multipart()
                .file(new MockMultipartFile("file", "", "application/octet-stream", new byte[0]))
                .param("table", table)
                .with(csrf())
                .with(Given.as(marcus))
                .exchange();
    }

    private MvcTestResult upload(String name, byte[] content) {
        return mvc.post()
                .uri("/organise/imports")
                .multipart()
                .file(new MockMultipartFile("file", name, "text/csv", content))
                .param("table", "")
                .with(csrf())
                .with(Given.as(marcus))
                .exchange();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
