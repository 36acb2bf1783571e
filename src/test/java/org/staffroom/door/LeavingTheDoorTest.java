package org.staffroom.door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.staffroom.support.InBrowser;

/** Whoever no longer works the door takes its list along on no phone. */
class LeavingTheDoorTest extends WithoutANetwork {

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
}
