package org.staffroom.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** In a castle without signal: phones mark who comes while the server cannot be reached, and nothing is lost. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class WithoutANetworkTest {

    private static final String DOOR = "/organise/meetings/going-cloud/door";
    private static final Instant START = Instant.parse("2027-03-16T09:30:00Z");
    private static final Instant NINE = Instant.parse("2027-03-16T09:00:00Z");

    private static final Pattern HERE = Pattern.compile("(^|.* )here( .*|$)");

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

    private final List<String> problems = new ArrayList<>();
    private MeetingId meeting;
    private CurrentPerson marcus;
    private CurrentPerson helper;
    private CurrentPerson anna;
    private CurrentPerson ben;

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

    @Test
    void twoPhonesMarkWhileTheServerIsStoppedAndBrowsersAreRestarted(InBrowser.People people) {
        try (var cable = new Cable(port)) {
            var one = phone("one", cable);
            mails.signIn(one, marcus.email());
            openDoor(one);
            clock.travelTo(NINE.plus(Duration.ofMinutes(20)));
            var two = phone("two", cable);
            mails.signIn(two, helper.email());
            openDoor(two);

            cable.pull();
            one.context().close();
            two.context().close();
            one = phone("one", cable);
            one.navigate(DOOR);
            assertThat(one.locator("h1")).hasText("Going cloud");
            assertThat(state(one)).containsText("You have no signal.");
            press(row(one, "Anna"));
            assertThat(row(one, "Anna")).containsText("since 9am · not sent yet");
            assertThat(state(one)).containsText("1 arrival waits to be sent; you have no signal.");
            one.locator("#walk-in input[name=name]").fill("Tom Hale");
            one.locator("#walk-in input[name=email]").fill("tom@school.example");
            one.locator("#walk-in button").click();
            assertThat(one.locator("[data-added]")).hasText("Tom Hale is marked as here.");
            // by mistake, and back
            press(row(one, "Siân"));
            press(row(one, "Siân"));
            assertThat(row(one, "Siân")).not().hasClass(HERE);
            assertThat(state(one)).containsText("3 arrivals wait to be sent; you have no signal.");
            assertThat(one.locator(".door-total")).containsText("2 here");
            // restarted once more, nothing is lost
            one.context().close();
            one = phone("one", cable);
            one.navigate("/organise/door");
            one.waitForURL("**" + DOOR);
            assertThat(row(one, "Tom Hale")).containsText("not sent yet");

            two = phone("two", cable);
            two.navigate(DOOR);
            press(row(two, "Anna"));
            two.locator("#walk-in input[name=name]").fill("Tom Hale");
            two.locator("#walk-in input[name=email]").fill("Tom@School.example");
            two.locator("#walk-in button").click();
            assertThat(state(two)).containsText("2 arrivals wait");
            assertThat(attendance()).isEmpty();

            clock.travelTo(NINE.plus(Duration.ofHours(1)));
            jdbc.sql("delete from spring_session").update();
            cable.plug();
            says(state(two), "Everything is sent.");
            says(state(one), "Everything is sent.");
            assertThat(row(one, "Anna")).not().containsText("not sent yet");
            assertThat(attendance())
                    .containsExactly("Anna Whitfield 09:00 Marcus Shore", "Tom Hale 09:00 Marcus Shore");
            assertThat(kept(one, "marks")).isEqualTo("[]");
            assertThat(kept(two, "doors"))
                    .contains("Anna Whitfield", "Tom Hale")
                    .doesNotContain("@");

            // somebody else, without JavaScript, sees the same
            var desk = people.withoutJavaScript();
            mails.signIn(desk, marcus.email());
            desk.navigate(DOOR);
            assertThat(desk.locator(".door-total")).containsText("2 here · 1 of 2 expected");
            assertThat(desk.locator("ul.door > li.here")).containsText(new String[] {"Anna Whitfield", "Tom Hale"});

            // the shell holds no name: only what is kept apart for it
            assertThat((String) one.evaluate("""
                            async () => {
                              let all = '';
                              for (const name of await caches.keys())
                                for (const request of await (await caches.open(name)).keys())
                                  all += await (await (await caches.open(name)).match(request)).text();
                              return all;
                            }"""))
                    .contains("door-phone")
                    .doesNotContain("Whitfield", "Going cloud", "Tom Hale");
            one.context().close();
            two.context().close();
        }
    }

    @Test
    void aSignalComesAndGoesAndThePageSaysSo(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, helper.email());
        openDoor(page);
        assertThat(page.locator("[data-kept]")).containsText("until Wednesday 17 March 2027");
        assertThat(row(page, "Anna").locator("form button")).hasAccessibleName("Mark Anna Whitfield as here");

        // with the keyboard alone
        page.context().setOffline(true);
        page.locator("#door-search").focus();
        page.keyboard().type("whit");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator("#door-search")).isFocused();
        assertThat(row(page, "Anna")).containsText("not sent yet");
        assertThat(state(page)).containsText("1 arrival waits to be sent; you have no signal.");
        page.locator("#door-search").fill("");
        page.locator("#walk-in button").click();
        assertThat(page.locator("#walk-in input[name=name]")).isFocused();
        assertThat(attendance()).isEmpty();
        page.context().setOffline(false);
        says(state(page), "Everything is sent.");
        assertThat(attendance()).containsExactly("Anna Whitfield 09:00 Hetty Page");

        // undone on one phone, seen on another
        press(row(page, "Anna"));
        assertThat(row(page, "Anna").locator("form button")).containsText("Here");
        page.waitForCondition(() -> attendance().isEmpty());

        // cancelled meanwhile: said, and nothing lost silently
        page.context().setOffline(true);
        press(row(page, "Siân"));
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now() where id = ?")
                .param(meeting.value())
                .update();
        page.context().setOffline(false);
        mentions(page.locator("[data-refused]"), "Not accepted");
        assertThat(page.locator("[data-refused] li"))
                .containsText("Siân O’Connor, here since 9am: This meeting was cancelled");
        assertThat(page.locator("[data-when=cancelled]")).isVisible();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Delete from this phone")
                                .setExact(true))
                .click();
        assertThat(page.locator("[data-refused]")).isHidden();
        assertThat(attendance()).isEmpty();
    }

    @Test
    void aHelperIsTakenOffAndADayIsOver(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, helper.email());
        openDoor(page);
        page.context().setOffline(true);
        press(row(page, "Anna"));
        jdbc.sql("delete from door_helper").update();
        page.context().setOffline(false);
        mentions(state(page), "This phone may no longer work this door");
        assertThat(page.locator("[data-refused] li")).hasText("Anna Whitfield, here since 9am");
        assertThat(kept(page, "doors")).doesNotContain("Whitfield", "O’Connor");
        assertThat(attendance()).isEmpty();

        // of somebody else's phone, a week later
        var other = people.onAPhone();
        mails.signIn(other, marcus.email());
        openDoor(other);
        other.context().setOffline(true);
        press(row(other, "Siân"));
        other.clock()
                .setFixedTime(System.currentTimeMillis() + Duration.ofDays(7).toMillis());
        other.reload();
        assertThat(other.locator("[data-swept]")).containsText("The list of “Going cloud” was deleted from this phone");
        assertThat(other.locator("[data-refused]")).containsText("too late to send");
        assertThat(other.locator("[data-refused] li")).hasText("Siân O’Connor, here since 9am");
        assertThat(kept(other, "doors")).doesNotContain("Whitfield");
        // and an organiser marks them by hand
        clock.travelTo(NINE.plus(Duration.ofDays(7)));
        other.context().setOffline(false);
        other.navigate(DOOR);
        assertThat(other.locator("[data-refused] li")).hasText("Siân O’Connor, here since 9am");
        press(row(other, "Siân"));
        assertThat(row(other, "Siân")).containsText("since 9.30am");
        assertThat(attendance()).containsExactly("Siân O’Connor 09:30 Marcus Shore");
    }

    @Test
    void whatIsPressedWhileSomethingIsOnItsWayIsNotLost(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, marcus.email());
        openDoor(page);
        var held = new ArrayList<Route>();
        page.route("**/door/marks", held::add);

        press(row(page, "Anna"));
        page.waitForCondition(() -> held.size() == 1);
        press(row(page, "Anna"));
        assertThat(row(page, "Anna")).not().hasClass(HERE);
        page.unroute("**/door/marks");
        held.get(0).resume();
        page.waitForCondition(() -> kept(page, "marks").equals("[]"));
        assertThat(state(page)).hasText("Everything is sent.");
        assertThat(attendance()).isEmpty();
        assertThat(row(page, "Anna")).not().hasClass(HERE);

        // and the other way round
        press(row(page, "Anna"));
        page.waitForCondition(
                () -> attendance().size() == 1 && kept(page, "marks").equals("[]"));
        assertThat(row(page, "Anna")).not().containsText("not sent yet");
        page.route("**/door/marks", held::add);
        press(row(page, "Anna"));
        page.waitForCondition(() -> held.size() == 2);
        press(row(page, "Anna"));
        assertThat(row(page, "Anna")).hasClass(HERE);
        page.unroute("**/door/marks");
        held.get(1).resume();
        page.waitForCondition(() -> kept(page, "marks").equals("[]"));
        assertThat(attendance()).hasSize(1);
        assertThat(row(page, "Anna")).hasClass(HERE);
    }

    @Test
    void aPressTakenBackWithoutSignalLeavesWhatOthersSawBefore(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, helper.email());
        openDoor(page);
        page.context().setOffline(true);
        jdbc.sql("""
                        insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by, way)
                        values (?, ?, false, '2027-03-16T08:50:00Z', ?, 'SELF')
                        """)
                .params(meeting.value(), anna.id().value(), anna.id().value())
                .update();
        press(row(page, "Anna"));
        assertThat(state(page)).containsText("1 arrival waits to be sent; you have no signal.");
        press(row(page, "Anna"));
        assertThat(row(page, "Anna")).not().hasClass(HERE);
        assertThat(row(page, "Anna")).containsText("not sent yet");
        page.context().setOffline(false);
        says(state(page), "Everything is sent.");
        assertThat(attendance()).containsExactly("Anna Whitfield 08:50 Anna Whitfield");
        assertThat(row(page, "Anna")).hasClass(HERE);
    }

    @Test
    void theListIsDeletedAtAPressAndAtSigningOut(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, helper.email());
        openDoor(page);
        page.context().setOffline(true);
        press(row(page, "Anna"));
        assertThat(state(page)).containsText("1 arrival waits");
        var delete = page.getByText("Delete the list from this phone");
        delete.click();
        assertThat(page.locator("[data-held]")).containsText("1 not sent yet");
        assertThat(kept(page, "doors")).contains("Whitfield");
        page.context().setOffline(false);
        says(state(page), "Everything is sent.");
        assertThat(page.locator("[data-held]")).isEmpty();
        delete.click();
        page.waitForURL("**/organise");
        assertThat(kept(page, "doors")).isEqualTo("[]");
        assertThat(attendance()).hasSize(1);

        // with something that was not sent it stays, until it is
        openDoor(page);
        page.route("**/door/marks", Route::abort);
        press(row(page, "Siân"));
        says(state(page), "1 arrival waits to be sent; you have no signal.");
        signOut(page);
        assertThat(kept(page, "doors")).contains("Whitfield");
        page.unroute("**/door/marks");
        page.navigate(DOOR);
        says(state(page), "Everything is sent.");
        assertThat(attendance()).hasSize(2);

        mails.signIn(page, helper.email());
        openDoor(page);
        signOut(page);
        assertThat(kept(page, "doors")).isEqualTo("[]");
        page.waitForCondition(() ->
                jdbc.sql("select count(*) from door_phone").query(Integer.class).single() == 0);
    }

    private static void signOut(Page page) {
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

    private Page phone(String name, Cable cable) {
        var context = Browser.keeping(
                directory.resolve(name),
                new BrowserType.LaunchPersistentContextOptions()
                        .setBaseURL(cable.root())
                        .setViewportSize(375, 812)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(10_000);
        return only(context);
    }

    private static Page only(BrowserContext context) {
        return context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
    }

    /** Opened with a signal: from now on it works without. */
    private void openDoor(Page page) {
        page.onPageError(problems::add);
        page.navigate(DOOR);
        assertThat(state(page)).hasText("Everything is sent.");
        page.waitForFunction("async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
    }

    private static Locator state(Page page) {
        return page.locator("[data-status]");
    }

    private static Locator row(Page page, String name) {
        return page.locator("ul.door > li:has-text('" + name + "')");
    }

    private static void press(Locator row) {
        row.locator("form button").click();
    }

    /** What the browser keeps in a store, as JSON. */
    private static String kept(Page page, String store) {
        return (String) page.evaluate("""
                store => new Promise(done => {
                  const asked = indexedDB.open('door');
                  asked.onsuccess = () => {
                    const all = asked.result.transaction(store).objectStore(store).getAll();
                    all.onsuccess = () => { asked.result.close(); done(JSON.stringify(all.result)); };
                  };
                })""", store);
    }

    private List<String> attendance() {
        return jdbc.sql("""
                        select p.name || ' ' || to_char(a.arrived_at at time zone 'UTC', 'HH24:MI') || ' ' || m.name
                        from attendance a join person p on p.id = a.person_id join person m on m.id = a.marked_by order by p.name
                        """).query(String.class).list();
    }

    /** Phones try again by themselves, less often the longer it fails. */
    private static final double AGAIN = 40_000;

    private static void says(Locator state, String text) {
        assertThat(state).hasText(text, new HasTextOptions().setTimeout(AGAIN));
    }

    private static void mentions(Locator state, String text) {
        assertThat(state).containsText(text, new ContainsTextOptions().setTimeout(AGAIN));
    }
}
