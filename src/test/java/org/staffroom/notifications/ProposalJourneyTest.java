package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.support.Forms.forced;
import static org.staffroom.support.Forms.press;
import static org.staffroom.support.Forms.publish;
import static org.staffroom.support.Forms.send;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Axe;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** From an empty region to a talk on its agenda: called for, proposed by two, accepted in words, confirmed from the mail. */
class ProposalJourneyTest extends MailJourney {

    private CurrentPerson ambassador;
    private CurrentPerson second;
    private CurrentPerson member;
    private CurrentPerson vendor;

    @Test
    void fromACallToTheAgenda(InBrowser.People people) throws Exception {
        tell(people, people::atADesk, people::onAPhone, true);
    }

    @Test
    void fromACallToTheAgendaWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, people::withoutJavaScript, people::withoutJavaScript, false);
    }

    private void inTheSouthWest() {
        var region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        second = given.ambassador("Ruth Okafor", region);
        member = given.member("Priya Nair");
        vendor = given.member("Nick Farrow");
        given.works(member.id(), given.organisation("Severn Vale", "SCHOOL"));
        given.works(vendor.id(), given.organisation("Proofgate", "VENDOR"));
        given.topic("cloud", "Cloud");
    }

    private void tell(InBrowser.People people, Supplier<Page> desk, Supplier<Page> phone, boolean scripts)
            throws Exception {
        inTheSouthWest();

        // Nothing is asked for yet; then the ambassador opens the call of the region.
        var visitor = phone.get();
        visitor.navigate("/calls");
        assertThat(visitor.locator("main")).containsText("No call is open");
        var organiser = desk.get();
        mails.signIn(organiser, ambassador.email());
        call(organiser);

        // A visitor finds it, signs in as a member and proposes, with somebody who has no account.
        visitor.navigate("/regions/south-west");
        assertThat(visitor.locator("main")).containsText("Tell us what went wrong.");
        visitor.locator("main a[href*='/proposals/new']").click();
        mails.enter(visitor, member.email());
        var speaker = scripts ? begunOnOneGoneOnWithOnAnother(visitor, desk.get()) : visitor;
        if (!scripts) {
            words(speaker, "Growing your own");
        }
        speaker.getByLabel("Cloud").check(forced());
        speaker.getByLabel("Who speaks with you?").fill("Tom Hale, tom.hale@forestedge.example");
        speaker.getByLabel("Have you given it before?").fill("At home.");
        speaker.getByLabel("What do you need?").fill("A screen.");
        propose(speaker);
        assertThat(speaker.locator(".flash")).containsText("Sent");
        assertThat(speaker.locator("main")).containsText("Asked, no answer yet");
        assertThat(text(to("tom.hale@forestedge.example")))
                .contains("Priya Nair has proposed a talk", "Growing your own");

        // Tom says yes from the mail, without signing in, and with keys alone.
        var tom = phone.get();
        tom.navigate(people.root() + answer(to("tom.hale@forestedge.example")));
        assertThat(tom.locator("h1")).containsText("Priya Nair asks you to speak too");
        Axe.findsNothing(tom, "/answers/{token}");
        new Keyboard(tom).follow("Yes, I will speak");
        assertThat(tom.locator("h1")).containsText("you speak in this talk");
        assertThat(tom.context().cookies()).isEmpty();

        // A vendor proposes the same way, twice, and is called one.
        var seller = desk.get();
        mails.signIn(seller, vendor.email());
        for (var title : new String[] {"Let a machine break in", "Locks that report"}) {
            seller.navigate("/proposals/new?region=south-west");
            assertThat(seller.locator("main")).containsText("shown as a vendor talk wherever it appears");
            words(seller, title);
            propose(seller);
            assertThat(seller.locator(".tag.vendor")).containsText("Vendor talk");
        }

        // The ambassador reads what they said of it, notes, and shortlists: the other ambassador finds it there.
        organiser.navigate("/organise/proposals");
        assertThat(organiser.locator(".column.chosen .proposals > li")).hasCount(3);
        assertThat(organiser.locator(".proposals > li:has-text('machine') .tag.vendor"))
                .hasCount(1);
        open(organiser, "Growing your own");
        assertThat(organiser.locator("main")).containsText("Tom Hale");
        assertThat(organiser.locator("main")).containsText("Four apprentices in six years, and what we got wrong.");
        assertThat(organiser.locator(".facts > div"))
                .containsText(new String[] {"Strategic · 30 minutes · Anybody", "Cloud", "At home.", "A screen."});
        organiser.locator("[name=note]").fill("Rang her: any Tuesday.");
        press(organiser, "Add the note");
        press(organiser, "Shortlist");
        assertThat(organiser.locator("main")).containsText("Rang her: any Tuesday.");
        var proposal = organiser.url();
        var colleague = phone.get();
        mails.signIn(colleague, second.email());
        assertThat(column(colleague, "Shortlisted")).containsText("Growing your own");
        assertThat(column(colleague, "New")).not().containsText("Growing your own");

        // The speaker has the form open in another window when it is accepted, in words of the ambassador's own.
        var window = speaker.context().newPage();
        window.navigate(speaker.url());
        changing(window).click();
        window.getByLabel("Title").fill("Growing somebody else's");
        DayForms.plan(organiser, "Spring meeting", "2027-04-20", "09:30", "15:00");
        accept(organiser, proposal, "We would love to have you both.\n\nBring the apprentice.");
        assertThat(organiser.locator(".flash")).containsText("Priya Nair is told");
        assertThat(organiser.locator("main")).containsText("Not confirmed yet");
        send(window, "title");
        assertThat(window.locator(".summary")).containsText("It is decided already.");
        assertThat(window.getByLabel("Title")).hasValue("Growing somebody else's");
        speaker.reload();
        assertThat(speaker.locator("main")).containsText("It is to be given at Spring meeting");
        assertThat(changing(speaker)).hasCount(0);

        // One of the vendor's is declined, also in words; the other is accepted.
        organiser.navigate("/organise/proposals");
        open(organiser, "machine");
        organiser
                .locator("a", new Page.LocatorOptions().setHasText("Decline").setHasNotText("Declined"))
                .click();
        organiser.locator("[name=words]").fill("Not a tour of a product, please.");
        press(organiser, "Decline and send");
        assertThat(text(to(vendor.email()))).contains("Not a tour of a product, please.", "Vendor talk");
        assertThat(column(colleague, "Declined")).containsText("Let a machine break in");
        organiser.navigate("/organise/proposals");
        open(organiser, "Locks that report");
        accept(organiser, organiser.url(), "Twenty minutes, and no prices.");
        assertThat(text(to(vendor.email()))).contains("Twenty minutes, and no prices.", "Vendor talk");

        // The speaker reads the mail and confirms; so does the page of the proposal.
        assertThat(text(to(member.email())))
                .contains("We would love to have you both.", "Bring the apprentice.", "Spring meeting", "Member talk");
        assertThat(text(to("tom.hale@forestedge.example"))).contains("You speak in “Growing your own”");
        var reader = phone.get();
        reader.navigate(people.root() + answer(to(member.email())));
        assertThat(reader.locator("main")).containsText("The Castle, Bristol");
        assertThat(reader.locator("main")).containsText("You speak at 9.30am.");
        Axe.findsNothing(reader, "/answers/{token}");
        new Keyboard(reader).follow("Yes, I will give it");
        assertThat(reader.locator("h1")).containsText("you give it there");
        organiser.navigate(proposal);
        assertThat(organiser.locator("main .tag.good", new Page.LocatorOptions().setHasText("Confirmed")))
                .isVisible();

        // Published, everybody reads it on the agenda, and no note.
        publish(organiser, meeting());
        var stranger = phone.get();
        stranger.navigate("/meetings/spring-meeting");
        assertThat(stranger.locator("main")).containsText("Growing your own");
        assertThat(stranger.locator("main")).containsText("Priya Nair");
        assertThat(stranger.locator("main")).containsText("Tom Hale");
        assertThat(stranger.locator("main")).containsText("Member talk");
        assertThat(stranger.content()).doesNotContain("Rang her");
        speaker.navigate("/my/proposals");
        assertThat(speaker.locator("main")).containsText("Accepted");
        isAVendorsWhereverItIsRead(stranger);
        isFoundByItsTopic(stranger);
    }

    /** What is typed is kept: closed without sending, it is there on another device. */
    private Page begunOnOneGoneOnWithOnAnother(Page one, Page other) {
        words(one, "Growing your own");
        assertThat(one.locator("form [role=status]")).containsText("Kept at");
        one.close();
        mails.signIn(other, member.email());
        other.navigate("/my/proposals");
        assertThat(other.locator("main")).containsText("Begun and not sent");
        other.getByText("Go on with it").click();
        assertThat(other.getByLabel("Where would you give it?")).hasValue("region:south-west");
        assertThat(other.getByLabel("Title")).hasValue("Growing your own");
        assertThat(other.getByLabel("What is it about?"))
                .hasValue("Four apprentices in six years, and what we got wrong.");
        return other;
    }

    private static void isAVendorsWhereverItIsRead(Page stranger) {
        var talk = new Page.LocatorOptions().setHasText("Locks that report");
        assertThat(stranger.locator("ol.agenda > li", talk)).containsText("Vendor talk");
        stranger.navigate("/meetings/spring-meeting/agenda/print");
        assertThat(stranger.locator(".daysheet td", talk)).containsText("Vendor talk");
        stranger.navigate("/presentations");
        assertThat(stranger.locator("main ul.lines > li", talk)).containsText("Vendor talk");
        stranger.getByText("Locks that report").click();
        assertThat(stranger.locator("main .tag.vendor")).hasText("Vendor talk");
        var calendar = stranger.request().get("/meetings/spring-meeting/calendar.ics");
        assertThat(calendar.text().replace("\r\n ", "")).contains("Vendor talk: Locks that report");
    }

    /** In the library, with who gives it, where and when. */
    private static void isFoundByItsTopic(Page stranger) {
        stranger.navigate("/presentations");
        assertThat(stranger.locator("main ul.lines > li")).hasCount(2);
        if (!stranger.getByLabel("Topic").isVisible()) {
            stranger.getByText("Narrow it down").click();
        }
        stranger.getByLabel("Topic").selectOption("Cloud");
        press(stranger, "Show");
        var found = stranger.locator("main ul.lines > li");
        assertThat(found).hasCount(1);
        assertThat(found).containsText("Growing your own");
        assertThat(found).containsText("Priya Nair");
        assertThat(found).containsText("South West, 20 April 2027");
        found.locator("a").click();
        assertThat(stranger.locator("main .aside")).containsText("Priya Nair");
        assertThat(stranger.locator("main .next .date")).hasText("Tue20April");
        assertThat(stranger.locator("main .next")).containsText("Spring meeting");
        assertThat(stranger.locator("main .next")).containsText("South West");
    }

    @Test
    void whatAnotherRegionHasOnItsAgendaIsGivenElsewhere(InBrowser.People people) {
        elsewhere(people::atADesk, people::onAPhone);
    }

    @Test
    void whatAnotherRegionHasOnItsAgendaIsGivenElsewhereWithoutJavaScript(InBrowser.People people) {
        elsewhere(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void elsewhere(Supplier<Page> desk, Supplier<Page> phone) {
        inTheSouthWest();
        var organiser = desk.get();
        mails.signIn(organiser, ambassador.email());
        call(organiser);
        var speaker = phone.get();
        mails.signIn(speaker, member.email());
        speaker.navigate("/proposals/new?region=south-west");
        words(speaker, "Growing your own");
        propose(speaker);

        // Kent has agreed the same talk with her, and puts it on the agenda of a draft: nobody else knows of it.
        var kent = desk.get();
        mails.signIn(
                kent,
                given.ambassador("Anna Whitfield", given.region("kent", "Kent")).email());
        kent.navigate("/organise/proposals");
        kent.getByText("Add a talk agreed elsewhere").click();
        kent.getByLabel("Title").fill("Growing your own");
        kent.getByLabel("Strategic").check(forced());
        kent.locator("[name=newSpeakers]").fill("Priya Nair, " + member.email());
        press(kent, "Add the talk");
        DayForms.plan(kent, "Kent in spring", "2027-04-20", "09:30", "15:00");
        kent.getByLabel("Title").fill("Growing your own");
        kent.locator("main form button.first").click();
        assertThat(kent.locator(".slab")).containsText("Priya Nair");
        var colleague = phone.get();
        mails.signIn(colleague, second.email());
        assertThat(column(colleague, "New")).containsText("Growing your own");

        // Once everybody may read that agenda, the ambassadors of the South West see it on their board.
        publish(kent, meeting());
        assertThat(column(colleague, "Given elsewhere")).containsText("Growing your own");
        assertThat(column(colleague, "Given elsewhere")).containsText("In Kent");
        assertThat(column(colleague, "New")).containsText("Nothing new.");
    }

    private static void call(Page page) {
        page.navigate("/organise/regions/south-west/call");
        page.locator("input[name=open]:not([type=hidden])").check(forced());
        page.locator("[name=words]").fill("Tell us what went wrong.");
        send(page, "words");
        assertThat(page.locator(".flash")).containsText("The call is open");
    }

    private static void words(Page page, String title) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("What is it about?").fill("Four apprentices in six years, and what we got wrong.");
    }

    private static void propose(Page page) {
        page.locator("[name=nature][value=STRATEGIC]").check(forced());
        page.locator("[name=level][value=INTRODUCTORY]").check(forced());
        page.locator("[name=minutes][value='30']").check(forced());
        send(page, "title");
        assertThat(page).hasURL(Pattern.compile(".*/my/proposals/.*"));
    }

    private static Locator changing(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change it"));
    }

    /** A column of the board: opened on a phone, at a desk it stands there. */
    private static Locator column(Page page, String name) {
        page.navigate("/organise/proposals");
        var tab = page.locator(".board-tabs a", new Page.LocatorOptions().setHasText(name));
        if (tab.isVisible()) {
            tab.click();
        }
        return page.locator(".column:visible:has(h2:has-text('" + name + "'))");
    }

    private static void open(Page page, String title) {
        page.locator(".proposals a", new Page.LocatorOptions().setHasText(title))
                .click();
    }

    private void accept(Page page, String proposal, String words) {
        page.navigate(proposal);
        page.locator("a", new Page.LocatorOptions().setHasText("Accept to a meeting"))
                .click();
        page.locator("select[name=slot]").selectOption(meeting() + ":end");
        page.locator("[name=words]").fill(words);
        press(page, "Accept and send");
    }

    private String meeting() {
        return jdbc.sql("select id from meeting").query(String.class).single();
    }
}
