package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.Given;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** Who looks for the nearest meeting says where they are by a postcode or by their browser, and neither is kept. */
class FindingJourneyTest extends Journey {

    private MeetingId at(String title, String region, String postcode) {
        var meeting = given.meeting(given.region(Given.slug(region), region), title);
        jdbc.sql("update venue set postcode = ? where id = (select venue_id from meeting where id = ?)")
                .params(postcode, meeting.value())
                .update();
        return meeting;
    }

    private void threeMeetings() {
        at("Far", "Scotland", "EH1 1AA");
        at("Near", "South West", "BS1 4XX");
        at("Nearly", "Wiltshire", "BA1 1AA");
        var online = at("Anywhere", "National", "EH1 1AA");
        jdbc.sql("update meeting set format = 'ONLINE', venue_id = null where id = ?")
                .param(online.value())
                .update();
    }

    private static void seesTheNearestFirst(Page visitor, int milesToTheSecond) {
        assertThat(visitor.locator(".next h3")).hasText(new String[] {"Near", "Nearly", "Anywhere", "Far"});
        assertThat(visitor.locator(".next .away")).hasCount(4);
        assertThat(visitor.locator(".next li").nth(1)).containsText("about " + milesToTheSecond + " miles away");
    }

    @Test
    void theNearestMeetingByPostcodeWhichIsCutToItsLetters(InBrowser.People people) {
        threeMeetings();
        for (var visitor : List.of(people.onAPhone(), people.withoutJavaScript())) {
            visitor.navigate("/");
            visitor.getByLabel("Meetings near you")
                    .and(visitor.locator("input"))
                    .fill("bs8 1th");
            visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"))
                    .click();
            seesTheNearestFirst(visitor, 11);
            assertThat(visitor).hasURL(Pattern.compile(".*/meetings\\?near=BS(&page=1)?"));
            assertThat(visitor.locator("#near-results")).containsText("nearest to Bristol (BS) first");

            visitor.getByLabel("Near a postcode").fill("qq1 1qq");
            visitor.getByLabel("Near a postcode").press("Enter");
            assertThat(visitor.locator("#near-error"))
                    .containsText("No postcode in the United Kingdom begins like that");
            assertThat(visitor.locator(".next h3")).hasCount(4);
        }
    }

    @Test
    void theNearestMeetingByTheBrowsersPositionWhichIsInNoAddress(InBrowser.People people) {
        threeMeetings();
        var visitor = people.with(new NewContextOptions()
                .setViewportSize(375, 812)
                .setGeolocation(new Geolocation(51.45451, -2.58791))
                .setPermissions(List.of("geolocation")));
        var before = everything();
        var asked = new ArrayList<Request>();
        visitor.onRequest(asked::add);
        visitor.navigate("/");
        visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my position"))
                .press("Enter");
        // From a tenth of a degree it is a little further.
        seesTheNearestFirst(visitor, 13);
        assertThat(visitor.locator("#near-results")).containsText("Your position was used for this page alone");
        assertThat(visitor.locator("#near-results")).isFocused();
        assertThat(visitor).hasURL(Pattern.compile(".*/meetings\\?near=here"));
        assertThat(asked).extracting(Request::url).noneMatch(url -> url.contains("51.") || url.contains("2.5"));
        assertThat(asked.stream()
                        .map(request -> request.headers().get("near-position"))
                        .filter(position -> position != null))
                .containsExactly("51.5,-2.6");

        visitor.reload();
        assertThat(visitor.locator("#near-error")).containsText("was used once and not kept");
        visitor.goBack();
        assertThat(visitor.locator("h1")).containsText("The smartest person");

        // Nor is it kept: not by us, and not in the browser.
        assertThat(everything()).isEqualTo(before);
        assertThat(visitor.context().cookies()).isEmpty();
        assertThat(visitor.evaluate("() => JSON.stringify(localStorage)")).isEqualTo("{}");
        assertThat((String) visitor.evaluate("() => JSON.stringify(sessionStorage)"))
                .doesNotContain("51.", "-2.");
    }

    /** What is in each table, but for when jobs ran. */
    private Map<String, String> everything() {
        var kept = new TreeMap<String, String>();
        for (var table : jdbc.sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename <> 'scheduled_tasks'")
                .query(String.class)
                .list()) {
            kept.put(
                    table,
                    jdbc.sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return kept;
    }

    @Test
    void aBrowserThatKeepsItsPositionIsAnsweredInWords(InBrowser.People people) {
        threeMeetings();
        var visitor = people.atADesk();
        visitor.navigate("/meetings");
        visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my position"))
                .click();
        assertThat(visitor.locator("[data-near-status]")).containsText("Type a postcode instead");
        assertThat(visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my position")))
                .isEnabled();
    }
}
