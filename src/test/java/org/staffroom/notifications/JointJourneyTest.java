package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.follow;
import static org.staffroom.support.Forms.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.Axe;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;

/**
 * From three empty regions: one asks the others to hold a meeting together, one accepts and one declines. It is one meeting for
 * the network and one of each region, in programmes, feeds, the year and write-ups.
 */
class JointJourneyTest extends MailJourney {

    private static final String TITLE = "Across the bridge";
    private static final String MEETING = "/meetings/across-the-bridge";

    @Test
    void twoRegionsHoldAMeetingTogether(InBrowser.People people) throws Exception {
        tell(people::atADesk, people::onAPhone);
    }

    @Test
    void twoRegionsHoldAMeetingTogetherWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(Supplier<Page> desk, Supplier<Page> phone) throws Exception {
        var marcus = given.ambassador("Marcus Shore", given.region("south-west", "South West"));
        var carys = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        var priya = given.ambassador("Priya Nair", given.region("east", "East"));

        // The lead plans it, and asks two regions.
        var lead = desk.get();
        mails.signIn(lead, marcus.email());
        DayForms.plan(lead, TITLE, "2027-04-20", "09:30", "15:00");
        lead.navigate(lead.url().replaceAll("/agenda.*", "/details"));
        var details = lead.url();
        for (var region : new String[] {"Wales", "East"}) {
            lead.getByLabel("Invite a region").selectOption(region);
            press(lead, "Invite");
            assertThat(lead.locator("#together li:has-text('" + region + "')")).containsText("asked, not answered yet");
        }

        // Each hears of it by mail. One accepts in words; the other declines in words, and the lead reads both.
        assertThat(to(carys).getSubject()).isEqualTo("Hold it together with Wales? Across the bridge");
        assertThat(to(priya).getSubject()).isEqualTo("Hold it together with East? Across the bridge");
        var wales = desk.get();
        mails.signIn(wales, carys.email());
        answer(wales, "Gladly.", "Accept");
        assertThat(wales.locator(".flash")).containsText("Accepted");
        assertThat(to(marcus).getSubject()).isEqualTo("Accepted: Across the bridge");
        assertThat(Happenings.text(to(marcus))).contains("Carys Wynn (Wales)", "Gladly.");
        var east = desk.get();
        mails.signIn(east, priya.email());
        answer(east, "It is exam week.", "Decline");
        assertThat(to(marcus).getSubject()).isEqualTo("Declined: Across the bridge");
        assertThat(Happenings.text(to(marcus))).contains("Priya Nair (East)", "It is exam week.");
        lead.navigate(details);
        assertThat(lead.locator("#together li")).hasCount(2);
        assertThat(lead.locator("#together li:has-text('Wales')")).containsText("accepted");
        assertThat(lead.locator("#together li:has-text('East')")).containsText("declined");
        assertThat(lead.locator("#together li:has-text('East')")).containsText("It is exam week.");

        // It is one meeting for whoever looks at the network, and one of each region that holds it.
        follow(lead, "Publish");
        press(lead, "Publish");
        assertThat(lead.locator(".flash")).isVisible();
        var visitor = phone.get();
        for (var programme : new String[] {"/", "/meetings", "/meetings?region=south-west", "/meetings?region=wales"}) {
            visitor.navigate(programme);
            assertThat(visitor.locator(".next h3")).hasText(new String[] {TITLE});
            assertThat(visitor.locator(".next .tag.region")).hasText(new String[] {"South West", "Wales"});
        }
        visitor.navigate("/meetings?region=east");
        assertThat(visitor.locator(".next h3")).hasCount(0);
        visitor.navigate("/regions");
        assertThat(line(visitor, "South West")).containsText("1 meeting coming");
        assertThat(line(visitor, "Wales")).containsText("1 meeting coming");
        assertThat(line(visitor, "East")).containsText("nothing announced");
        for (var region : new String[] {"south-west", "wales"}) {
            visitor.navigate("/regions/" + region);
            assertThat(visitor.locator("main")).containsText(TITLE);
            assertThat(times(visitor, "/regions/" + region + "/calendar.ics", "SUMMARY:" + TITLE))
                    .isEqualTo(1);
        }
        assertThat(times(visitor, "/calendar.ics", "SUMMARY:" + TITLE)).isEqualTo(1);
        assertThat(times(visitor, "/regions/east/calendar.ics", "SUMMARY:" + TITLE))
                .isZero();
        var admin = desk.get();
        mails.signIn(admin, given.admin("Alex Reed").email());
        admin.navigate("/organise/year?year=2026-27");
        assertThat(row(admin, "South West")).containsText(TITLE);
        assertThat(row(admin, "Wales")).containsText(TITLE);
        assertThat(row(admin, "East")).not().containsText(TITLE);

        // Whoever takes a place is seen by both.
        var member = phone.get();
        mails.signIn(member, given.member("Gwen Guest").email());
        member.navigate(MEETING);
        member.locator("form[action$='/registration'] button").first().click();
        for (var ambassador : new Page[] {lead, wales}) {
            ambassador.navigate("/organise" + MEETING + "/attendees");
            assertThat(ambassador.locator("main")).containsText("Gwen Guest");
        }

        // Held, and written up by the region that joined: both have it.
        clock.travelTo(Instant.parse("2027-04-22T18:00:00Z"));
        wales.navigate("/organise" + MEETING + "/write-up");
        wales.locator("main form[action$='/write-up'] button[type=submit]")
                .last()
                .click();
        wales.waitForURL(Pattern.compile(".*/write-ups/.*"));
        wales.locator("input[name=title]").last().fill("What we took over the bridge");
        wales.locator("textarea[name=body]").last().fill("We walked across in the rain.");
        wales.locator("button[formaction$='/publication']").click();
        for (var feed :
                new String[] {"/write-ups.atom", "/regions/south-west/write-ups.atom", "/regions/wales/write-ups.atom"
                }) {
            assertThat(times(visitor, feed, "<title>What we took over the bridge</title>"))
                    .as(feed)
                    .isEqualTo(1);
        }
        assertThat(times(visitor, "/regions/east/write-ups.atom", "over the bridge"))
                .isZero();
        for (var region : new String[] {"south-west", "wales"}) {
            visitor.navigate("/regions/" + region);
            assertThat(visitor.locator("#past")).containsText(TITLE);
            assertThat(visitor.locator("main")).containsText("What we took over the bridge");
        }
    }

    private static void answer(Page page, String words, String button) {
        page.navigate("/organise");
        follow(page, "Answer in words");
        Axe.findsNothing(page, "/organise/meetings/{slug}/co-hosts/{region}");
        page.locator("textarea[name=words]").fill(words);
        press(page, button);
    }

    private static Locator line(Page page, String region) {
        return page.locator(".region-line").filter(new FilterOptions().setHasText(region));
    }

    private static Locator row(Page page, String region) {
        return page.locator(".network tbody tr:has(th:has-text('" + region + "'))");
    }

    private static int times(Page page, String feed, String words) {
        return page.request().get(feed).text().split(Pattern.quote(words), -1).length - 1;
    }
}
