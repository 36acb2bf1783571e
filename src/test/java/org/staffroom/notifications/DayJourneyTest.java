package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.DayForms.reads;
import static org.staffroom.support.Forms.follow;
import static org.staffroom.support.Forms.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;

/** Two plan a day by its forms: what is wrong with it is said to both, what is moved is told to whoever comes, and read on the day. */
class DayJourneyTest extends MailJourney {

    private static final String MEETING = "/meetings/going-cloud";
    private static final String TWICE = "Tom Hale is in more than one place at once: 10.00.";
    private static final String TOO_LONG = "The agenda goes on 60 minutes past the meeting’s end.";

    @Test
    void fromHoursThatCannotBeToWhatIsOnNow(InBrowser.People people) throws Exception {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void fromHoursThatCannotBeToWhatIsOnNowWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) throws Exception {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var priya = given.ambassador("Priya Nair", region);
        var tom = given.member("Tom Hale");
        var anna = given.member("Anna Whitfield");
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        var other = desk.get();
        mails.signIn(other, priya.email());

        // Hours across midnight: nothing is made of them, and nothing that was typed is lost.
        DayForms.fill(organiser, "Going cloud", "2027-03-16", "22:00", "01:00");
        press(organiser, "Make the draft");
        assertThat(organiser.getByLabel("End"))
                .hasAccessibleDescription("The end must be after the start, on the same day.");
        assertThat(organiser.getByLabel("Title")).hasValue("Going cloud");
        assertThat(organiser.getByLabel("Date")).hasValue("2027-03-16");
        assertThat(organiser.getByLabel("Start")).hasValue("22:00");
        assertThat(organiser.getByLabel("End")).hasValue("01:00");
        assertThat(organiser.getByLabel("Name of the venue")).hasValue("The Castle");
        assertThat(organiser.getByLabel("Places in the room")).hasValue("40");
        assertThat(jdbc.sql("select count(*) from meeting").query(Integer.class).single())
                .isZero();
        other.navigate("/organise");
        assertThat(other.locator("main")).not().containsText("Going cloud");
        organiser.getByLabel("Start").fill("09:30");
        organiser.getByLabel("End").fill("12:00");
        press(organiser, "Make the draft");
        assertThat(organiser.locator(".flash")).containsText("The draft is made");

        // Somebody speaks in two tracks at once: the other ambassador reads it, moves one of them, and it is gone for
        // both.
        var day = new DayForms(organiser).add("Welcome", "Welcome and coffee", 30);
        var speaker = "Tom Hale, " + tom.email();
        day.add("Member talk", "Growing your own", 45, speaker, "At the end", "1", "Great Hall");
        day.add("Member talk", "Going far", 45, speaker, "At the same time as 10.00, Growing your own", "2", "Library");
        other.navigate(day.agenda());
        assertThat(other.locator("#advice")).containsText(TWICE);
        new DayForms(other).edit("Going far");
        other.getByLabel("Starts").fill("10:45");
        press(other, "Save");
        assertThat(other.locator(".flash")).isVisible();
        assertThat(other.locator("main")).not().containsText("more than one place");
        organiser.navigate(day.agenda());
        assertThat(organiser.locator("main")).not().containsText("more than one place");

        // It is longer than the meeting: that is said where one plans and where one publishes, until it is not so.
        day.add("Panel", "What do you take home?", 90);
        other.navigate(day.agenda());
        assertThat(other.locator("#advice")).containsText(TOO_LONG);
        other.navigate(day.publication());
        assertThat(other.locator("#advice")).containsText(TOO_LONG);
        new DayForms(other).edit("What do you take home?");
        other.getByLabel("Minutes").fill("30");
        press(other, "Save");
        assertThat(other.locator("main")).not().containsText("past the meeting’s end");
        organiser.navigate(day.publication());
        assertThat(organiser.locator("main")).not().containsText("past the meeting’s end");
        day.publish();
        var visitor = phone.get();
        visitor.navigate(MEETING);
        reads(
                visitor,
                "9.30 Welcome and coffee",
                "10.00 Track 1 Growing your own",
                "10.45 Track 2 Going far",
                "11.30 What do you take home?");

        // A time that is taken is refused in words, and everybody reads the old one.
        organiser.navigate("/organise" + MEETING + "/agenda");
        follow(organiser, "What do you take home?");
        organiser.getByLabel("Starts").fill("10:50");
        press(organiser, "Save");
        assertThat(organiser.getByRole(AriaRole.ALERT))
                .containsText("“Going far” and “What do you take home?” would be at the same time.");
        assertThat(organiser.getByLabel("Starts")).hasValue("10:50");
        reads(visitor, "9.30", "10.00", "10.45 Track 2 Going far", "11.30 What do you take home?");

        // Somebody comes; a talk is moved, which waits until it is told.
        var member = phone.get();
        mails.signIn(member, anna.email());
        member.navigate(MEETING);
        press(member, "Take a place");
        assertThat(member.locator("main")).containsText("You have a place");
        mailbox.forget();
        organiser.navigate("/organise" + MEETING + "/agenda");
        organiser
                .locator(".slab")
                .filter(new FilterOptions().setHasText("Going far"))
                .locator("summary")
                .click();
        press(organiser, "Move Going far down");
        assertThat(organiser.locator("#agenda-live")).containsText("2 changes are not told yet.");
        reads(visitor, "9.30", "10.00", "10.45 What do you take home?", "11.15 Track 2 Going far");
        assertThat(visitor.locator("#changes")).hasCount(0);
        assertThat(allTo(anna.email())).isEmpty();
        other.navigate("/organise");
        assertThat(other.locator("main")).containsText("Not told yet: Going cloud");

        // The other ambassador sees what people will read, and tells them: both times stand in the mail and on the
        // page.
        other.navigate("/organise" + MEETING + "/agenda");
        follow(other, "Tell people");
        assertThat(other.locator("#untold")).containsText(bothTimes());
        other.locator("#untold").getByRole(AriaRole.BUTTON).click();
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Tell \\d")))
                .click();
        assertThat(other.locator(".flash")).containsText("being told");
        assertThat(Happenings.text(to(anna))).contains("Going far: 11.15am (was 10.45am)");
        assertThat(Happenings.text(to(tom))).contains("Going far: 11.15am (was 10.45am)");
        member.navigate(MEETING);
        assertThat(member.locator("#changes")).containsText(bothTimes());
        visitor.reload();
        assertThat(visitor.locator("#changes")).containsText(bothTimes());
        organiser.navigate("/organise" + MEETING + "/agenda");
        assertThat(organiser.locator("main")).not().containsText("not told yet");

        // On the day everybody reads what is on, and what comes next.
        assertThat(visitor.locator("ol.agenda time small")).hasCount(0);
        clock.travelTo(Instant.parse("2027-03-16T10:40:00Z"));
        reads(visitor, "9.30 Welcome", "10.00now", "10.45next", "11.15 Track 2 Going far");
        assertThat(row(visitor, "now")).containsText("Growing your own");
        assertThat(row(visitor, "next")).containsText("What do you take home?");
    }

    /** Of the talk that was moved, as a page says them. */
    private static Pattern bothTimes() {
        return Pattern.compile("Going far.{0,80}10\\.45am.{0,80}11\\.15am", Pattern.DOTALL);
    }

    private static Locator row(Page page, String tag) {
        return page.locator("ol.agenda > li")
                .filter(new FilterOptions()
                        .setHas(page.locator("time small").filter(new FilterOptions().setHasText(tag))));
    }
}
