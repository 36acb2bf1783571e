package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;
import org.staffroom.support.PdfChecks;

/** From asking to be let go to a meeting, to what a line manager without an account reads about it afterwards. */
class CpdJourneyTest extends Journey {

    private static final String SLUG = "going-cloud";

    private CurrentPerson anna;
    private CurrentPerson marcus;

    @BeforeEach
    void aMeetingToCome() {
        var region = given.region("south-west", "South West");
        anna = given.member("Anna Whitfield");
        marcus = given.ambassador("Marcus Shore", region);
        var meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.plus(Duration.ofDays(14)), 30);
        session(meeting, 15, "MEMBER_TALK", "What the cloud cost us");
        session(meeting, 60, "VENDOR_TALK", "Spotting ransomware");
        session(meeting, 120, "DISCUSSION", "Windows 11");
        given.confirmed(meeting, anna.id());
    }

    private void session(MeetingId meeting, int start, String kind, String title) {
        var item = given.agendaItem(meeting, start, 45, kind, null);
        jdbc.sql("update agenda_item set title = ? where id = ?")
                .params(title, item)
                .update();
    }

    /** Later on the day of the meeting, this long after it began. */
    private void later(Duration after) {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(14)).plus(after));
    }

    @Test
    void fromTheCaseToTheCertificate(InBrowser.People people) {
        // Before: the case, without JavaScript.
        var page = people.withoutJavaScript();
        page.navigate("/meetings/" + SLUG);
        page.locator("a[href$='/case']").click();
        mails.enter(page, anna.email());
        assertThat(page.url()).endsWith("/meetings/" + SLUG + "/case");
        assertThat(page.locator("#benefit").inputValue()).contains("people with the same work");
        page.locator("#benefit").fill("We move to the cloud next year.");
        page.locator("#cover").fill("Priya looks after the help desk.");
        press(page, "form.form");
        assertThat(page.locator(".flash").textContent()).contains("Saved");
        assertThat(document(page, page.locator("a[href$='/case/document']").getAttribute("href")))
                .contains("Anna Whitfield would like", "We move to the cloud", "Priya", "Tuesday 16 March 2027");

        // On the day: the ambassador marks her at the door, an hour late.
        later(Duration.ofMinutes(75));
        var door = people.withoutJavaScript();
        mails.signIn(door, marcus.email());
        door.navigate("/organise/meetings/" + SLUG + "/door");
        door.locator("#p-" + anna.id() + " button").click();

        // Afterwards: what she will change, and the certificate.
        later(Duration.ofHours(30));
        var desk = people.atADesk();
        mails.signIn(desk, anna.email());
        desk.navigate("/my");
        desk.locator("a[href='/my/cpd']").first().click();
        assertThat(desk.locator(".hours-total").textContent()).isEqualTo("1 hour 15 minutes");
        desk.locator("a[href='/my/cpd/meetings/" + SLUG + "']").click();
        desk.locator("textarea").nth(1).fill("Ask for the list of what is backed up.");
        press(desk, "form.form");
        assertThat(desk.locator("textarea").nth(1).inputValue()).contains("backed up");
        press(desk, "#certificate");
        var code = desk.locator("#certificate .code").textContent().strip();
        var text = document(
                desk,
                desk.locator("#certificate a[href^='/my/cpd/certificates/']").getAttribute("href"));
        assertThat(text)
                .contains(
                        "Anna Whitfield",
                        "Going cloud",
                        "1 hour 15 minutes",
                        "30 minutes of it in talks by vendors",
                        code)
                .doesNotContain("What the cloud cost us", "backed up");

        // The line manager types what is printed, in a browser of their own.
        var manager = people.withoutJavaScript();
        manager.navigate("/certificates");
        manager.locator("#code").fill(code.toLowerCase().replace('-', ' '));
        press(manager, "main form");
        assertThat(manager.locator("main").textContent())
                .contains("This certificate is genuine", "Anna Whitfield", "Going cloud", "1 hour 15 minutes");
        assertThat(manager.context().cookies()).isEmpty();
        manager.navigate("/certificates/" + code.substring(0, 15) + (code.endsWith("0000") ? "1111" : "0000"));
        assertThat(manager.locator("main").textContent())
                .contains("There is no certificate with this code")
                .doesNotContain("Anna");
    }

    private static void press(Page page, String within) {
        page.locator(within + " button[type=submit]").first().click();
    }

    /** The words of a document that this browser may open. */
    private static String document(Page page, String address) {
        var answer = page.request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        PdfChecks.assertAccessible(answer.body());
        return PdfChecks.text(answer.body());
    }
}
