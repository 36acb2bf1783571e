package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.InBrowser;

/** From an empty region to a talk on its agenda: called for, proposed by two, accepted in words, confirmed from the mail. */
class ProposalJourneyTest extends MailJourney {

    @Test
    void fromACallToTheAgenda(InBrowser.People people) throws Exception {
        tell(people, people::atADesk, people::onAPhone);
    }

    @Test
    void fromACallToTheAgendaWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(InBrowser.People people, Supplier<Page> desk, Supplier<Page> phone) throws Exception {
        var ambassador = given.ambassador("Marcus Shore", given.region("south-west", "South West"));
        var member = given.member("Priya Nair");
        var vendor = given.member("Nick Farrow");
        given.works(member.id(), given.organisation("Severn Vale", "SCHOOL"));
        given.works(vendor.id(), given.organisation("Proofgate", "VENDOR"));

        // Nothing is asked for yet; then the ambassador opens the call of the region.
        var visitor = phone.get();
        visitor.navigate("/calls");
        assertThat(visitor.locator("main")).containsText("No call is open");
        var organiser = desk.get();
        mails.signIn(organiser, ambassador.email());
        organiser.navigate("/organise/regions/south-west/call");
        organiser.locator("input[name=open]:not([type=hidden])").check(forced());
        organiser.locator("[name=words]").fill("Tell us what went wrong.");
        send(organiser, "words");
        assertThat(organiser.locator(".flash")).containsText("The call is open");

        // A visitor finds it, signs in as a member and proposes, with somebody who has no account.
        visitor.navigate("/regions/south-west");
        assertThat(visitor.locator("main")).containsText("Tell us what went wrong.");
        visitor.locator("main a[href*='/proposals/new']").click();
        mails.enter(visitor, member.email());
        propose(visitor, "Growing your own", "Tom Hale, tom.hale@forestedge.example");
        assertThat(visitor.locator(".flash")).containsText("Sent");
        assertThat(visitor.locator("main")).containsText("Asked, no answer yet");
        assertThat(text(to("tom.hale@forestedge.example")))
                .contains("Priya Nair has proposed a talk", "Growing your own");

        // Tom says yes from the mail, without signing in.
        var tom = phone.get();
        tom.navigate(people.root() + answer(to("tom.hale@forestedge.example")));
        assertThat(tom.locator("h1")).containsText("Priya Nair asks you to speak too");
        press(tom, "Yes, I will speak");
        assertThat(tom.locator("h1")).containsText("you speak in this talk");
        assertThat(tom.context().cookies()).isEmpty();

        // A vendor proposes the same way, and is called one.
        var seller = desk.get();
        mails.signIn(seller, vendor.email());
        seller.navigate("/proposals/new?region=south-west");
        assertThat(seller.locator("main")).containsText("shown as a vendor talk wherever it appears");
        propose(seller, "Let a machine break in", "");
        assertThat(seller.locator(".tag.vendor")).containsText("Vendor talk");

        // The ambassador sees both, notes, shortlists, plans a meeting and accepts one in words of his own.
        organiser.navigate("/organise/proposals");
        assertThat(organiser.locator(".column.chosen .proposals > li")).hasCount(2);
        assertThat(organiser.locator(".proposals > li:has-text('machine') .tag.vendor"))
                .hasCount(1);
        organiser
                .locator(".proposals a", new Page.LocatorOptions().setHasText("Growing your own"))
                .click();
        assertThat(organiser.locator("main")).containsText("Tom Hale");
        organiser.locator("[name=note]").fill("Rang her: any Tuesday.");
        press(organiser, "Add the note");
        press(organiser, "Shortlist");
        assertThat(organiser.locator("main")).containsText("Rang her: any Tuesday.");
        var proposal = organiser.url();
        plan(organiser);
        organiser.navigate(proposal);
        organiser
                .locator("a", new Page.LocatorOptions().setHasText("Accept to a meeting"))
                .click();
        var end = jdbc.sql("select id from meeting").query(String.class).single() + ":end";
        organiser.locator("select[name=slot]").selectOption(end);
        organiser.locator("[name=words]").fill("We would love to have you both.\n\nBring the apprentice.");
        press(organiser, "Accept and send");
        assertThat(organiser.locator(".flash")).containsText("Priya Nair is told");
        assertThat(organiser.locator("main")).containsText("Not confirmed yet");

        // The other is declined, also in words.
        organiser.navigate("/organise/proposals");
        organiser
                .locator(".proposals a", new Page.LocatorOptions().setHasText("machine"))
                .click();
        organiser
                .locator("a", new Page.LocatorOptions().setHasText("Decline").setHasNotText("Declined"))
                .click();
        organiser.locator("[name=words]").fill("Not a tour of a product, please.");
        press(organiser, "Decline and send");
        assertThat(text(to(vendor.email()))).contains("Not a tour of a product, please.", "Vendor talk");

        // The speaker reads the mail and confirms; so does the page of the proposal.
        assertThat(text(to(member.email())))
                .contains("We would love to have you both.", "Bring the apprentice.", "Spring meeting", "Member talk");
        assertThat(text(to("tom.hale@forestedge.example"))).contains("You speak in “Growing your own”");
        var speaker = phone.get();
        speaker.navigate(people.root() + answer(to(member.email())));
        press(speaker, "Yes, I will give it");
        assertThat(speaker.locator("h1")).containsText("you give it there");
        organiser.navigate(proposal);
        assertThat(organiser.locator("main .tag.good", new Page.LocatorOptions().setHasText("Confirmed")))
                .isVisible();

        // Published, everybody reads it on the agenda, and no note.
        var key = jdbc.sql("select id from meeting").query(String.class).single();
        organiser.navigate("/organise/meetings/" + key + "/publication");
        organiser
                .locator("main form[action$='/publication'] button[type=submit]")
                .last()
                .click();
        var stranger = phone.get();
        stranger.navigate("/meetings/spring-meeting");
        assertThat(stranger.locator("main")).containsText("Growing your own");
        assertThat(stranger.locator("main")).containsText("Priya Nair");
        assertThat(stranger.locator("main")).containsText("Tom Hale");
        assertThat(stranger.locator("main")).containsText("Member talk");
        assertThat(stranger.content()).doesNotContain("Rang her");
        visitor.navigate("/my/proposals");
        assertThat(visitor.locator("main")).containsText("Accepted");
    }

    private static void propose(Page page, String title, String speakers) {
        page.locator("[name=title]").fill(title);
        page.locator("[name=abstractText]").fill("Four apprentices in six years, and what we got wrong.");
        page.locator("[name=nature][value=STRATEGIC]").check(forced());
        page.locator("[name=level][value=INTRODUCTORY]").check(forced());
        page.locator("[name=minutes][value='30']").check(forced());
        page.locator("[name=speakers]").fill(speakers);
        send(page, "title");
        assertThat(page).hasURL(Pattern.compile(".*/my/proposals/.*"));
    }

    private static void plan(Page page) {
        page.navigate("/organise/meetings/new");
        page.locator("[name=title]").fill("Spring meeting");
        page.locator("[name=date]").fill("2027-04-20");
        page.locator("[name=start]").fill("09:30");
        page.locator("[name=end]").fill("15:00");
        var venue = page.locator("details:has(input[name=venueName])");
        if (venue.getAttribute("open") == null) {
            venue.locator("summary").click();
        }
        page.locator("[name=venueName]").fill("The Castle");
        page.locator("[name=venueTown]").fill("Bristol");
        page.locator("[name=venuePostcode]").fill("BS1 5QD");
        page.locator("[name=room]").fill("40");
        send(page, "title");
    }

    private static void send(Page page, String field) {
        page.locator("form:has([name='" + field + "']) button[type=submit].first")
                .last()
                .click();
    }

    private static void press(Page page, String words) {
        page.locator("main button", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private static Locator.CheckOptions forced() {
        return new Locator.CheckOptions().setForce(true);
    }
}
