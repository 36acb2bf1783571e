package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.staffroom.support.Forms.fill;
import static org.staffroom.support.Forms.forced;
import static org.staffroom.support.Forms.publish;
import static org.staffroom.support.Forms.send;

import com.microsoft.playwright.Page;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** A programme made by pressing alone, from people and empty regions: what one does there is what another sees. */
class ProgrammeJourneyTest extends Journey {

    private CurrentPerson marcus;
    private CurrentPerson priya;

    @Test
    void aMeetingAsksForTalks(InBrowser.People people) {
        ask(people::atADesk, people::onAPhone);
    }

    @Test
    void aMeetingAsksForTalksWithoutJavaScript(InBrowser.People people) {
        ask(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void ask(Supplier<Page> desk, Supplier<Page> phone) {
        var southWest = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", southWest);
        priya = given.ambassador("Priya Nair", southWest);
        var tom = given.member("Tom Hale");
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        var other = desk.get();
        mails.signIn(other, priya.email());

        // A place is written into the book, with what travellers need and what only organisers do.
        organiser.navigate("/organise");
        organiser.locator("a[href='/organise/venues']").first().click();
        organiser.locator("main a[href='/organise/venues/new']").first().click();
        fill(organiser, "name", "Severn Vale School");
        fill(organiser, "addressLine", "Mill Lane");
        fill(organiser, "town", "Gloucester");
        fill(organiser, "postcode", "gl24qx");
        fill(organiser, "position", "51.8403, -2.2685");
        fill(organiser, "travelRail", "Gloucester, then bus 12 to the gate");
        fill(organiser, "parking", "Behind the sports hall");
        fill(organiser, "parkingSpaces", "40");
        organiser.locator("input[type=checkbox][name=parkingRegistration]").check();
        organiser.locator("input[type=checkbox][name=stepFree]").check();
        fill(organiser, "rooms", "Great Hall, 120: projector");
        fill(organiser, "contactName", "Ellie Marsh");
        fill(organiser, "contactEmail", "ellie.marsh@severnvale.example");
        send(organiser, "travelRail");
        fill(organiser, "note", "Ring reception before 9");
        send(organiser, "note");

        // A meeting there, by the postcode of the place alone, and in one of its rooms.
        plan(organiser, "Spring in Gloucester", "2027-04-20", "GL2 4QX");
        assertThat(organiser.locator("input[name=venue]")).hasValue("Severn Vale School, Gloucester GL2 4QX");
        fill(organiser, "hall", "Great Hall");
        send(organiser, "hall");
        var draft = jdbc.sql("select id from meeting").query(String.class).single();
        publish(organiser, draft);

        // A visitor reads how to get there, and nothing of what is not for them; the other organiser reads that too.
        var visitor = phone.get();
        visitor.navigate("/meetings/spring-in-gloucester");
        assertThat(visitor.locator("main")).containsText("Severn Vale School, Great Hall");
        assertThat(visitor.locator("main")).containsText("Gloucester, then bus 12 to the gate");
        assertThat(visitor.locator("main")).containsText("Behind the sports hall");
        assertThat(visitor.locator("main")).containsText("Step-free");
        assertThat(visitor.locator("main a[href*='mlat=51.84030']").first()).isVisible();
        org.assertj.core.api.Assertions.assertThat(visitor.content())
                .doesNotContain("Ring reception", "Ellie Marsh", "severnvale.example");
        other.navigate("/organise/venues");
        other.locator("main a:has-text('Severn Vale School')").first().click();
        assertThat(other.locator("#contact")).containsText("ellie.marsh@severnvale.example");
        assertThat(other.locator("#notes")).containsText("Ring reception before 9");
        assertThat(other.locator("main")).containsText("Spring in Gloucester");

        // The organiser opens a call for this meeting; a member who reads of it proposes to it.
        assertThat(visitor.locator("main a[href*='/proposals/new']")).hasCount(0);
        organiser.navigate("/organise/meetings/spring-in-gloucester/call");
        organiser.locator("input[name=open]:not([type=hidden])").check(forced());
        fill(organiser, "closesOn", "2027-04-01");
        fill(organiser, "words", "What went wrong, please.");
        send(organiser, "words");
        assertThat(organiser.locator(".flash")).isVisible();
        visitor.navigate("/meetings/spring-in-gloucester");
        assertThat(visitor.locator("main")).containsText("What went wrong, please.");
        visitor.locator("main a[href*='/proposals/new']").click();
        mails.enter(visitor, tom.email());
        fill(visitor, "title", "The day the backups failed");
        fill(visitor, "abstractText", "Four hours, and what we changed.");
        visitor.locator("[name=nature][value=STRATEGIC]").check(forced());
        visitor.locator("[name=level][value=INTRODUCTORY]").check(forced());
        visitor.locator("[name=minutes][value='30']").check(forced());
        send(visitor, "title");
        assertThat(visitor.locator("main")).containsText("Spring in Gloucester");

        // It is on the board; two ambassadors make notes that the speaker never sees.
        organiser.navigate("/organise/proposals?meeting=spring-in-gloucester");
        organiser.locator(".proposals a:has-text('The day the backups failed')").click();
        assertThat(organiser.locator("main")).containsText("Spring in Gloucester");
        fill(organiser, "note", "He is good. Ask for ten minutes more.");
        send(organiser, "note");
        other.navigate("/organise/proposals");
        other.locator(".proposals a:has-text('The day the backups failed')").click();
        assertThat(other.locator("main")).containsText("He is good. Ask for ten minutes more.");
        assertThat(other.locator("main")).containsText("Marcus Shore");
        fill(other, "note", "Agreed, I will ring him.");
        send(other, "note");
        organiser.reload();
        assertThat(organiser.locator("main")).containsText("Agreed, I will ring him.");
        visitor.reload();
        org.assertj.core.api.Assertions.assertThat(visitor.content()).doesNotContain("He is good", "Agreed, I will");

        // Accepted, and asked on the speaker's own page; the ambassadors see the answer.
        organiser.locator("main a:has-text('Accept to a meeting')").click();
        organiser.locator("select[name=slot]").selectOption(draft + ":end");
        organiser.locator("form:has([name=slot]) button.first").click();
        assertThat(organiser.locator(".flash")).containsText("Tom Hale is told");
        visitor.navigate("/my/talks");
        visitor.locator("form[action$='/answer'] button[value=yes]").click();
        assertThat(visitor.locator(".flash")).isVisible();
        other.navigate("/organise/proposals");
        assertThat(other.locator(".proposals li:has-text('backups')")).containsText("Confirmed");

        // Something comes up: said on a phone, seen on the desk, and taken back.
        visitor.navigate("/my/talks");
        visitor.locator("main details.more summary").click();
        fill(visitor, "words", "Parents' evening has moved.");
        visitor.locator("main details.more form button").click();
        assertThat(visitor.locator(".flash")).containsText("The ambassadors see it");
        other.navigate("/organise");
        assertThat(other.locator(".todo")).containsText("A speaker of “The day the backups failed” cannot be there");
        other.locator(".todo a[href='/organise/meetings/spring-in-gloucester/slides']")
                .first()
                .click();
        assertThat(other.locator("#absences")).containsText("Tom Hale cannot give “The day the backups failed”");
        assertThat(other.locator("#absences")).containsText("Parents' evening has moved.");
        visitor.locator("form[action$='/absence/removal'] button").click();
        assertThat(visitor.locator("main")).not().containsText("You said that you cannot be there");

        // A share for vendors is set by one, and seen by the other when it is used up.
        organiser.navigate("/organise/meetings/spring-in-gloucester/agenda");
        organiser.locator("#vendor-limit").fill("20");
        organiser.locator("form[action$='/vendor-limit'] button").click();
        assertThat(organiser.locator("#whose-time")).containsText("Vendors have 0 of at most 20 minutes");
        other.navigate("/organise/meetings/spring-in-gloucester/agenda");
        other.locator("select[name=kind]").selectOption("VENDOR_TALK");
        other.locator("form.form input[name=title]").fill("Let a machine break in");
        other.locator("form.form input[name=minutes]").fill("30");
        other.locator("form.form button.first").click();
        assertThat(other.locator("#advice")).containsText("Vendors have 30 minutes; you set at most 20.");
        organiser.navigate("/organise/meetings/spring-in-gloucester/agenda");
        assertThat(organiser.locator("#whose-time")).containsText("Vendors have 30 of at most 20 minutes");

        // Repeated each term: drafts with links, which the other ambassador finds in the year.
        organiser.navigate("/organise/meetings/spring-in-gloucester/details");
        organiser.locator("a[href$='/series']").click();
        fill(organiser, "times", "2");
        organiser.locator("form:has([name=times]) button.first").click();
        organiser.locator("#days button[type=submit]").click();
        assertThat(organiser.locator("#made a")).hasCount(2);
        organiser.locator("#made a").last().click();
        assertThat(organiser.locator("input[name=title]")).hasValue("Spring in Gloucester");
        other.navigate("/organise/year?year=2027-28");
        assertThat(other.locator(".plans")).containsText("Spring in Gloucester");
    }

    private static void plan(Page page, String title, String day, String venue) {
        page.navigate("/organise/meetings/new");
        fill(page, "title", title);
        fill(page, "date", day);
        fill(page, "venue", venue);
        fill(page, "room", "40");
        send(page, "title");
        page.navigate(page.url().replaceAll("/agenda.*", "/details"));
    }
}
