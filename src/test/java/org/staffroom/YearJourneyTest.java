package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** A year is planned: from an empty region to what the neighbour and the network's admin see. */
class YearJourneyTest extends Journey {

    @Test
    void aYearIsPlanned(InBrowser.People people) {
        tell(people::atADesk, true);
    }

    @Test
    void aYearIsPlannedWithoutJavaScript(InBrowser.People people) {
        tell(people::withoutJavaScript, false);
    }

    private void tell(Supplier<Page> desk, boolean scripts) {
        var southWest = given.region("south-west", "South West");
        var wales = given.region("wales", "Wales");
        jdbc.sql("update region set tile_column = null, tile_row = null").update();
        jdbc.sql("update region set tile_column = 2, tile_row = 4 where slug = 'south-west'")
                .update();
        jdbc.sql("update region set tile_column = 1, tile_row = 3, nation = 'WALES' where slug = 'wales'")
                .update();
        var admin = given.admin("Alex Reed");
        var marcus = given.ambassador("Marcus Shore", southWest);
        var carys = given.ambassador("Carys Wynn", wales);
        given.venue("The Castle", southWest);
        given.meeting(wales, "Across the bridge", Instant.parse("2027-05-06T08:30:00Z"), 30);

        // The admin pastes the school holidays of the year.
        var adminPage = desk.get();
        mails.signIn(adminPage, admin.email());
        adminPage.navigate("/admin/holidays?year=2026-27");
        adminPage.locator("details:has([name=lines]) summary").click();
        adminPage
                .locator("[name=lines]")
                .fill("Easter holiday, 22 March 2027, 2 April 2027\nSummer half term, 31 May 2027, 4 June 2027");
        adminPage.locator("form:has([name=lines]) button[type=submit]").click();
        assertThat(adminPage.locator("main")).containsText("Summer half term");

        // The ambassador opens an empty year and picks a week.
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise");
        organiser.locator("main a[href='/organise/year']").click();
        assertThat(organiser.locator("main")).containsText("Nothing yet");
        assertThat(week(organiser, "2027-05-31").locator("a")).hasAttribute("title", Pattern.compile(".*half term.*"));
        week(organiser, "2027-05-03").locator("a").click();
        assertThat(organiser.locator("[name=date]")).hasValue("2027-05-04");
        assertThat(organiser.locator("date-advice")).containsText("Wales meets 2 days later: “Across the bridge”");
        if (scripts) {
            organiser.locator("[name=date]").fill("2027-06-01");
            organiser.locator("[name=date]").dispatchEvent("change");
            assertThat(organiser.locator("date-advice")).containsText("Schools are closed: Summer half term");
            organiser.locator("[name=date]").fill("2027-05-04");
            organiser.locator("[name=date]").dispatchEvent("change");
            assertThat(organiser.locator("date-advice")).containsText("Wales meets 2 days later");
        }
        organiser.locator("[name=title]").fill("Going round the region");
        organiser.locator("[name=venue]").fill("The Castle, Bristol BS1 4XX");
        organiser.locator("[name=room]").fill("40");
        organiser.locator("form:has([name=title]) button[type=submit]").click();
        var draft = jdbc.sql("select id from meeting where status = 'DRAFT'")
                .query(String.class)
                .single();
        organiser.navigate("/organise/meetings/" + draft + "/details");
        assertThat(organiser.locator("date-advice")).containsText("Wales meets 2 days later");

        // It is moved a fortnight on, out of the neighbour's way.
        organiser.navigate("/organise/year?year=2026-27");
        if (scripts) {
            week(organiser, "2027-05-03").locator("a").dragTo(week(organiser, "2027-05-24"));
            assertThat(organiser.locator(".plans")).containsText("Tuesday 25 May 2027");
            // In the week that has begun its weekday is no day to come.
            week(organiser, "2027-05-24").locator("a").dragTo(week(organiser, "2027-03-01"));
            assertThat(organiser.locator(".plans")).containsText("Wednesday 3 March 2027");
        }
        organiser.locator(".move summary").click();
        organiser.locator(".move [name=date]").fill("2027-05-25");
        organiser.locator(".move button").click();
        assertThat(organiser.locator(".plans")).containsText("Tuesday 25 May 2027");
        assertThat(organiser.locator(".plans")).not().containsText("Across the bridge");

        // The neighbour learns that something is planned, and what it is once it is published.
        var neighbour = desk.get();
        mails.signIn(neighbour, carys.email());
        neighbour.navigate("/organise/year?year=2026-27&region=south-west");
        assertThat(neighbour.locator(".plans")).containsText("Something is planned");
        assertThat(neighbour.locator("main")).not().containsText("Going round");
        organiser.navigate("/organise/meetings/" + draft + "/publication");
        organiser.locator("form[action$='/publication'] button").click();
        neighbour.navigate("/organise/year?year=2026-27");
        assertThat(neighbour.locator(".network")).containsText("Going round the region");
        assertThat(week(neighbour, "2027-05-24").locator("a"))
                .hasAttribute("title", Pattern.compile(".*Nearby: Going round.*"));
        adminPage.navigate("/organise/year?year=2026-27");
        assertThat(adminPage.locator(".coverage li").nth(2)).containsText("2 of 2 regions");

        // Two more of it, once, however often the button is pressed.
        var meeting = "/organise/meetings/going-round-the-region";
        organiser.navigate(meeting + "/details");
        organiser.locator("a[href$='/series']").click();
        organiser.locator("[name=times]").fill("2");
        organiser.locator("form:has([name=times]) button.first").click();
        assertThat(organiser.locator("#days [name=days]")).hasCount(2);
        organiser.locator("#days button[type=submit]").click();
        assertThat(organiser).hasURL(Pattern.compile(".*/organise/year\\?year=2027-28"));
        assertThat(organiser.locator(".plans > li")).hasCount(2);
        organiser.goBack();
        organiser.locator("#days button[type=submit]").click();
        assertThat(organiser.locator(".plans > li")).hasCount(2);

        // What is due lies on the desk: one thing is ticked by hand, another ticks itself.
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(57)));
        organiser.navigate("/organise");
        assertThat(organiser.locator(".todo")).containsText("2 things are due for “Going round the region”");
        organiser.locator("a[href='" + meeting + "/checklist']").click();
        organiser.locator("form[action$='/checklist/call/tick'] button").click();
        assertThat(organiser.locator("#call")).containsText("Ticked by Marcus Shore");
        organiser.navigate("/organise");
        assertThat(organiser.locator(".todo")).containsText("Confirm the speakers of “Going round the region”");
        organiser.navigate(meeting + "/agenda");
        talk(organiser);
        organiser.navigate("/organise");
        assertThat(organiser.locator(".todo")).not().containsText("Confirm the speakers");
    }

    private static Locator week(Page page, String monday) {
        return page.locator(".week[data-monday='" + monday + "']").first();
    }

    private void talk(Page page) {
        var meeting = jdbc.sql("select id from meeting where title = 'Going round the region' and status = 'PUBLISHED'")
                .query(UUID.class)
                .single();
        var talk = given.talk(
                "Growing your own", "MEMBER", given.member("Priya Nair").id());
        given.agendaItem(new MeetingId(meeting), 0, 45, "MEMBER_TALK", talk);
        assertThat(page.url()).contains("/agenda");
    }
}
