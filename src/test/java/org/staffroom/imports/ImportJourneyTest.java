package org.staffroom.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** A network brings its history, in a real browser. */
class ImportJourneyTest extends Journey {

    private static final String HEADS =
            "Region;Date;Start;End;Title;Venue;Town;Postcode;Host;Attendance;Talk;Kind;Speakers;Topics";

    @Test
    void fiveHundredRowsOfWhichThreeDoNotFit(InBrowser.People people) throws IOException {
        bring(people.atADesk(), people.onAPhone());
    }

    @Test
    void fiveHundredRowsOfWhichThreeDoNotFitWithoutJavaScript(InBrowser.People people) throws IOException {
        bring(people.withoutJavaScript(), people.withoutJavaScript());
    }

    private void bring(Page admin, Page visitor) throws IOException {
        given.region("south-west", "South West");
        given.region("wales", "Wales");
        given.topic("cloud", "Cloud");
        mails.signIn(admin, given.admin("Helen Catterall").email());

        // From the admin's page, with a file as Excel saves it.
        admin.navigate("/admin");
        admin.locator("main a[href='/admin/imports']").click();
        upload(admin, "history.csv", HEADS + "\r\n" + history());
        assertThat(admin.locator("main")).containsText("3 of 500 rows do not fit.");
        assertThat(admin.locator("table.misfits tbody tr")).hasCount(3);
        assertThat(admin.locator("table.misfits tbody tr").nth(0)).containsText("There is no region “Narnia”.");
        assertThat(admin.locator("table.misfits tbody tr").nth(1)).containsText("“31/02/2023” is not a date.");
        assertThat(admin.locator("table.misfits tbody tr").nth(2)).containsText("“around noon” is not a time.");
        assertThat(jdbc.sql("select count(*) from meeting").query(Integer.class).single())
                .isZero();

        // The three are taken away to be mended, the others imported.
        var download = admin.waitForDownload(
                () -> admin.locator("#misfits a[download]").click());
        var misfits = Files.readString(download.path());
        admin.getByText("Import the 497 that fit").click();
        admin.waitForURL(Pattern.compile(".*/admin/imports/[0-9a-f-]+$"));
        assertThat(admin.locator("h1")).hasText("Imported");
        assertThat(admin.locator("main")).containsText("497");
        assertThat(jdbc.sql("select count(*) from delivery where template <> 'sign-in'")
                        .query(Integer.class)
                        .single())
                .isZero();

        // A visitor finds the past of the region, and a talk in the library.
        visitor.navigate("/regions/south-west");
        assertThat(visitor.locator("#past")).containsText("Meeting 98");
        visitor.navigate("/meetings?when=past&region=south-west&year=2022-23&q=Meeting+98");
        visitor.locator("main a[href='/meetings/meeting-98']").first().click();
        assertThat(visitor.locator("main")).containsText("41 people came");
        assertThat(visitor.locator("main")).containsText("Vendor talk");
        visitor.navigate("/presentations?q=Lesson+490");
        visitor.locator("main a[href='/presentations/lesson-490']").first().click();
        assertThat(visitor.locator("main")).containsText("Speaker 490");

        // The three come back mended, and bring what was missing.
        admin.locator("nav.crumbs a[href='/admin/imports']").click();
        upload(
                admin,
                "mended.csv",
                misfits.replace("Narnia", "Wales")
                        .replace("31/02/2023", "28/02/2023")
                        .replace("around noon", "12pm"));
        assertThat(admin.locator("main")).containsText("All 3 rows fit.");
        admin.getByText("Import all 3 rows").click();
        assertThat(admin.locator("h1")).hasText("Imported");
        visitor.navigate("/regions/wales");
        assertThat(visitor.locator("#past")).containsText("Meeting 20");
        assertThat(jdbc.sql("select count(*) from agenda_item")
                        .query(Integer.class)
                        .single())
                .isEqualTo(500);
    }

    @Test
    void anAmbassadorPastesTheirOwnPastWithoutJavaScript(InBrowser.People people) {
        var region = given.region("south-west", "South West");
        given.region("wales", "Wales");
        var page = people.withoutJavaScript();
        mails.signIn(page, given.ambassador("Marcus Shore", region).email());

        page.navigate("/organise");
        page.locator("main a[href='/organise/imports']").click();
        page.locator("textarea[name=table]")
                .fill(HEADS.replace(';', '\t')
                        + "\nSouth West\t14 March 2023\t9.30am\t3pm\tOld friends\tThe Castle\tBristol\tBS1 5QD\tCoreToCloud\t38\tGoing cloud\tmember\tTom Hale (Severn Vale School)\t"
                        + "\nWales\t15 March 2023\t9.30am\t3pm\tOver the bridge\tOnline\t\t\t\t\t\t\t\t");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("table.misfits tbody tr")).hasCount(1);
        assertThat(page.locator("table.misfits")).containsText("You are not an ambassador of Wales.");
        page.getByText("Import the 1 that fits").click();
        assertThat(page.locator("h1")).hasText("Imported");

        var visitor = people.withoutJavaScript();
        visitor.navigate("/regions/south-west");
        visitor.locator("#past a[href='/meetings/old-friends']").first().click();
        assertThat(visitor.locator("main")).containsText("Going cloud");
        assertThat(visitor.locator("main")).containsText("Tom Hale");
        visitor.navigate("/regions/wales");
        assertThat(visitor.locator("main")).not().containsText("Over the bridge");
    }

    private static void upload(Page page, String name, String content) {
        page.locator("input[name=file]")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]+$"));
    }

    /** A hundred meetings of five talks each; three of the rows are spoilt. */
    private static String history() {
        return IntStream.range(0, 500)
                .mapToObj(row ->
                        "%s;%s;%s;3pm;Meeting %d;The Castle;Bristol;BS1 5QD;CoreToCloud;41;Lesson %d;%s;Speaker %d (%s);Cloud"
                                .formatted(
                                        row == 101 ? "Narnia" : "South West",
                                        row == 202
                                                ? "31/02/2023"
                                                : "%02d/%02d/2023".formatted(1 + row / 5 % 28, 1 + row / 140),
                                        row == 303 ? "around noon" : row % 5 == 3 ? "" : "9.30am",
                                        row / 5,
                                        row,
                                        row % 5 == 4 ? "vendor" : "member",
                                        row,
                                        row % 5 == 4 ? "CoreToCloud" : "Severn Vale School"))
                .collect(Collectors.joining("\r\n"));
    }
}
