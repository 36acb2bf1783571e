package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** Two faces blurred with a mouse, and with a finger; what comes back from the server shows neither. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class BlurJourneyTest {

    private static final String PHOTOS = "/organise/meetings/going-cloud/photos";

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    CurrentPerson ambassador;

    @BeforeEach
    void aMeeting() {
        var region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofHours(2)), 30);
    }

    @Test
    void withAMouse(InBrowser.People people) throws IOException {
        var desk = people.atADesk();
        open(desk);
        var mouse = desk.mouse();
        var shapes = desk.locator(".stage .shape");

        // Drawn over the first face.
        mouse.move(x(desk, 28), y(desk, 24));
        mouse.down();
        mouse.move(x(desk, 36), y(desk, 40));
        mouse.move(x(desk, 44), y(desk, 50));
        mouse.up();
        assertThat(shapes).hasCount(1);
        assertThat(shapes).hasAttribute("aria-label", label("28", "24", "16", "26"));

        // A press puts one of the same size where it is; it is dragged over the second face, and made larger by its
        // corner.
        mouse.click(x(desk, 60), y(desk, 80));
        assertThat(shapes).hasCount(2);
        mouse.move(x(desk, 60), y(desk, 80));
        mouse.down();
        mouse.move(x(desk, 70), y(desk, 70));
        mouse.move(x(desk, 75), y(desk, 58));
        mouse.up();
        assertThat(shapes.nth(1)).hasAttribute("aria-label", label("67", "45", "16", "26"));
        drag(desk, shapes.nth(1).locator(".grip"), 10);
        assertThat(shapes.nth(1)).hasAttribute("aria-label", label("67", "45", "26", "3[678]"));

        // One too many is removed.
        mouse.click(x(desk, 10), y(desk, 90));
        assertThat(shapes).hasCount(3);
        desk.locator("[data-do=remove]").click();
        assertThat(shapes).hasCount(2);

        desk.locator("blur-shapes button[type=submit]").click();
        assertNoFaceIsLeft(desk);
    }

    @Test
    void withAFinger(InBrowser.People people) throws IOException {
        var phone = people.onAPhone();
        open(phone);
        var shapes = phone.locator(".stage .shape");

        phone.touchscreen().tap(x(phone, 36), y(phone, 37));
        assertThat(shapes).hasCount(1);
        for (var presses = 0; presses < 6; presses++) {
            phone.locator("[data-do=larger]").tap();
        }
        phone.touchscreen().tap(x(phone, 20), y(phone, 85));
        assertThat(shapes).hasCount(2);

        // Moved with a finger; the page stays where it is.
        var scrolled = phone.evaluate("scrollY");
        var touch = phone.context().newCDPSession(phone);
        touch(touch, "touchStart", x(phone, 20), y(phone, 85));
        for (var step = 1; step <= 10; step++) {
            touch(touch, "touchMove", x(phone, 20 + 5.5 * step), y(phone, 85 - 2.7 * step));
        }
        touch(touch, "touchEnd");
        assertThat(shapes.nth(1)).hasAttribute("aria-label", Pattern.compile("Shape 2: 6\\d% from the left, 4\\d% .*"));
        assertThat(phone.evaluate("scrollY")).isEqualTo(scrolled);

        // A finger on the photo itself moves the page, and draws nothing.
        touch(touch, "touchStart", x(phone, 50), y(phone, 90));
        for (var step = 1; step <= 10; step++) {
            touch(touch, "touchMove", x(phone, 50), y(phone, 90) - 12 * step);
        }
        touch(touch, "touchEnd");
        assertThat(shapes).hasCount(2);

        phone.locator("blur-shapes button[type=submit]").tap();
        assertNoFaceIsLeft(phone);
    }

    private void open(Page page) throws IOException {
        mails.signIn(page, ambassador.email());
        page.navigate(PHOTOS);
        page.locator("#pictures").setInputFiles(twoFaces());
        assertThat(page.locator(".sent-all")).containsText("1 of 1 are here");
        given.picturesAreMade();
        page.navigate(PHOTOS);
        assertThat(faces(page)).as("to begin with").isEqualTo(2);
        page.locator("#photo-list a[href$='/blur']").click();
        page.locator("blur-shapes.ready").waitFor();
        page.locator(".stage").scrollIntoViewIfNeeded();
    }

    private void assertNoFaceIsLeft(Page page) throws IOException {
        page.waitForURL("**" + PHOTOS);
        given.picturesAreMade();
        page.reload();
        assertThat(page.locator("#photo-list li")).containsText("Blurred");
        assertThat(faces(page)).isZero();
    }

    private static double x(Page page, double percent) {
        var stage = page.locator(".stage").boundingBox();
        return stage.x + stage.width * percent / 100;
    }

    private static double y(Page page, double percent) {
        var stage = page.locator(".stage").boundingBox();
        return stage.y + stage.height * percent / 100;
    }

    /** By so many hundredths of the picture's width, to the right and down. */
    private static void drag(Page page, Locator what, double percent) {
        var box = what.boundingBox();
        var by = page.locator(".stage").boundingBox().width * percent / 100;
        var height = page.locator(".stage").boundingBox().height * percent / 100;
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2 + by, box.y + box.height / 2 + height);
        page.mouse().up();
    }

    private static Pattern label(String left, String top, String width, String height) {
        return Pattern.compile("Shape \\d: %s%% from the left, %s%% from the top, %s%% wide, %s%% high"
                .formatted(near(left), near(top), near(width), near(height)));
    }

    /** Pixels are not hundredths: one more or less is as good. */
    private static String near(String percent) {
        if (!percent.matches("\\d+")) {
            return percent;
        }
        var number = Integer.parseInt(percent);
        return "(%d|%d|%d)".formatted(number - 1, number, number + 1);
    }

    private static void touch(CDPSession session, String type, double... at) {
        var points = new JsonArray();
        if (at.length == 2) {
            var point = new JsonObject();
            point.addProperty("x", at[0]);
            point.addProperty("y", at[1]);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }

    /** A pink one at the upper left, a light blue one at the right. */
    private static FilePayload twoFaces() throws IOException {
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 900, 600);
        pen.setColor(Color.MAGENTA);
        pen.fillOval(900 * 32 / 100, 600 * 31 / 100, 900 * 8 / 100, 600 * 12 / 100);
        pen.setColor(Color.CYAN);
        pen.fillOval(900 * 71 / 100, 600 * 52 / 100, 900 * 8 / 100, 600 * 12 / 100);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new FilePayload("faces.png", "image/png", bytes.toByteArray());
    }

    /** How many can be seen in the photo that the page shows now. */
    private static int faces(Page page) throws IOException {
        var address = page.locator("#photo-list img").getAttribute("src");
        var bytes = page.request()
                .get(page.url().replaceFirst("/organise.*", address))
                .body();
        var picture = ImageIO.read(new ByteArrayInputStream(bytes));
        var pink = false;
        var blue = false;
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                pink |= colour.getRed() > 220 && colour.getBlue() > 220 && colour.getGreen() < 60;
                blue |= colour.getRed() < 60 && colour.getBlue() > 220 && colour.getGreen() > 220;
            }
        }
        return (pink ? 1 : 0) + (blue ? 1 : 0);
    }
}
