package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.fill;
import static org.staffroom.support.Forms.forced;
import static org.staffroom.support.Forms.send;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** From an empty region to a published write-up, in a real browser. */
class StoryTest extends Journey {

    @Test
    void fromARegionToAPublishedWriteUp(InBrowser.People people) throws IOException {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void fromARegionToAPublishedWriteUpWithoutJavaScript(InBrowser.People people) throws IOException {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) throws IOException {
        var admin = given.admin("Alex Reed");
        var ambassador = given.member("Marcus Shore");
        var member = given.member("Priya Nair");

        // The admin adds a region and appoints its ambassador.
        var adminPage = desk.get();
        mails.signIn(adminPage, admin.email());
        adminPage.navigate("/admin/regions/new");
        fill(adminPage, "name", "South West");
        fill(adminPage, "shortName", "South West");
        fill(adminPage, "description", "From Bristol to Penzance.");
        adminPage
                .locator("input[name=tile]:not([disabled]):not([value=''])")
                .first()
                .check(forced());
        send(adminPage, "name");
        adminPage.navigate("/admin/regions/south-west/ambassadors/new");
        fill(adminPage, "email", ambassador.email());
        send(adminPage, "email");
        adminPage.navigate("/regions/south-west");
        assertThat(adminPage.locator("main")).containsText("Marcus Shore");

        // The ambassador schedules a meeting with its agenda and publishes it.
        var organiser = desk.get();
        mails.signIn(organiser, ambassador.email());
        var day = DayForms.plan(organiser, "Apprentices, and going cloud", "2027-03-16", "09:30", "15:00")
                .add("WELCOME", "Welcome and introductions", 20)
                .add(
                        "MEMBER_TALK",
                        "Growing your own",
                        45,
                        "Priya Nair <" + member.email() + ">\nTom Hale",
                        "At the end",
                        "",
                        "")
                .add("VENDOR_TALK", "Let a machine break in", 30, "Nick Farrow", "At the end", "", "");
        organiser.navigate(day.publication().replace("/publication", "/preview"));
        assertThat(organiser.locator("main")).containsText("Growing your own");
        day.publish();
        var meeting = "/meetings/apprentices-and-going-cloud";

        // A visitor on a phone presses the button, signs in, and has a place.
        var memberPage = phone.get();
        memberPage.navigate("/regions/south-west");
        memberPage.locator("main a[href='" + meeting + "']").first().click();
        assertThat(memberPage.locator("main")).containsText("Vendor talk");
        memberPage
                .locator("a[href*='/sign-in?continue=" + meeting + "/registration']")
                .first()
                .click();
        mails.enter(memberPage, member.email());
        assertThat(memberPage).hasURL(java.util.regex.Pattern.compile(".*" + meeting + "$"));
        assertThat(memberPage.locator("form[action$='/registration/cancellation']"))
                .isVisible();
        assertThat(jdbc.sql("select template from delivery where person_id = ? and template = 'place-taken'")
                        .param(member.id().value())
                        .query(String.class)
                        .list())
                .hasSize(1);

        // On the day the ambassador ticks off who came, and a walk-in.
        clock.travelTo(Instant.parse("2027-03-16T09:40:00Z"));
        organiser.navigate("/organise" + meeting + "/door");
        organiser.locator("form[action$='/door/" + member.id() + "'] button").click();
        assertThat(organiser.locator("form[action$='/door/" + member.id() + "/undo']"))
                .isVisible();
        fill(organiser, "name", "Walker Inn");
        send(organiser, "email");
        assertThat(organiser.locator("ul.door")).containsText("Walker Inn");

        // Afterwards the report, with photos.
        clock.travelTo(Instant.parse("2027-03-18T19:00:00Z"));
        organiser.navigate("/organise" + meeting + "/write-up");
        organiser
                .locator("main form[action$='/write-up'] button[type=submit]")
                .last()
                .click();
        organiser.waitForURL(java.util.regex.Pattern.compile(".*/write-ups/.*"));
        assertThat(organiser.locator("textarea[name=body]").inputValue()).contains("Growing your own");
        fill(organiser, "title", "What apprentices taught a whole IT team");
        fill(organiser, "body", "My day started in a car park.\n\n## Growing your own\n\nPriya told us what it takes.");
        fill(organiser, "discussed", "Protecting time for CPD\nWho pays");
        fill(organiser, "takeaways", "Start with one apprentice");
        organiser.locator("input[type=file]").setInputFiles(new com.microsoft.playwright.options.FilePayload[] {
            photo("one.png", Color.ORANGE), photo("two.png", Color.CYAN)
        });
        organiser.locator("button[name=act][value=photos]").click();
        given.picturesAreMade();
        organiser.reload();
        assertThat(organiser.locator("main form .photo-lines img")).hasCount(2);
        for (var field : organiser.locator("input[name$='.alternative']").all()) {
            field.fill("Forty people in a castle");
        }
        organiser.locator("button[formaction$='/publication']").click();

        var reader = phone.get();
        reader.navigate("/write-ups/what-apprentices-taught-a-whole-it-team");
        assertThat(reader.locator("main")).containsText("My day started in a car park.");
        assertThat(reader.locator("main")).containsText("Protecting time for CPD");
        assertThat(reader.locator("main img").first()).isVisible();
        assertThat((Boolean) reader.locator("main img")
                        .first()
                        .evaluate("image => image.complete && image.naturalWidth > 0"))
                .isTrue();
        reader.navigate("/");
        assertThat(reader.locator("main")).containsText("What apprentices taught a whole IT team");
    }

    @Test
    void aPlaceIsTakenWithTheKeyboardAlone(InBrowser.People people) {
        var region = given.region("south-west", "South West");
        given.meeting(region, "Going cloud", clock.instant().plus(Duration.ofDays(9)), 30);
        var member = given.member("Priya Nair");
        var page = people.atADesk();
        mails.signIn(page, member.email());
        page.navigate("/meetings");
        walkTo(page, page.locator("main a[href='/meetings/going-cloud']").first());
        page.keyboard().press("Enter");
        page.waitForURL("**/meetings/going-cloud");
        walkTo(page, page.locator("form[action$='/going-cloud/registration'] button"));
        page.keyboard().press("Enter");
        assertThat(page.locator("form[action$='/registration/cancellation']")).isVisible();
    }

    /** Presses Tab until the element has the focus, as somebody without a mouse does; the focus must be visible. */
    private static void walkTo(Page page, Locator element) {
        for (var presses = 0; presses < 80; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) element.evaluate("it => it === document.activeElement")) {
                assertThat(
                                (String)
                                        element.evaluate(
                                                "it => getComputedStyle(it).outlineStyle + getComputedStyle(it, '::after').outlineStyle"))
                        .contains("solid");
                return;
            }
        }
        throw new AssertionError("Not reached with the keyboard: " + element);
    }

    private static com.microsoft.playwright.options.FilePayload photo(String name, Color colour) throws IOException {
        var image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 800, 600);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new com.microsoft.playwright.options.FilePayload(name, "image/png", bytes.toByteArray());
    }
}
