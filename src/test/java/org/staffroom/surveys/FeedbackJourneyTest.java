package org.staffroom.surveys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Secret;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;

/** From a place at a first meeting, by somebody who greets, to what organisers and a speaker read afterwards. */
@ExtendWith(InBrowser.class)
class FeedbackJourneyTest extends Asking {

    @Autowired
    SignInMails mails;

    @Autowired
    Secret secrets;

    @Test
    void fromAFriendlyFaceToWhatPeopleSaid(InBrowser.People people) {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void fromAFriendlyFaceToWhatPeopleSaidWithoutJavaScript(InBrowser.People people) {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) {
        worker.stop();
        clock.travelTo(Instant.parse("2027-03-10T09:00:00Z"));
        region = given.region("south-west", "South West");
        var ambassador = given.ambassador("Marcus Shore", region);
        var speaker = given.member("Priya Nair");
        var greeter = given.member("Ann Lee");
        given.attended(
                given.meeting(region, "Autumn meeting", Instant.parse("2026-10-06T09:00:00Z"), 30), greeter.id());
        meeting = given.meeting(region, "Spring meeting", START, 30);
        given.agendaItem(
                meeting,
                0,
                45,
                "MEMBER_TALK",
                given.talk("Growing your own", "MEMBER", speaker.id(), given.guest("Tom")));
        given.agendaItem(meeting, 60, 30, "VENDOR_TALK", given.talk("Let a machine break in", "VENDOR"));
        var there = new ArrayList<CurrentPerson>();
        for (var name : List.of("Bo Mills", "Cy Reed", "Di Ford", "Ed Shaw", "Flo Day")) {
            var person = given.member(name);
            given.confirmed(meeting, person.id());
            there.add(person);
        }
        given.confirmed(meeting, greeter.id());

        // Somebody who knows their way offers to greet; the ambassador sees whom.
        var greets = phone.get();
        mails.signIn(greets, greeter.email());
        greets.navigate("/meetings/spring-meeting/registration");
        greets.locator("form[action$='/greeting'] button").click();
        assertThat(greets.locator("main")).containsText("You greet somebody new");
        var organiser = desk.get();
        mails.signIn(organiser, ambassador.email());
        organiser.navigate("/organise/meetings/spring-meeting/attendees");
        organiser.locator("a[href$='/new-faces']").first().click();
        assertThat(organiser.locator("main")).containsText("5 new faces");
        assertThat(organiser.locator("main")).containsText("Bo Mills");
        assertThat(organiser.locator("main")).containsText("Ann Lee");

        // On the day everybody is marked as here, new faces in a word.
        clock.travelTo(START);
        organiser.navigate("/organise/meetings/spring-meeting/door");
        assertThat(organiser.locator("#p-" + there.get(0).id())).containsText("New face");
        for (var person : there) {
            given.attended(meeting, person.id());
        }
        given.attended(meeting, greeter.id());

        // The morning after they are asked. One opens the link on a phone, gets something wrong, and sends it then.
        clock.travelTo(MORNING_AFTER);
        rounds.run();
        var links = links();
        assertThat(links).hasSize(6);
        var form = phone.get();
        form.navigate(links.get(0));
        assertThat(form.locator("main")).containsText("Growing your own");
        assertThat(form.locator("main")).containsText("Vendor talk");
        send(form);
        assertThat(form.locator("[role=alert]")).containsText("Answer at least one question");
        form.locator("fieldset.scale")
                .nth(0)
                .locator("label:has(input[value='4'])")
                .click();
        form.locator("details.more summary").first().click();
        form.locator("details.more textarea").first().fill("Honest about what went wrong");
        form.locator("textarea[name=next]").evaluate("field => field.removeAttribute('maxlength')");
        form.locator("textarea[name=next]").fill("x".repeat(1001));
        send(form);
        assertThat(form.locator("[role=alert]")).containsText("Use no more than 1,000 letters here");
        assertThat(form.locator("details.more textarea").first()).hasValue("Honest about what went wrong");
        assertThat(form.locator("fieldset.scale").nth(0).locator("input[value='4']"))
                .isChecked();
        form.locator("textarea[name=next]").fill("More <b>of it</b>");
        send(form);
        assertThat(form.locator("h1")).containsText("Thank you");
        form.navigate(links.get(0));
        assertThat(form.locator("h1")).containsText("This link has done its work");

        // A second one answers by keyboard alone; the others the short way.
        var keyboard = desk.get();
        keyboard.navigate(links.get(1));
        var first = keyboard.locator("fieldset.scale input").first();
        first.focus();
        keyboard.keyboard().press("Space");
        for (var presses = 0; presses < 4; presses++) {
            keyboard.keyboard().press("ArrowRight");
        }
        assertThat(keyboard.locator("fieldset.scale").first().locator("input[value='5']"))
                .isChecked();
        keyboard.locator("form.feedback button[type=submit]").focus();
        keyboard.keyboard().press("Enter");
        assertThat(keyboard.locator("h1")).containsText("Thank you");
        for (var link : links.subList(2, 5)) {
            form.navigate(link);
            form.locator("fieldset.scale")
                    .nth(0)
                    .locator("label:has(input[value='5'])")
                    .click();
            send(form);
        }

        // Nothing is shown, not even how many, until a week has passed.
        organiser.navigate("/organise/meetings/spring-meeting/feedback");
        assertThat(organiser.locator("main")).containsText("6 people were asked");
        assertThat(organiser.locator("main")).not().containsText("Honest about");
        clock.travelTo(MORNING_AFTER.plus(Duration.ofDays(7)));
        rounds.run();
        organiser.reload();
        assertThat(organiser.locator("main")).containsText("of 6 said what they think");
        assertThat(organiser.locator("main")).containsText("More <b>of it</b>");
        assertThat(organiser.locator(".opinion svg").first()).isVisible();
        assertThat(organiser.locator("li:has-text('Let a machine break in')").first())
                .containsText("Fewer than five have rated it");
        var opinion = organiser.locator(".opinions > li:has-text('Growing your own')");
        opinion.locator("summary").click();
        assertThat(opinion).containsText("Honest about what went wrong");
        assertThat(opinion).containsText("4.8");

        // The speaker sees what was said of their own talk, and no more.
        var speaks = phone.get();
        mails.signIn(speaks, speaker.email());
        speaks.navigate("/my/talks");
        speaks.locator("a[href$='/my/talks/growing-your-own/feedback']").click();
        assertThat(speaks.locator("main")).containsText("Honest about what went wrong");
        assertThat(speaks.locator("main")).not().containsText("More <b>of it</b>");

        // Who came once is counted; who comes again will be.
        organiser.navigate("/organise");
        organiser.locator("a[href$='/organise/new-faces']").click();
        assertThat(organiser.locator("table")).containsText("1 of 6 so far");
        assertThat(organiser.locator(".bars").first()).containsText("of 6");
    }

    private static void send(Page page) {
        page.locator("form.feedback button[type=submit]").click();
    }

    /** What the mails carry, in no order. */
    private List<String> links() {
        return jdbc
                .sql("select secret from delivery where template = 'feedback-asked'")
                .query((row, number) -> row.getBytes("secret"))
                .list()
                .stream()
                .map(secret -> "/feedback/" + secrets.decrypt(secret).strip())
                .toList();
    }
}
