package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.InBrowser;

/** A year is planned, and years past are brought along. */
class YearByKeyboardTest extends ByKeyboard {

    private static final String HEADS = "Region;Date;Start;End;Title;Venue;Town;Postcode;Talk;Speakers\n";

    @Autowired
    TravellingClock clock;

    @Test
    void aYearIsPlanned(InBrowser.People people) {
        year(people, true);
    }

    @Test
    void aYearIsPlannedWithoutJavaScript(InBrowser.People people) {
        year(people, false);
    }

    private void year(InBrowser.People people, boolean scripts) {
        var southWest = given.region("south-west", "South West");
        var wales = given.region("wales", "Wales");
        given.venue("The Castle", southWest);

        // Holidays, one and several, one taken away, and one in one of its places.
        var admin = signedIn(people, scripts, given.admin("Alex Reed"));
        admin.visit("/admin").follow("School holidays…");
        admin.tick("England").tick("Wales").write("Name", "Summer half term");
        admin.day("First day", LocalDate.of(2027, 5, 31))
                .day("Last day", LocalDate.of(2027, 6, 4))
                .follow("Add");
        admin.tick("England").open("Or paste several");
        admin.write("One holiday a line", "Easter, 22 March 2027, 2 April 2027\nWrong, 1 May 2027, 2 May 2027")
                .follow("Add");
        admin.follow("Remove Wrong, England");
        assertThat(find(admin, "main")).not().containsText("Wrong");
        admin.open("Remove Summer half term").follow("Remove in Wales…");
        told(admin, "The holiday is removed.");

        // A week is picked, the draft made, and moved out of the holiday.
        var keys = signedIn(people, scripts, given.ambassador("Marcus Shore", southWest));
        keys.visit("/organise").follow("The year").follow("Week of 24 May 2027…");
        keys.write("Title", "Going round the region")
                .day("Date", LocalDate.of(2027, 6, 1))
                .write("Venue", "The Castle, Bristol BS1 4XX");
        keys.write("Places in the room", "40").follow("Make the draft");
        keys.visit("/organise/year?year=2026-27");
        reads(keys, "Schools are closed: Summer half term");
        keys.open("Move Going round the region")
                .day("To", LocalDate.of(2027, 5, 25))
                .follow("Move the draft");
        assertThat(find(keys, ".plans")).containsText("Tuesday 25 May 2027");
        publish(keys, "Going round the region");
        var neighbour = signedIn(people, scripts, given.ambassador("Carys Wynn", wales));
        neighbour.visit("/organise/year?year=2026-27").follow("South West");
        assertThat(find(neighbour, ".plans")).containsText("Going round the region");

        // Twice more of it.
        keys.visit("/organise/meetings/going-round-the-region/details").follow("Repeat this meeting");
        keys.pick("Every few weeks").write("Weeks between two of them", "6").write("How many new meetings", "2");
        keys.follow("Show the days").day("Day 1", LocalDate.of(2027, 7, 10));
        if (scripts) {
            assertThat(find(keys, "#days date-advice").first()).containsText("It is a Saturday.");
        }
        keys.write("Title", "Once more round").follow("Make the drafts");
        assertThat(find(keys, "#made")).containsText("It is a Saturday.");
        assertThat(find(keys, "#made a")).hasText(new String[] {"Once more round", "Once more round"});

        // One of them is not wanted after all.
        keys.page().navigate(find(keys, "#made a").last().getAttribute("href").replace("/agenda", "/details"));
        keys.follow("Throw this draft away").follow("Throw this draft away");
        told(keys, "");
        assertThat(jdbc.sql("select count(*) from meeting").query(Long.class).single())
                .isEqualTo(2);

        // From the desk to what has changed: its button is not covered by the link of the row.
        keys.visit("/organise").follow("Something changed?");
        isAt(keys, "/organise/meetings/going-round-the-region/changes");

        // What is due: ticked, and not; skipped, and needed after all; moved.
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(57)));
        keys.visit("/organise").follow("See the checklist");
        keys.follow("Tick off Call for talks opened").follow("Take the tick back Call for talks opened");
        keys.follow("Tick off Call for talks opened");
        keys.open("Move or skip Door poster printed")
                .follow("Not needed this time")
                .follow("Needed after all Door poster printed");
        keys.open("Move or skip Door poster printed")
                .day("Due on", LocalDate.of(2027, 5, 20))
                .follow("Move");
        assertThat(find(keys, "#poster")).containsText("20 May 2027");
        assertThat(find(keys, "#call")).containsText("Ticked by Marcus Shore");
    }

    @Test
    void yearsPastAreBroughtAndTakenBack(InBrowser.People people) {
        past(people, true);
    }

    @Test
    void yearsPastAreBroughtAndTakenBackWithoutJavaScript(InBrowser.People people) {
        past(people, false);
    }

    private void past(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        var keys = signedIn(people, scripts, given.ambassador("Marcus Shore", region));
        keys.visit("/organise").follow("Import past meetings");
        assertThat(keys.download("Download an example")).startsWith("\uFEFFRegion");
        keys.anew().file("A CSV file", table("Wrong friends")).follow("Check the table");
        assertThat(keys.download("Download the row to mend")).contains("Narnia");
        keys.anew().follow("Throw this one away");
        keys.file("A CSV file", table("Wrong friends"))
                .follow("Check the table")
                .follow("Import the 1 that fits");
        var visitor = visitor(people, "/regions/south-west");
        assertThat(visitor.locator("#past")).containsText("Wrong friends");

        // Not what was meant: taken back, mended, and imported again.
        keys.follow("Take 1 meeting back, …");
        reads(keys, "Taken back");
        visitor.reload();
        assertThat(visitor.locator("main")).not().containsText("Wrong friends");
        keys.follow("Check another table")
                .write("Or paste the table", pasted("Old friends"))
                .follow("Check the table");
        keys.follow("Import the row");
        visitor.reload();
        assertThat(visitor.locator("#past")).containsText("Old friends");

        // Of what somebody used since, nothing is taken away.
        keys.visit("/organise/venues")
                .follow("The Castle")
                .write("A note", "Ring.")
                .follow("Add the note");
        keys.visit("/organise/imports").follow("Pasted table").follow("Take 1 meeting back, …");
        reads(keys, "Changed or used since it was imported: “The Castle”.");
        visitor.reload();
        assertThat(visitor.locator("#past")).containsText("Old friends");

        // The admin brings those of any region.
        given.region("wales", "Wales");
        var admin = signedIn(people, scripts, given.admin("Alex Reed"));
        admin.visit("/admin").follow("Import past meetings");
        admin.write("Or paste the table", pasted("Over the bridge").replace("South West;", "Wales;"))
                .follow("Check the table");
        admin.follow("Import the row");
        visitor.navigate("/regions/wales");
        assertThat(visitor.locator("#past")).containsText("Over the bridge");
    }

    private static FilePayload table(String title) {
        return new FilePayload(
                "history.csv",
                "text/csv",
                (HEADS + row(title) + "\nNarnia;1/1/2023;9am;3pm;X;Online;;;;\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String pasted(String title) {
        // a key press for a tab would lead to the next field: semicolons do as well
        return HEADS + row(title);
    }

    private static String row(String title) {
        return "South West;14 March 2023;9.30am;3pm;" + title
                + ";The Castle;Bristol;BS1 5QD;Going cloud;Tom Hale (Severn Vale School)";
    }
}
