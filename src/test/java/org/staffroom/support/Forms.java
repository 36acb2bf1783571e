package org.staffroom.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do with forms, buttons and links, in journeys of whoever. */
public final class Forms {

    private Forms() {}

    /** Publishes a draft, by its key. */
    public static void publish(Page page, String draft) {
        page.navigate("/organise/meetings/" + draft + "/publication");
        page.locator("main form[action$='/publication'] button").last().click();
        assertThat(page.locator(".flash")).isVisible();
    }

    /** Types into the field of this name, whichever kind it is. */
    public static void fill(Page page, String name, String text) {
        page.locator("main input[name='%1$s']:not([type=hidden]), main textarea[name='%1$s']".formatted(name))
                .first()
                .fill(text);
    }

    /** Sends the form in which a field stands. */
    public static void send(Page page, String field) {
        page.locator("main form:has([name='" + field + "'])")
                .last()
                .locator("button[type=submit]")
                .last()
                .click();
    }

    /** Presses the first button of this name. */
    public static void press(Page page, String name) {
        first(page, AriaRole.BUTTON, name).click();
    }

    /** Follows the first link of this name. */
    public static void follow(Page page, String name) {
        first(page, AriaRole.LINK, name).click();
    }

    private static Locator first(Page page, AriaRole role, String name) {
        return page.locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** For a box or circle that its label covers. */
    public static Locator.CheckOptions forced() {
        return new Locator.CheckOptions().setForce(true);
    }
}
