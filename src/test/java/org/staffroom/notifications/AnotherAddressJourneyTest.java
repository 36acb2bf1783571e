package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** Somebody changes schools: from the profile to the mail at the new one and back, with keys alone. */
class AnotherAddressJourneyTest extends MailJourney {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/sign-in/address/[\\w-]+)");
    private static final String NEW = "priya@elsewhere.example";

    @Test
    void fromOneSchoolToAnother(InBrowser.People people) throws Exception {
        tell(people, people.atADesk());
    }

    @Test
    void fromOneSchoolToAnotherWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, people.withoutJavaScript());
    }

    private void tell(InBrowser.People people, Page browser) throws Exception {
        var priya = given.member("Priya Nair");
        given.works(priya.id(), given.organisation("Severn Vale", "SCHOOL"));
        var keys = new Keyboard(browser).visit("/sign-in");
        keys.write("E-mail", priya.email()).send();
        keys.write("Code", mails.to(priya.email()).code()).send();
        var phone = people.onAPhone();
        mails.signIn(phone, priya.email());

        keys.visit("/my/profile").follow("Change your e-mail address");
        keys.write("New e-mail address", priya.email()).follow("Send me a link");
        assertThat(browser.locator(".field.wrong")).containsText("This is your address already");
        keys.write("New e-mail address", NEW).follow("Send me a link");
        assertThat(browser.locator("h1")).hasText("Look in your mail");
        assertThat(browser.locator("main")).containsText(NEW);

        // The old mailbox is told; the phone is not where it was asked for, but signed in, and so is as good.
        assertThat(Mailbox.subject(to(priya.email()))).startsWith("You asked Schools IT Network for another address");
        var link = LINK.matcher(Happenings.text(to(NEW)));
        assertThat(link.find()).isTrue();
        var stranger = people.onAPhone();
        stranger.navigate(people.root() + link.group(1));
        assertThat(stranger.locator("h1")).hasText("Open this link where you are signed in");
        assertThat(stranger.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON)).hasCount(0);

        keys.visit(people.root() + link.group(1)).follow("Use this address");
        assertThat(browser.locator(".flash")).containsText("You sign in with " + NEW);
        assertThat(browser.locator("main")).containsText("You sign in with " + NEW);
        phone.navigate("/my/profile");
        assertThat(phone).hasURL(Pattern.compile("/sign-in"));
        assertThat(Mailbox.subject(to(priya.email()))).isEqualTo("Your address at Schools IT Network has changed");

        mails.signIn(phone, NEW);
        phone.navigate("/my/profile");
        assertThat(phone.locator("input[name=name]")).hasValue("Priya Nair");
    }
}
