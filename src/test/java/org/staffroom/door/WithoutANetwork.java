package org.staffroom.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Browser;
import org.staffroom.support.Cable;
import org.staffroom.support.Given;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** A door in a castle without signal: what its tests begin with, and how they read the page of a phone. */
@StaffroomTest
@ExtendWith(InBrowser.class)
abstract class WithoutANetwork {

    static final String DOOR = "/organise/meetings/going-cloud/door";

    static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    static final Instant NINE = Instant.parse("2027-03-16T09:00:00Z");

    static final Pattern HERE = Pattern.compile("(^|.* )here( .*|$)");

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @LocalServerPort
    int port;

    @TempDir
    Path directory;

    final List<String> problems = new ArrayList<>();

    MeetingId meeting;

    CurrentPerson marcus;

    CurrentPerson helper;

    CurrentPerson anna;

    CurrentPerson ben;

    @BeforeEach
    void theMorningOfAMeeting() {
        clock.travelTo(NINE);
        var region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Going cloud", START, 30);
        marcus = given.ambassador("Marcus Shore", region);
        helper = given.member("Hetty Page");
        jdbc.sql("insert into door_helper values (?, ?, ?, now(), '2027-03-18T00:00:00Z')")
                .params(meeting.value(), helper.id().value(), marcus.id().value())
                .update();
        anna = given.member("Anna Whitfield");
        ben = given.member("Siân O’Connor");
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
    }

    static void signOut(Page page) {
        page.locator("header details.menu summary").first().click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/");
    }

    @AfterEach
    void noScriptFailed() {
        assertThat(problems).isEmpty();
    }

    // ---- helpers

    Page phone(String name, Cable cable) {
        var context = Browser.keeping(
                directory.resolve(name),
                new BrowserType.LaunchPersistentContextOptions()
                        .setBaseURL(cable.root())
                        .setViewportSize(375, 812)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(10_000);
        return only(context);
    }

    static Page only(BrowserContext context) {
        return context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
    }

    /** Opened with a signal: from now on it works without. */
    void openDoor(Page page) {
        page.onPageError(problems::add);
        page.navigate(DOOR);
        assertThat(state(page)).hasText("Everything is sent.");
        page.waitForFunction("async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
    }

    static Locator state(Page page) {
        return page.locator("[data-status]");
    }

    static Locator row(Page page, String name) {
        return page.locator("ul.door > li:has-text('" + name + "')");
    }

    static void press(Locator row) {
        row.locator("form button").click();
    }

    /** What the browser keeps in a store, as JSON. */
    static String kept(Page page, String store) {
        return (String) page.evaluate("""
                store => new Promise(done => {
                  const asked = indexedDB.open('door');
                  asked.onsuccess = () => {
                    const all = asked.result.transaction(store).objectStore(store).getAll();
                    all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)); };
                  };
                })""", store);
    }

    List<String> attendance() {
        return jdbc.sql("""
                        select p.name || ' ' || to_char(a.arrived_at at time zone 'UTC', 'HH24:MI') || ' ' || m.name
                        from attendance a join person p on p.id = a.person_id join person m on m.id = a.marked_by order by p.name
                        """).query(String.class).list();
    }

    /** Phones try again by themselves, less often the longer it fails. */
    static final double AGAIN = 40_000;

    static void says(Locator state, String text) {
        assertThat(state).hasText(text, new HasTextOptions().setTimeout(AGAIN));
    }

    static void mentions(Locator state, String text) {
        assertThat(state).containsText(text, new ContainsTextOptions().setTimeout(AGAIN));
    }
}
