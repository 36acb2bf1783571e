package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.staffroom.support.Forms.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.support.DayForms;
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
        var scotland = given.region("scotland", "Scotland");
        given.region("northern-ireland", "Northern Ireland");
        jdbc.sql("update region set tile_column = null, tile_row = null").update();
        jdbc.sql("update region set tile_column = 2, tile_row = 4 where slug = 'south-west'")
                .update();
        jdbc.sql("update region set tile_column = 1, tile_row = 3, nation = 'WALES' where slug = 'wales'")
                .update();
        jdbc.sql(
                        "update region set nation = upper(replace(slug, '-', '_')) where slug in ('scotland', 'northern-ireland')")
                .update();
        var admin = given.admin("Alex Reed");
        var marcus = given.ambassador("Marcus Shore", southWest);
        var anna = given.ambassador("Anna Whitfield", southWest);
        var carys = given.ambassador("Carys Wynn", wales);
        given.contact(given.venue("The Castle", southWest), "reception@castle.example");

        // The neighbour has announced a day in May.
        var neighbour = desk.get();
        mails.signIn(neighbour, carys.email());
        DayForms.fill(neighbour, "Across the bridge", "2027-05-06", "09:30", "15:00");
        neighbour.getByLabel("Name of the venue").fill("The Drill Hall");
        neighbour.getByLabel("Town").fill("Newport");
        neighbour.getByLabel("Postcode").fill("NP20 4UR");
        press(neighbour, "Make the draft");
        new DayForms(neighbour).publish();

        // The admin pastes the school holidays of the year.
        var adminPage = desk.get();
        mails.signIn(adminPage, admin.email());
        adminPage.navigate("/admin/holidays?year=2026-27");
        adminPage.locator("[name=nations][value=ENGLAND]").check();
        adminPage.locator("details:has([name=lines]) summary").click();
        adminPage
                .locator("[name=lines]")
                .fill("Easter holiday, 22 March 2027, 2 April 2027\nSummer half term, 31 May 2027, 4 June 2027");
        adminPage.locator("form:has([name=lines]) button[type=submit]").click();
        assertThat(adminPage.locator("main")).containsText("Summer half term");
        adminPage.locator("[name=nations][value=WALES]").check();
        adminPage.locator("main form [name=name]").fill("Training day");
        adminPage.locator("main form [name=first]").fill("2027-05-10");
        adminPage.locator("form:has([name=lines]) button[type=submit]").click();
        assertThat(adminPage.locator("tr:has-text('Training day')")).containsText("Wales");
        adminPage.navigate("/organise/year?year=2026-27");
        assertThat(row(adminPage, "South West")).containsText("Nothing planned");
        assertThat(adminPage.locator(".coverage li").nth(2)).containsText("1 of 4 regions");

        // The ambassador opens an empty year and picks a week.
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise");
        organiser.locator("main a[href='/organise/year']").click();
        assertThat(organiser.locator("main")).containsText("Nothing planned");
        assertThat(week(organiser, "2027-05-31").locator("> span"))
                .hasAttribute("title", Pattern.compile(".*half term.*"));
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

        // Monday is a bank holiday; it is moved three weeks on, out of the neighbour's way.
        organiser.navigate("/organise/year?year=2026-27");
        move(organiser, "2027-05-03");
        assertThat(organiser.locator(".plans .warnings"))
                .containsText("It is a bank holiday in England: Early May Bank Holiday.");
        assertThat(week(organiser, "2027-05-03").locator("a"))
                .hasAttribute("title", Pattern.compile(".*Bank holiday: Early May Bank Holiday.*"));
        move(organiser, "2027-05-04");
        if (scripts) {
            // In the week that has begun its weekday is no day to come.
            week(organiser, "2027-05-03").locator("a").dragTo(week(organiser, "2027-03-01"));
            assertThat(organiser.locator(".plans")).containsText("Wednesday 3 March 2027");
            // Nor is a Monday that is a bank holiday.
            move(organiser, "2027-05-24");
            week(organiser, "2027-05-24").locator("a").dragTo(week(organiser, "2027-05-03"));
            assertThat(organiser.locator(".plans")).containsText("Tuesday 4 May 2027");
            week(organiser, "2027-05-03").locator("a").dragTo(week(organiser, "2027-05-24"));
        } else {
            move(organiser, "2027-05-25");
        }
        assertThat(organiser.locator(".plans")).containsText("Tuesday 25 May 2027");
        assertThat(organiser.locator(".plans")).not().containsText("Across the bridge");

        // Each nation has holidays of its own.
        neighbour.navigate("/organise/year?year=2026-27");
        assertThat(label(neighbour, "2027-05-10")).containsText("Training day");
        assertThat(label(neighbour, "2027-05-31")).not().containsText("Summer half term");
        assertThat(label(neighbour, "2027-08-02")).not().containsText("Bank holiday");
        assertThat(label(organiser, "2027-05-10")).not().containsText("Training day");
        assertThat(label(organiser, "2027-08-02")).not().containsText("Bank holiday");
        assertThat(label(organiser, "2027-07-12")).not().containsText("Bank holiday");
        var others = desk.get();
        mails.signIn(others, given.ambassador("Hamish Orr", scotland).email());
        others.navigate("/organise/year?year=2026-27");
        assertThat(label(others, "2027-08-02")).containsText("Bank holiday: Summer Bank Holiday");
        assertThat(label(others, "2027-05-10")).not().containsText("Training day");
        others.navigate("/organise/year?year=2026-27&region=northern-ireland");
        assertThat(label(others, "2027-07-12")).containsText("Bank holiday: Battle of the Boyne");

        // The neighbour learns that something is planned, and what it is once it is published.
        neighbour.navigate("/organise/year?year=2026-27&region=south-west");
        assertThat(neighbour.locator(".plans")).containsText("Something is planned");
        assertThat(neighbour.locator("main")).not().containsText("Going round");
        adminPage.reload();
        assertThat(adminPage.locator(".coverage li").nth(2)).containsText("1 of 4 regions, 1 more planned");
        organiser.navigate("/organise/meetings/" + draft + "/publication");
        organiser.locator("form[action$='/publication'] button").click();
        neighbour.navigate("/organise/year?year=2026-27");
        assertThat(row(neighbour, "South West")).containsText("Going round the region 25 May");
        assertThat(row(neighbour, "South West")).containsText("Published");
        assertThat(week(neighbour, "2027-05-24").locator("a"))
                .hasAttribute("title", Pattern.compile(".*Nearby: Going round.*"));
        adminPage.navigate("/organise/year?year=2026-27");
        assertThat(adminPage.locator(".coverage li").nth(2)).containsText("2 of 4 regions");

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

        // What is due lies on the desk, and nothing else: one thing is ticked by hand, others tick themselves.
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(57)));
        organiser.navigate("/organise");
        assertThat(organiser.locator(".todo")).containsText("2 things are due for “Going round the region”");
        organiser.locator("a[href='" + meeting + "/checklist']").click();
        organiser.locator("form[action$='/checklist/call/tick'] button").click();
        assertThat(organiser.locator("#call")).containsText("Ticked by Marcus Shore");
        var fellow = desk.get();
        mails.signIn(fellow, anna.email());
        fellow.navigate("/organise");
        assertThat(fellow.locator(".todo")).containsText("Confirm the speakers of “Going round the region”");
        assertThat(fellow.locator(".todo")).not().containsText("Tell the host");
        fellow.navigate(meeting + "/checklist");
        assertThat(fellow.locator("#call")).containsText("Ticked by Marcus Shore");
        assertThat(fellow.locator("#speakers")).not().containsText("Done");
        talk(organiser, meeting);
        fellow.reload();
        assertThat(fellow.locator("#speakers")).containsText("Done");
        fellow.navigate("/organise");
        assertThat(fellow.locator(".todo")).not().containsText("Confirm the speakers");

        // A week before, the host; the poster is not due yet.
        clock.travelTo(Instant.parse("2027-05-18T12:00:00Z"));
        fellow.reload();
        assertThat(fellow.locator(".todo")).containsText("Tell the host of “Going round the region” numbers and needs");
        organiser.navigate(meeting + "/host");
        organiser.getByText("Send it now").click();
        assertThat(organiser.locator(".flash")).containsText("On its way to the host");
        fellow.reload();
        assertThat(fellow.locator("main")).not().containsText("Tell the host");
        assertThat(fellow.locator("main")).not().containsText("door poster");
        fellow.navigate(meeting + "/checklist");
        assertThat(fellow.locator("#host")).containsText("Done");
        assertThat(fellow.locator("#poster")).containsText("Due Sunday 23 May 2027");

        // Held, with slides, and written up: the neighbour and the fellow see it.
        clock.travelTo(Instant.parse("2027-05-26T12:00:00Z"));
        neighbour.reload();
        assertThat(row(neighbour, "South West")).containsText("Held");
        organiser.navigate("/presentations/growing-your-own/materials");
        organiser.locator("main input[name=label]").fill("Slides");
        organiser.locator("main input[name=url]").fill("https://slides.example/growing");
        organiser
                .locator("main form:has([name=url]) button[type=submit]")
                .last()
                .click();
        assertThat(organiser.locator("main a[href*='slides.example']")).isVisible();
        organiser.navigate(meeting + "/write-up");
        organiser
                .locator("main form[action$='/write-up'] button[type=submit]")
                .last()
                .click();
        organiser.waitForURL(Pattern.compile(".*/write-ups/.*"));
        organiser.locator("input[name=title]").last().fill("Round and round");
        organiser.locator("textarea[name=body]").last().fill("We went round the region.");
        organiser.locator("button[formaction$='/publication']").click();
        neighbour.reload();
        assertThat(row(neighbour, "South West")).containsText("Written up");
        fellow.reload();
        assertThat(fellow.locator("#slides")).containsText("Done");
        assertThat(fellow.locator("#write-up")).containsText("Done");
    }

    private static Locator row(Page page, String region) {
        return page.locator(".network tbody tr:has(th:has-text('" + region + "'))");
    }

    private static Locator label(Page page, String monday) {
        return week(page, monday).locator(".visually-hidden");
    }

    private static void move(Page page, String day) {
        page.locator(".move summary").click();
        page.locator(".move [name=date]").fill(day);
        page.locator(".move button").click();
        assertThat(page.locator(".flash")).isVisible();
    }

    private static Locator week(Page page, String monday) {
        return page.locator(".week[data-monday='" + monday + "']").first();
    }

    private static void talk(Page page, String meeting) {
        page.navigate(meeting + "/agenda");
        page.locator("select[name=kind]").last().selectOption("MEMBER_TALK");
        page.getByLabel("Title").last().fill("Growing your own");
        page.getByLabel("Speakers").last().fill("Priya Nair");
        page.getByLabel("Minutes").last().fill("45");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("Priya Nair");
    }
}
