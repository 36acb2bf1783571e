package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.follow;
import static org.staffroom.support.Forms.press;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** People arrive, by a poster on the wall; and afterwards somebody was there whom nobody had marked. */
class ArrivalsJourneyTest extends Journey {

    private static final Instant START = Instant.parse("2027-03-16T09:30:00Z");

    private CurrentPerson marcus;
    private CurrentPerson priya;
    private CurrentPerson anna;

    @BeforeEach
    void aMeeting() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        priya = given.member("Priya Nair");
        anna = given.member("Anna Whitfield");
        var meeting = given.meeting(region, "Going cloud", START, 30);
        given.confirmed(meeting, priya.id());
        given.confirmed(meeting, anna.id());
    }

    @Test
    void fromAPosterToTheDoorAndBack(InBrowser.People people) {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void fromAPosterToTheDoorAndBackWithoutJavaScript(InBrowser.People people) {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) {
        // The ambassador finds the poster from the door.
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise/meetings/going-cloud/door");
        follow(organiser, "Self check-in");
        follow(organiser, "Print the poster");
        assertThat(organiser.locator(".poster")).containsText("Scan this to say that you are here");
        var address = jdbc.sql("select '/c/' || code from check_in_code c join meeting m on m.id = c.meeting_id")
                .query(String.class)
                .single();
        assertThat(organiser.locator(".poster")).containsText(address);

        clock.travelTo(START.minus(Duration.ofMinutes(20)));
        // A fresh phone, no account: name and address, and that is all.
        var stranger = phone.get();
        stranger.navigate(address);
        field(stranger, "Your name", "Tom Hale");
        field(stranger, "Your e-mail address", "tom.hale@academy");
        press(stranger, "Check in");
        assertThat(stranger.locator("main")).containsText("e-mail address");
        assertThat(stranger.getByLabel("Your name")).hasValue("Tom Hale");
        field(stranger, "Your e-mail address", "tom.hale@academy.example");
        press(stranger, "Check in");
        assertThat(stranger.locator("h1")).containsText("You are checked in");
        assertThat(stranger.locator("main")).containsText("Tom Hale");
        assertThat(stranger.locator("main")).containsText("You typed tom.hale@academy.example");
        assertThat(stranger.context().cookies()).isEmpty();

        // A member who is not signed in yet is here with the code from the mail.
        var member = phone.get();
        member.navigate(address);
        follow(member, "Sign in and check in");
        mails.enter(member, priya.email());
        assertThat(member.locator("main")).containsText("You are checked in");
        assertThat(member.locator("main")).containsText("Here since 9.10am");

        // Another is signed in: one press.
        var quick = phone.get();
        mails.signIn(quick, marcus.email());
        quick.navigate(address);
        press(quick, "I am here");
        assertThat(quick.locator("main")).containsText("You are checked in");

        // The ambassador sees them at the door, and which way they came.
        organiser.navigate("/organise/meetings/going-cloud/door");
        assertThat(organiser.locator("ul.door > li.here")).hasCount(3);
        follow(organiser, "Self check-in");
        assertThat(organiser.locator("main")).containsText("2 people signed in and checked in");
        assertThat(organiser.locator(".guests")).containsText("Tom Hale");
        press(organiser, "Tom Hale is here");
        assertThat(organiser.locator(".flash")).containsText("1 person is marked as here");
        assertThat(organiser.locator(".guests")).hasCount(0);

        // Priya leaves at two, and says so; Anna was there, and nobody had marked her.
        clock.travelTo(START.plus(Duration.ofHours(7)));
        member.navigate("/my");
        follow(member, "From when to when, and days you missed");
        follow(member, "Going cloud");
        member.getByText("I left before the end").click();
        member.locator("input[name=left]").first().fill("14:00");
        press(member, "Save");
        assertThat(member.locator("main")).containsText("Here from 9.10am to 2pm");

        var missed = phone.get();
        mails.signIn(missed, anna.email());
        missed.navigate("/my/attendance");
        assertThat(missed.locator("main")).containsText("You had a place, and nobody marked you as here");
        follow(missed, "Going cloud");
        missed.getByLabel("From").fill("10:00");
        missed.getByLabel("Anything that helps to remember").fill("I sat beside Priya.");
        press(missed, "Tell the ambassadors");
        assertThat(missed.locator("main")).containsText("You told the ambassadors that you were here from 10am");

        organiser.navigate("/organise");
        assertThat(organiser.locator("main"))
                .containsText("Somebody says that attendance at “Going cloud” was otherwise");
        follow(organiser, "Look at it");
        assertThat(organiser.locator("main")).containsText("I sat beside Priya.");
        organiser.locator("form[action$='/agreement'] button").click();
        assertThat(organiser.locator("main")).containsText("4 people were here");
        assertThat(organiser.locator("tr:has-text('Priya Nair')")).containsText("2pm");

        missed.reload();
        assertThat(missed.locator("main")).containsText("put it right");
        assertThat(missed.locator("main")).containsText("Here from 10am to the end");
        assertThat(jdbc.sql("select template from delivery where person_id = ?")
                        .param(anna.id().value())
                        .query(String.class)
                        .list())
                .containsOnlyOnce("attendance-put-right");

        // The stranger signs in for the first time, and finds the day.
        mails.signIn(stranger, "tom.hale@academy.example");
        stranger.locator("input[name=organisation]").fill("An academy");
        stranger.locator("main form button[type=submit]").first().click();
        stranger.navigate("/my");
        assertThat(stranger.locator("main")).containsText("Going cloud");
    }

    private static void field(Page page, String label, String text) {
        page.getByLabel(label).fill(text);
    }
}
