package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.staffroom.support.Axe.findsNothing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.notifications.Answers.News;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.NewsKind;
import org.staffroom.people.PersonId;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** Pages that only a moment shows, on the way of who comes to them with keys alone. */
class PagesOfAMomentTest extends MailJourney {

    private static final Instant START = Instant.parse("2027-03-16T09:30:00Z");
    private static final String NEWCOMER = "nora.new@school.example";

    @Autowired
    Answers answers;

    private CurrentPerson marcus;

    @Test
    void fromTheFirstMailToTheDoor(InBrowser.People people) throws Exception {
        tell(people, () -> new Keyboard(people.atADesk()));
    }

    @Test
    void fromTheFirstMailToTheDoorWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, () -> new Keyboard(people.withoutJavaScript()));
    }

    private void tell(InBrowser.People people, Supplier<Keyboard> browser) throws Exception {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        given.meeting(region, "Going cloud", START, 30);

        // An ambassador asks something of everybody who comes, and says it better.
        var organiser = browser.get();
        mails.signIn(organiser.page(), marcus.email());
        organiser.visit("/organise/meetings/going-cloud/questions");
        organiser.write("Question", "Do you bring a laptop").pick("Yes or no").follow("Ask this");
        organiser.follow("Change: Do you bring a laptop");
        findsNothing(organiser.page(), "/organise/meetings/{slug}/questions/{question}");
        organiser.write("Question", "Do you bring a laptop?").follow("Save");

        var newcomer = browser.get();
        signsInByTheLink(people, newcomer, browser.get());
        takesAPlace(newcomer);
        bringsAColleague(newcomer);
        givesItBackFromTheMail(people, browser.get());
        stopsNewsFromTheMail(people, browser.get());
        isHereWithoutAnAccount(browser.get());
    }

    /** In the browser that asked, and another one, which has to know the code too. */
    private void signsInByTheLink(InBrowser.People people, Keyboard newcomer, Keyboard elsewhere) {
        newcomer.visit("/sign-in").write("E-mail", NEWCOMER).send();
        var link = people.root() + "/sign-in/link/" + mails.to(NEWCOMER).link();
        elsewhere.visit(link).to("Code");
        findsNothing(elsewhere.page(), "/sign-in/link/{token}");
        newcomer.visit(link);
        findsNothing(newcomer.page(), "/sign-in/link/{token}");
        newcomer.to("This device stays signed in…").follow("Sign in");
        findsNothing(newcomer.page(), "/my/welcome");
        newcomer.write("Name", "Nora New").follow("Go on");
        findsNothing(newcomer.page(), "/my/welcome");
        newcomer.write("School, trust or company", "Forest Edge").follow("Go on");
        elsewhere.visit(link);
        assertThat(elsewhere.page().locator("h1")).hasText("This link is no longer good");
        findsNothing(elsewhere.page(), "/sign-in/link/{token}");
    }

    private static void takesAPlace(Keyboard keys) {
        keys.visit("/meetings/going-cloud").follow("Take a place");
        keys.visit("/meetings/going-cloud/registration").follow("Change what I need");
        findsNothing(keys.page(), "/meetings/{slug}/registration/needs");
        keys.write("Food and drink…", "No nuts.").follow("Save");
        assertThat(keys.page().locator(".flash")).containsText("Saved");
    }

    private void bringsAColleague(Keyboard keys) {
        keys.visit("/meetings/going-cloud/registration/colleagues");
        keys.write("Name", "Ben Brought").follow("Take places");
        keys.follow("What Ben Brought needs");
        findsNothing(keys.page(), "/meetings/{slug}/registration/colleagues/{registration}/needs");
        keys.write("Access…", "A hearing loop.").follow("Save");
        keys.visit("/meetings/going-cloud/registration/colleagues").follow("Questions to Ben Brought");
        findsNothing(keys.page(), "/meetings/{slug}/registration/colleagues/{registration}/questions");
        keys.pick("Yes").follow("Save");

        // The day moved: who has no address is asked for by whoever brings them.
        jdbc.sql(
                        "update registration set confirm_by = ? where person_id in (select id from person where email is null)")
                .param(Timestamp.from(clock.instant().plus(Duration.ofDays(2))))
                .update();
        keys.visit("/meetings/going-cloud/registration/colleagues");
        keys.follow("Does the new date suit them? Please say so");
        findsNothing(keys.page(), "/meetings/{slug}/registration/colleagues/answers");
        keys.pick("Comes").follow("Save the answers");
        assertThat(keys.page().locator(".flash")).containsText("Saved. Thank you.");
    }

    private void givesItBackFromTheMail(InBrowser.People people, Keyboard keys) throws Exception {
        keys.visit(people.root() + answer(to(NEWCOMER)));
        assertThat(keys.page().locator("h1")).hasText("You have a place");
        findsNothing(keys.page(), "/answers/{token}");
        keys.follow("Give my place back");
        assertThat(keys.page().locator("h1")).not().hasText("You have a place");
        findsNothing(keys.page(), "/answers/{token}");
    }

    private void stopsNewsFromTheMail(InBrowser.People people, Keyboard keys) {
        var newcomer = new PersonId(jdbc.sql("select id from person where email = ?")
                .param(NEWCOMER)
                .query(java.util.UUID.class)
                .single());
        keys.visit(people.root() + "/answers/" + answers.token(new News(newcomer, NewsKind.DIGEST)));
        findsNothing(keys.page(), "/answers/{token}");
        keys.follow("Stop these mails");
        assertThat(keys.page().locator("h1")).hasText("These mails have stopped");
        findsNothing(keys.page(), "/answers/{token}");
        keys.follow("Send them again");
        assertThat(keys.page().locator("h1")).hasText("These mails come to you");
    }

    private void isHereWithoutAnAccount(Keyboard keys) {
        clock.travelTo(START);
        keys.visit(jdbc.sql("select '/c/' || code from check_in_code")
                .query(String.class)
                .single());
        keys.follow("Check in");
        findsNothing(keys.page(), "/c/{code}/guest");
        keys.write("Your name", "Tom Hale")
                .write("Your e-mail address", "tom.hale@academy.example")
                .follow("Check in");
        assertThat(keys.page().locator("h1")).containsText("You are checked in");
        findsNothing(keys.page(), "/c/{code}/guest");
    }
}
