package org.staffroom.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.Browser;
import org.staffroom.support.InBrowser;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** The door in a browser: installed, without scripts, beside a guest from far away, on a phone whose clock is wrong. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class DoorInBrowserTest extends OneMeeting {

    private static final String DOOR = ORGANISE + "/door";

    @Autowired
    SignInMails mails;

    @TempDir
    Path directory;

    DoorInBrowserTest() {
        super(2);
    }

    @BeforeEach
    void theMorning() {
        clock.travelTo(START.minus(Duration.ofMinutes(30)));
        given.confirmed(meeting, anna.id());
        given.confirmed(meeting, ben.id());
    }

    /** What Chromium asks of an application before it offers to install it; nothing is installed from a private window. */
    @Test
    void itCanBeInstalled(InBrowser.People people) {
        try (var phone = Browser.keeping(
                directory, new BrowserType.LaunchPersistentContextOptions().setBaseURL(people.root()))) {
            var page = phone.newPage();
            mails.signIn(page, ambassador.email());
            page.navigate(DOOR);
            page.waitForFunction("async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
            page.reload();
            var devtools = phone.newCDPSession(page);
            var manifest = devtools.send("Page.getAppManifest");
            assertThat(manifest.getAsJsonArray("errors")).isEmpty();
            assertThat(manifest.get("url").getAsString()).endsWith("/organise/door.webmanifest");
            assertThat(devtools.send("Page.getInstallabilityErrors", new JsonObject())
                            .getAsJsonArray("installabilityErrors"))
                    .isEmpty();
        }
    }

    @Test
    void itIsWorkedWithoutScripts(InBrowser.People people) {
        var page = people.withoutJavaScript();
        mails.signIn(page, ambassador.email());
        page.navigate(DOOR);
        page.getByLabel("Name or school").fill("whit");
        button(page.locator("main"), "Find").click();
        assertThat(page.locator("ul.door > li")).hasCount(1);
        button(page.locator("main"), "Mark Anna Whitfield as here").click();
        assertThat(row(page, "Anna")).containsText("since 8.30am · by Marcus Shore");
        // what was looked for is still looked for
        assertThat(page.getByLabel("Name or school")).hasValue("whit");
        button(page.locator("main"), "Anna Whitfield is not here").click();
        assertThat(row(page, "Anna")).not().containsText("since");

        page.getByLabel("Name or school").fill("");
        page.getByLabel("Not here yet").check();
        button(page.locator("main"), "Find").click();
        assertThat(page.locator("ul.door > li")).hasCount(2);
        button(page.locator("main"), "Mark Anna Whitfield as here").click();
        assertThat(page.locator("ul.door > li")).hasCount(1);
        page.navigate(DOOR);
        button(page.locator("main"), "Anna Whitfield is not here").click();

        // nobody of that name: it is not typed again
        page.navigate(DOOR);
        button(page.locator("#walk-in"), "Add and mark as here").click();
        assertThat(page.locator("#walk-in")).containsText("Please type a name");
        page.getByLabel("Name or school").fill("Tom Hale");
        button(page.locator("main"), "Find").click();
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Tom Hale");
        button(page.locator("#walk-in"), "Add and mark as here").click();
        assertThat(page.locator(".flash")).containsText("Tom Hale is marked as here.");
        assertThat(page.locator(".door-total")).containsText("1 here · 0 of 2 expected");

        // somebody marks Ben meanwhile: it is there when the page is asked for again
        given.attended(meeting, ben.id());
        page.reload();
        assertThat(page.locator(".door-total")).containsText("2 here · 1 of 2 expected");
        assertThat(page.locator("[data-full]")).containsText("The room is at its limit: 2 people for 2 places");
    }

    /** People stand in line: what was typed for one is out of the way of the next. */
    @Test
    void theQueueMovesOn(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, ambassador.email());
        page.navigate(DOOR);
        assertThat(page.locator("[data-status]")).hasText("Everything is sent.");
        var search = page.locator("#door-search");
        search.pressSequentially("whit");
        assertThat(row(page, "Ben")).isHidden();
        row(page, "Anna").locator("form button").click();
        assertThat(page.locator("[data-said]")).hasText("Anna Whitfield is marked as here.");
        assertThat(search).hasValue("");
        assertThat(search).isFocused();
        assertThat(row(page, "Ben")).isVisible();

        page.getByLabel("Not here yet").check();
        assertThat(row(page, "Anna")).isHidden();
        assertThat(page.locator(".count")).hasText("1 shown");
        row(page, "Ben").locator("form button").click();
        assertThat(page.locator("[data-said]")).hasText("Ben Okafor is marked as here.");
        assertThat(page.locator("[data-none]")).isVisible();
        page.locator(".doorshow")
                .getByLabel("Here", new Locator.GetByLabelOptions().setExact(true))
                .check();
        assertThat(page.locator("ul.door > li:visible")).hasCount(2);
        page.getByLabel("Everybody").check();

        search.pressSequentially("Tom Hale");
        page.getByText("Add them", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#walk-in input[name=name]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-added]")).hasText("Tom Hale is marked as here.");
        assertThat(page.locator("#walk-in input[name=name]")).hasValue("");
        assertThat(page.locator(".door-total")).containsText("3 here · 2 of 2 expected");
        page.waitForCondition(() -> arrivals().size() == 3);
    }

    /** The page is open at the door: it shows by itself who came how, and one press undoes it. */
    @Test
    void whoChecksInFromFarAwayIsSeenAtTheDoorAndTakenOff(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, ambassador.email());
        page.navigate(DOOR);
        row(page, "Anna").locator("form button").click();
        assertThat(page.locator("[data-status]")).hasText("Everything is sent.");
        var stranger = people.onAPhone();
        stranger.navigate(jdbc.sql("select '/c/' || code from check_in_code where meeting_id = ?")
                .param(meeting.value())
                .query(String.class)
                .single());
        stranger.getByLabel("Your name").fill("Mallory Far");
        stranger.getByLabel("Your e-mail address").fill("mallory@elsewhere.example");
        button(stranger.locator("main"), "Check in").click();

        assertThat(row(page, "Mallory"))
                .containsText("self check-in, no account", new ContainsTextOptions().setTimeout(30_000));
        assertThat(row(page, "Anna")).not().containsText("self check-in");
        page.reload();
        assertThat(row(page, "Anna")).containsText("by Marcus Shore");
        assertThat(row(page, "Mallory")).containsText("self check-in, no account");
        row(page, "Mallory").locator("form button").click();
        assertThat(row(page, "Mallory")).hasCount(0);
        page.waitForCondition(() -> arrivals().equals(List.of("Anna Whitfield 08:30")));
    }

    /**
     * The clocks of the phones here are months behind the server's anyway. Then it is put wrong by hours while there is no signal:
     * nobody came before the server was heard last, and nobody comes in the future.
     */
    @Test
    void aClockThatIsWrongByHoursMakesNoNonsense(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, ambassador.email());
        page.navigate(DOOR);
        assertThat(page.locator("[data-status]")).hasText("Everything is sent.");
        row(page, "Anna").locator("form button").click();
        page.waitForCondition(() -> arrivals().equals(List.of("Anna Whitfield 08:30")));
        // not while an answer is on its way, by which the clock is reckoned
        assertThat(row(page, "Anna")).not().containsText("not sent yet");

        page.context().setOffline(true);
        var own = ((Number) page.evaluate("Date.now()")).longValue();
        page.clock().setFixedTime(own - Duration.ofHours(7).toMillis());
        row(page, "Ben").locator("form button").click();
        assertThat(row(page, "Ben")).containsText("since 8.30am · not sent yet");
        page.clock().setFixedTime(own + Duration.ofHours(4).toMillis());
        page.locator("#walk-in input[name=name]").fill("Tom Hale");
        page.locator("#walk-in button").click();
        clock.travelTo(START.plus(Duration.ofMinutes(15)));
        page.context().setOffline(false);
        assertThat(page.locator("[data-status]"))
                .hasText("Everything is sent.", new HasTextOptions().setTimeout(40_000));
        assertThat(arrivals()).containsExactly("Anna Whitfield 08:30", "Ben Okafor 08:30", "Tom Hale 09:15");

        // from the next answer on it reckons rightly again
        row(page, "Anna").locator("form button").click();
        assertThat(row(page, "Anna")).not().hasClass(Pattern.compile(".*here.*"));
        row(page, "Anna").locator("form button").click();
        page.waitForCondition(() -> arrivals().contains("Anna Whitfield 09:15"));
    }

    private static Locator row(Page page, String name) {
        return page.locator("ul.door > li:has-text('" + name + "')");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private List<String> arrivals() {
        return jdbc.sql("""
                        select p.name || ' ' || to_char(a.arrived_at at time zone 'UTC', 'HH24:MI')
                        from attendance a join person p on p.id = a.person_id order by p.name
                        """).query(String.class).list();
    }
}
