package org.staffroom.comments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Axe;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** From the page of a write-up to what other readers see there, over a session that ends in between. */
class CommentJourneyTest extends Journey {

    private static final String PAGE = "/write-ups/what-was-said";

    private CurrentPerson marcus;
    private CurrentPerson ellie;
    private MeetingId meeting;

    private void aWriteUp() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        ellie = given.member("Ellie Marsh");
        given.works(ellie.id(), given.organisation("Proofgate", "VENDOR"));
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        given.writeUp(meeting, marcus.id(), "What was said");
    }

    @Test
    void whatIsTypedOutlivesTheSession(InBrowser.People people) {
        aWriteUp();
        var page = people.onAPhone();
        begin(page);
        page.locator("textarea[name=body]").fill("Protect one hour a week.");
        page.locator("input[name=signed][value=FIRST]").check();

        // The session ends while the page is open; the press leads to sign in, and back to what was typed.
        jdbc.sql("delete from spring_session").update();
        jdbc.sql("delete from device").update();
        page.locator("main form button.first").click();
        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        mails.enter(page, ellie.email());
        assertThat(page).hasURL(Pattern.compile(".*" + PAGE + "/comments"));
        assertThat(page.locator("textarea[name=body]")).hasValue("Protect one hour a week.");
        assertThat(page.locator("input[name=signed][value=FIRST]")).isChecked();
        page.locator("main form button.first").click();
        assertThat(page.locator(".flash")).containsText("An ambassador reads it first");
        // Sent is sent: the form is empty for the next one.
        assertThat(page.locator("textarea[name=body]")).hasValue("");
        page.locator("main a[href$='/edit']").click();
        Axe.findsNothing(page, "/comments/{id}/edit");

        decided(people.atADesk(), people.atADesk());
    }

    @Test
    void andOnAnotherDevice(InBrowser.People people) {
        aWriteUp();
        var phone = people.onAPhone();
        begin(phone);
        phone.locator("textarea[name=body]").pressSequentially("Half a thought");
        assertThat(phone.locator("[data-draft-status]")).containsText("Kept as you type");

        var desk = people.withoutJavaScript();
        begin(desk);
        assertThat(desk.locator("textarea[name=body]")).hasValue("Half a thought");
    }

    @Test
    void nobodyElseAtTheSameBrowserFindsIt(InBrowser.People people) {
        aWriteUp();
        var ben = given.member("Ben Okafor");
        given.attended(meeting, ben.id());
        var page = people.atADesk();
        begin(page);
        type(page, "My head is the problem");

        // Her session ends by itself, and he is the next at this browser.
        jdbc.sql("delete from spring_session").update();
        jdbc.sql("delete from device").update();
        mails.signIn(page, ben.email());
        page.navigate(PAGE + "/comments");
        assertThat(page.locator("textarea[name=body]")).hasValue("");
        assertThat(keptIn(page)).isEmpty();

        type(page, "Mine is not");
        assertThat(keptIn(page)).hasSize(1);
        page.locator("header details.menu summary").first().click();
        page.locator("form[action$='/sign-out'] button").first().click();
        page.waitForURL(people.root() + "/");
        assertThat(keptIn(page)).isEmpty();
    }

    private static void type(Page page, String words) {
        page.locator("textarea[name=body]").pressSequentially(words);
        assertThat(page.locator("[data-draft-status]")).containsText("Kept as you type");
    }

    private static List<?> keptIn(Page page) {
        return (List<?>) page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))");
    }

    @Test
    void withoutJavaScript(InBrowser.People people) {
        aWriteUp();
        var page = people.withoutJavaScript();
        begin(page);
        page.locator("textarea[name=body]").fill("x".repeat(2001));
        page.locator("main form button.first").click();
        assertThat(page.locator("main .error").first()).containsText("Up to 2,000 characters");
        assertThat(page.locator("textarea[name=body]")).hasValue("x".repeat(2001));
        page.locator("textarea[name=body]").fill("Protect one hour a week.");
        page.locator("input[name=signed][value=FIRST]").check();
        page.locator("main form button.first").click();
        assertThat(page.locator("main")).containsText("Waiting for the ambassadors");

        decided(people.withoutJavaScript(), people.withoutJavaScript());
    }

    private void begin(Page page) {
        page.navigate(PAGE);
        page.locator("a[href='" + PAGE + "/comments']").click();
        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        mails.enter(page, ellie.email());
        assertThat(page).hasURL(Pattern.compile(".*" + PAGE + "/comments"));
    }

    private void decided(Page organiser, Page visitor) {
        visitor.navigate(PAGE);
        assertThat(visitor.locator("#comments")).not().containsText("Protect one hour");
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise");
        organiser
                .locator("main a[href='/organise/meetings/going-cloud/comments']")
                .first()
                .click();
        assertThat(organiser.locator(".moderated")).containsText("Protect one hour a week.");
        organiser.locator(".moderated form[action$='/approval'] button").click();
        assertThat(organiser.locator(".flash")).containsText("Everybody can read it now");

        visitor.reload();
        assertThat(visitor.locator("#comments li")).containsText("Protect one hour a week.");
        assertThat(visitor.locator("#comments li")).containsText("Ellie");
        assertThat(visitor.locator("#comments li")).not().containsText("Marsh");
        assertThat(visitor.locator("#comments li .tag.vendor")).containsText("Vendor");

        organiser.locator(".moderated form[action$='/hiding'] button").click();
        visitor.reload();
        assertThat(visitor.locator("#comments")).not().containsText("Protect one hour");
    }
}
