package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** Photos from a phone at the meeting to a page that everybody reads, with a face blurred; and what people say under it. */
class PhotosJourneyTest extends Journey {

    private static final Instant START = Instant.parse("2027-03-02T09:30:00Z");

    CurrentPerson ambassador;
    CurrentPerson helper;
    CurrentPerson member;

    @Test
    void aFaceIsBlurredBeforeAnybodySeesIt(InBrowser.People people) throws IOException {
        aMeeting();
        clock.travelTo(START.plus(Duration.ofHours(2)));

        // The helper sends photos from the phone; the signal is lost once.
        var phone = people.onAPhone();
        mails.signIn(phone, helper.email());
        phone.navigate("/organise/meetings/going-cloud/photos");
        var lost = new AtomicInteger();
        phone.route("**/organise/meetings/going-cloud/photos", route -> {
            if (route.request().method().equals("POST") && lost.getAndIncrement() == 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        phone.locator("#pictures").setInputFiles(new FilePayload[] {
            photo("group.png", 900), photo("talk.png", 901), new FilePayload("IMG_7.HEIC", "image/heic", heic())
        });
        assertThat(phone.locator(".sent-all")).containsText("2 here, 1 not taken");
        assertThat(phone.locator(".sent .failed")).containsText("Photos in HEIC");
        given.picturesAreMade();
        assertThat(phone.locator("#photo-list img")).hasCount(2);
        assertThat(lost.get()).isGreaterThanOrEqualTo(4);

        // The ambassador blurs a face with the keyboard alone, another with the mouse.
        var desk = people.atADesk();
        mails.signIn(desk, ambassador.email());
        desk.navigate("/organise/meetings/going-cloud/photos");
        desk.locator("#photo-list a[href$='/blur']").first().click();
        assertThat(desk.locator(".stage .cells")).hasCount(0);
        desk.locator("[data-do=add]").focus();
        desk.keyboard().press("Enter");
        var shape = desk.locator(".stage .shape");
        assertThat(shape).isFocused();
        for (var presses = 0; presses < 21; presses++) {
            desk.keyboard().press("ArrowLeft");
            desk.keyboard().press("Shift+ArrowRight");
            desk.keyboard().press("Shift+ArrowDown");
            if (presses < 19) {
                desk.keyboard().press("ArrowUp");
            }
        }
        assertThat(shape).hasAttribute("aria-label", java.util.regex.Pattern.compile("Shape 1: 2\\d% from the left.*"));
        assertThat(desk.locator("blur-shapes .status")).containsText("Shape 1");
        desk.keyboard().press("Tab");
        desk.locator("blur-shapes button[type=submit]").click();
        given.picturesAreMade();
        desk.reload();
        assertThat(desk.locator("#photo-list li").first()).containsText("Blurred");

        // Who did not agree is named before publishing; what photos show has to be said.
        clock.travelTo(START.plus(Duration.ofDays(1)));
        desk.navigate("/organise/meetings/going-cloud/write-up");
        desk.locator("main form[action$='/write-up'] button").click();
        assertThat(desk.locator(".consent")).containsText("2 people who came have not agreed");
        desk.locator(".consent summary").click();
        assertThat(desk.locator(".consent")).containsText("Priya Nair");
        desk.locator("input[name=title]").fill("A day in the cloud");
        desk.locator("input[name=picks]").first().check();
        desk.locator("button[formaction$='/publication']").click();
        assertThat(desk.locator("#pictures-error")).containsText("Say of one photo what it shows");
        desk.locator("input[name$='.alternative']").fill("Forty people at the gate");
        desk.locator("button[formaction$='/publication']").click();
        desk.waitForURL("**/write-ups/a-day-in-the-cloud");

        var visitor = people.onAPhone();
        visitor.navigate("/write-ups/a-day-in-the-cloud");
        var picture = visitor.locator(".writeup-cover img");
        assertThat(picture).hasAttribute("alt", "Forty people at the gate");
        var seen = visitor.request().get(people.root() + picture.getAttribute("src"));
        assertThat(hasTheFace(seen.body())).isFalse();

        // Somebody on it asks for it to be taken down, and finds it gone.
        visitor.locator(".writeup-cover a[href$='/request']").click();
        mails.enter(visitor, member.email());
        assertThat(visitor).hasURL(java.util.regex.Pattern.compile(".*/photos/.*/request"));
        visitor.locator("input[name=kind][value=TAKE_DOWN]").check();
        visitor.locator("textarea[name=words]").fill("I am the one in pink.");
        visitor.locator("main form button[type=submit]").click();
        assertThat(visitor.locator("body")).containsText("The ambassadors are told");
        desk.navigate("/organise");
        desk.locator("a[href='/organise/meetings/going-cloud/photos']").first().click();
        assertThat(desk.locator("#requests")).containsText("I am the one in pink.");
        desk.locator("#requests form[action$='/removal'] button").click();
        assertThat(desk.locator("#requests")).hasCount(0);
        visitor.navigate("/write-ups/a-day-in-the-cloud");
        assertThat(visitor.locator(".writeup-cover")).hasCount(0);
        assertThat(jdbc.sql("select template from delivery where person_id = ?")
                        .param(member.id().value())
                        .query(String.class)
                        .list())
                .contains("photo-request-settled");
    }

    @Test
    void whoseSessionEndedIsToldAndSendsAgain(InBrowser.People people) throws IOException {
        aMeeting();
        clock.travelTo(START.plus(Duration.ofHours(2)));
        var phone = people.onAPhone();
        mails.signIn(phone, helper.email());
        phone.navigate("/organise/meetings/going-cloud/photos");
        jdbc.sql("delete from spring_session").update();
        phone.locator("#pictures").setInputFiles(photo("a.png", 900));
        assertThat(phone.locator(".sent .failed")).containsText("you are not signed in any longer");
        assertThat(phone.locator(".sent-all")).containsText("0 here, 1 not taken");

        var tab = phone.context().newPage();
        mails.signIn(tab, helper.email());
        phone.locator(".sent .failed button").click();
        assertThat(phone.locator(".sent-all")).containsText("1 of 1 are here");
        given.picturesAreMade();
        assertThat(phone.locator("#photo-list img")).hasCount(1);
    }

    @Test
    void withoutJavaScriptPhotosAreSentBlurredAndCommentedOn(InBrowser.People people) throws IOException {
        aMeeting();
        clock.travelTo(START.plus(Duration.ofHours(2)));
        var desk = people.withoutJavaScript();
        mails.signIn(desk, ambassador.email());
        desk.navigate("/organise/meetings/going-cloud/photos");
        desk.locator("#pictures").setInputFiles(new FilePayload[] {photo("one.png", 900), photo("two.png", 901)});
        desk.locator("photo-upload button[type=submit]").click();
        assertThat(desk.locator("body")).containsText("2 photos are here");
        given.picturesAreMade();
        desk.reload();
        desk.locator("#photo-list a[href$='/blur']").first().click();
        for (var square :
                new String[] {"2-2", "2-3", "2-4", "2-5", "3-2", "3-3", "3-4", "3-5", "4-2", "4-3", "4-4", "4-5"}) {
            desk.locator("input[name=cell][value='" + square + "']").check();
        }
        desk.locator("blur-shapes button[type=submit]").click();
        given.picturesAreMade();
        desk.reload();
        assertThat(desk.locator("#photo-list li").first()).containsText("Blurred");

        clock.travelTo(START.plus(Duration.ofDays(1)));
        given.writeUp(
                new org.staffroom.meetings.MeetingId(jdbc.sql("select id from meeting")
                        .query(java.util.UUID.class)
                        .single()),
                ambassador.id(),
                "What was said");
        var attendee = people.withoutJavaScript();
        attendee.navigate("/write-ups/what-was-said");
        attendee.locator("#comments a[href$='/comments']").click();
        mails.enter(attendee, member.email());
        attendee.locator("textarea[name=body]").fill("Start with one apprentice.");
        attendee.locator("input[name=signed][value=FIRST]").check();
        attendee.locator("main form.form button[type=submit]").click();
        assertThat(attendee.locator("main")).containsText("Waiting for the ambassadors");

        var visitor = people.withoutJavaScript();
        visitor.navigate("/write-ups/what-was-said");
        assertThat(visitor.locator("#comments")).not().containsText("apprentice");
        desk.navigate("/organise");
        desk.locator("a[href='/organise/meetings/going-cloud/comments']")
                .first()
                .click();
        desk.locator("main form[action$='/approval'] button").click();
        visitor.navigate("/write-ups/what-was-said?read");
        assertThat(visitor.locator("#comments")).containsText("Start with one apprentice.");
        assertThat(visitor.locator("#comments")).containsText("Priya");
        assertThat(visitor.locator("#comments")).not().containsText("Nair");
    }

    private void aMeeting() {
        var region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        helper = given.member("Helen Per");
        member = given.member("Priya Nair");
        var meeting = given.meeting(region, "Going cloud", START, 30);
        given.attended(meeting, member.id());
        given.attended(meeting, helper.id());
        jdbc.sql("insert into door_helper values (?, ?, ?, ?, ?)")
                .params(
                        meeting.value(),
                        helper.id().value(),
                        ambassador.id().value(),
                        Timestamp.from(START),
                        Timestamp.from(START.plus(Duration.ofDays(1))))
                .update();
    }

    /** Grey, with a pink face at the upper left. */
    private static FilePayload photo(String name, int width) throws IOException {
        var image = new BufferedImage(width, 600, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, width, 600);
        pen.setColor(Color.MAGENTA);
        pen.fillOval(width * 30 / 100, 600 * 28 / 100, width * 12 / 100, 600 * 18 / 100);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }

    private static boolean hasTheFace(byte[] bytes) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(bytes));
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                if (colour.getRed() > 230 && colour.getBlue() > 230 && colour.getGreen() < 40) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
    }
}
