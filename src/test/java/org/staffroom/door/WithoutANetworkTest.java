package org.staffroom.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.staffroom.support.Cable;
import org.staffroom.support.InBrowser;

/** In a castle without signal: phones mark who comes while the server cannot be reached, and nothing is lost. */
class WithoutANetworkTest extends WithoutANetwork {

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
}
