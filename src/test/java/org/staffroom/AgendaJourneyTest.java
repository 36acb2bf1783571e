package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.DayForms.reads;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;

/** A day is planned with a mouse, a finger, a keyboard, and without JavaScript; others see what became of it. */
class AgendaJourneyTest extends Journey {

    private CurrentPerson marcus;
    private CurrentPerson priya;
    private MeetingId meeting;
    private String agenda;

    @BeforeEach
    void anEmptyRegion() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        priya = given.ambassador("Priya Nair", region);
        meeting = given.draft(region, "Going cloud");
        agenda = "/organise/meetings/" + meeting + "/agenda";
    }

    @Test
    void withTheKeyboardAndTheMouse(InBrowser.People people) {
        var page = people.atADesk();
        page.onDialog(Dialog::accept);
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        assertThat(page.locator("#spot-field")).isHidden();
        press(page, "Half day at a school");
        assertThat(page.locator(".slab")).hasCount(7);
        // what stands beside the timetable knows of it too, and what is twice in it is told apart by its time
        assertThat(page.locator("#spot-field")).isVisible();
        assertThat(page.locator("#spot")).containsText("After 9.30, To be announced");
        assertThat(page.locator("#spot")).containsText("After 11.00, To be announced");

        // from now on somebody reads what becomes of it
        new DayForms(page).publish();
        var visitor = people.onAPhone();
        visitor.navigate("/meetings/going-cloud");
        reads(
                visitor,
                "9.00 Welcome and",
                "9.30 To be",
                "10.10 What",
                "10.40 Coffee",
                "11.00",
                "11.30 Tour",
                "12.00 Lunch");
        page.navigate("/organise/meetings/going-cloud/agenda");

        // with the keyboard: later, longer, out, and back
        slab(page, "Lunch").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(when(page, "Lunch")).hasText("12.10 to 12.55");
        page.waitForCondition(() -> written().contains("190 Lunch 45"));
        reads(visitor, "9.00", "9.30", "10.10", "10.40 Coffee", "11.00", "11.30 Tour", "12.10 Lunch");
        settled(page);
        slab(page, "Tour").focus();
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page.locator("[data-live]")).hasText("35 minutes");
        page.waitForCondition(() -> written().contains("150 Tour 35, 195 Lunch 45"));
        assertThat(slab(page, "Tour")).isFocused();
        reads(visitor, "9.00", "9.30", "10.10", "10.40 Coffee", "11.00", "11.30 Tour", "12.15 Lunch");
        slab(page, "Coffee").focus();
        page.keyboard().press("Delete");
        assertThat(page.locator(".slab")).hasCount(6);
        assertThat(page.locator("[data-live]")).hasText("Coffee taken out");
        assertThat(page.locator(".slab:focus")).hasCount(1);
        reads(visitor, "9.00", "9.30", "10.10", "10.40 To be announced", "11.10 Tour", "11.55 Lunch");
        press(page, "Undo: took out “Coffee”");
        assertThat(page.locator(".slab")).hasCount(7);
        press(page, "Do again: took out “Coffee”");
        assertThat(page.locator(".slab")).hasCount(6);
        press(page, "Undo: took out “Coffee”");
        assertThat(page.locator(".slab")).hasCount(7);
        reads(visitor, "9.00", "9.30", "10.10", "10.40 Coffee", "11.00", "11.30 Tour", "12.15 Lunch");

        // with the mouse: onto something, to its end, and longer by the edge
        settled(page);
        var tour = slab(page, "Tour").boundingBox();
        var coffee = slab(page, "Coffee").boundingBox();
        page.mouse().move(tour.x + 300, tour.y + tour.height - 20);
        page.mouse().down();
        page.mouse().move(tour.x + 300, (tour.y + coffee.y) / 2);
        page.mouse().move(tour.x + 300, coffee.y + tour.height - 20);
        assertThat(page.locator(".slab-ghost")).containsText("10.40 to 11.15");
        page.mouse().up();
        page.waitForCondition(() -> written().contains("100 Tour 35, 135 Coffee 20"));
        settled(page);
        reads(visitor, "9.00", "9.30", "10.10", "10.40 Tour", "11.15 Coffee", "11.35 To be announced", "12.15 Lunch");
        var edge = slab(page, "Welcome and coffee").locator(".edge").boundingBox();
        var next = slab(page, "What are you wrestling with?").boundingBox();
        drag(page, edge.x + 20, edge.y + 4, edge.x + 20, next.y + 4);
        page.waitForCondition(() -> written().startsWith("0 Welcome and coffee 70"));
        settled(page);
        reads(visitor, "9.00 Welcome and", "10.10", "10.50", "11.20 Tour", "11.55 Coffee", "12.15", "12.55 Lunch");

        // a gap filled by a press
        page.navigate("/organise/meetings/going-cloud/agenda");
        slab(page, "Coffee").focus();
        page.keyboard().press("Delete");
        assertThat(page.locator(".slab")).hasCount(6);
        page.locator(".gap a").first().click();
        assertThat(page.locator("#spot")).hasValue(java.util.regex.Pattern.compile("at:\\d+"));
        page.locator("select[name=kind]").selectOption("VENDOR_TALK");
        page.locator("form.form input[name=title]").fill("Let a machine break in");
        page.locator("form.form input[name=minutes]").fill("10");
        press(page, "Add");
        assertThat(slab(page, "Let a machine break in")).containsText("Vendor talk");
        reads(visitor, "9.00", "10.10", "10.50", "11.20 Tour", "11.55", "12.25 Let a machine break in", "12.35 Lunch");
        visitor.getByText("The day on one page").click();
        assertThat(visitor.locator(".daysheet")).containsText("Vendor talk");
    }

    /** Somebody writes what is to come and makes room for it meanwhile. */
    @Test
    void whatIsBeingWrittenStillGoesWhereOneSaid(InBrowser.People people) {
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        var panel = "after:" + given.agendaItem(meeting, 30, 45, "PANEL", null);
        given.agendaItem(meeting, 105, 30, "LUNCH", null);
        var page = people.atADesk();
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        page.locator("#spot").selectOption(panel);
        longer(page, "WELCOME", "0 WELCOME 35, 35 PANEL 45");
        assertThat(page.locator("#spot")).hasValue(panel);
        assertThat(page.locator("#spot option:checked")).hasText("After 9.35, PANEL");
        slab(page, "PANEL").focus();
        page.keyboard().press("Delete");
        assertThat(page.locator(".slab")).hasCount(2);
        assertThat(page.locator("#spot")).hasValue("end");
    }

    @Test
    void whatIsBeingWrittenStillGoesIntoTheGapAsLongAsThereIsOne(InBrowser.People people) {
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        given.agendaItem(meeting, 60, 45, "LUNCH", null);
        var page = people.atADesk();
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        page.locator(".gap a").click();
        assertThat(page.locator("#spot")).hasValue("at:30");
        longer(page, "LUNCH", "60 LUNCH 50");
        assertThat(page.locator("#spot")).hasValue("at:30");
        longer(page, "WELCOME", "0 WELCOME 35");
        assertThat(page.locator("#spot")).hasValue("end");
    }

    @Test
    void whyAPauseIsRefusedIsSaid(InBrowser.People people) {
        given.agendaItem(meeting, 0, 105, "PANEL", null);
        given.agendaItem(meeting, 180, 720, "TOUR", null);
        var page = people.atADesk();
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        var before = written();
        page.getByText("Coffee at").click();
        assertThat(page.locator("#agenda-live .summary")).containsText("midnight");
        assertThat(page.locator("[data-live]")).containsText("midnight");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void whatPeopleCanReadIsTakenOutOnlyWhenOneSaysYes(InBrowser.People people) {
        given.agendaItem(meeting, 0, 30, "WELCOME", null);
        given.agendaItem(meeting, 30, 45, "PANEL", null);
        jdbc.sql("update meeting set status = 'PUBLISHED', slug = 'going-cloud', published_at = now()")
                .update();
        var page = people.atADesk();
        mails.signIn(page, marcus.email());
        page.navigate("/organise/meetings/going-cloud/agenda");
        slab(page, "PANEL").focus();
        page.onceDialog(asked -> {
            assertThat(asked.message()).isEqualTo("Take “PANEL” out? People can read this agenda.");
            asked.dismiss();
        });
        page.keyboard().press("Delete");
        page.onceDialog(Dialog::accept);
        slab(page, "WELCOME").focus();
        page.keyboard().press("Delete");
        page.waitForCondition(() -> written().equals("0 PANEL 45"));
    }

    @Test
    void withAFinger(InBrowser.People people) {
        var page = people.onAPhone();
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        new DayForms(page)
                .add("Welcome", "Hello", 30)
                .add("Panel", "Who pays?", 45)
                .add("Lunch", "Pasties", 45);
        page.navigate(agenda);

        var grip = slab(page, "Pasties").locator(".grip");
        grip.scrollIntoViewIfNeeded();
        var from = grip.boundingBox();
        var panel = slab(page, "Who pays?").boundingBox();
        touch(page, from.x + 10, from.y + 10, panel.y - slab(page, "Pasties").boundingBox().y);
        page.waitForCondition(() -> written().equals("0 Hello 30, 30 Pasties 45, 75 Who pays? 45"));
        new DayForms(page).publish();
        var visitor = people.onAPhone();
        visitor.navigate("/meetings/going-cloud");
        reads(visitor, "9.00 Hello", "9.30 Pasties", "10.15 Who pays?");
    }

    /** Wherever one looks in a full day, what adds to it is one press away, and what came is back in the day. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onAPhoneWhatAddsIsAlwaysInReach(boolean scripts, InBrowser.People people) {
        for (var at = 0; at < 12; at++) {
            given.agendaItem(meeting, at * 30, 30, "PANEL", null);
        }
        var middle = "item-" + single("select id::text from agenda_item where start_minute = 150");
        var page = people.with(new NewContextOptions().setViewportSize(375, 700).setJavaScriptEnabled(scripts));
        mails.signIn(page, marcus.email());
        page.navigate(agenda + "#" + middle);
        var add = page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Add to the day").setExact(true));
        assertThat(add).hasCount(1);
        assertThat(add).isInViewport();
        add.click();
        assertThat(page.locator("#kind")).isFocused();
        assertThat(page.locator("h2#add")).isInViewport();

        page.navigate(agenda);
        page.locator("#" + middle + " summary").click();
        page.locator("#" + middle).getByText("Add something after it").click();
        assertThat(page.locator("#kind")).isFocused();
        assertThat(page.locator("#spot")).hasValue("after:" + middle.substring(5));
        page.getByText("Back to the day").click();
        assertThat(page.locator("#" + middle)).isInViewport();
        page.locator("select[name=kind]").selectOption("BREAK");
        page.locator("form.form input[name=title]").fill("Tea");
        press(page, "Add");
        assertThat(slab(page, "Tea")).isInViewport();
        assertThat(when(page, "Tea")).hasText("12.00 to 12.30");
    }

    @Test
    void withoutJavaScript(InBrowser.People people) {
        var page = people.withoutJavaScript();
        mails.signIn(page, marcus.email());
        page.navigate(agenda);
        press(page, "Short, online or in the evening");
        assertThat(page.locator(".slab")).hasCount(5);
        new DayForms(page).publish();
        var visitor = people.withoutJavaScript();
        visitor.navigate("/meetings/going-cloud");
        reads(visitor, "9.00 Welcome", "9.10 To be", "9.35 What", "9.55 To be announced", "10.15 Stay for a chat");
        page.navigate("/organise/meetings/going-cloud/agenda");
        menu(page, "Stay for a chat", "Move Stay for a chat up");
        reads(visitor, "9.00 Welcome", "9.10", "9.35", "9.55 Stay for a chat", "10.10 To be announced");
        menu(page, "Stay for a chat", "5 minutes more for Stay for a chat");
        assertThat(written()).contains("55 Stay for a chat 20");
        reads(visitor, "9.00 Welcome", "9.10", "9.35", "9.55 Stay for a chat", "10.15 To be announced");
        press(page, "Undo: changed how long “Stay for a chat” is");
        reads(visitor, "9.00 Welcome", "9.10", "9.35", "9.55 Stay for a chat", "10.10 To be announced");
        press(page, "Undo: moved “Stay for a chat”");
        assertThat(written()).contains("75 Stay for a chat 15");
        reads(visitor, "9.00 Welcome", "9.10", "9.35", "9.55 To be announced", "10.15 Stay for a chat");
        press(page, "Do again: moved “Stay for a chat”");
        menu(page, "Stay for a chat", "Remove Stay for a chat");
        assertThat(page.locator(".slab")).hasCount(4);
        reads(visitor, "9.00 Welcome", "9.10", "9.35", "9.55 To be announced");

        page.locator("#vendor-limit").fill("20");
        page.locator("form[action$='/vendor-limit'] button").click();
        page.locator("select[name=kind]").selectOption("VENDOR_TALK");
        page.locator("form.form input[name=title]").fill("Let a machine break in");
        page.locator("form.form input[name=minutes]").fill("30");
        press(page, "Add");
        assertThat(page.locator("#advice")).containsText("Vendors have 30 minutes; you set at most 20.");
        assertThat(page.locator("#whose-time")).containsText("Vendors have 30 of at most 20 minutes");
    }

    @Test
    void twoAtOnce(InBrowser.People people) {
        var welcome = given.agendaItem(meeting, 0, 30, "WELCOME", null);
        given.agendaItem(meeting, 30, 45, "PANEL", null);
        var one = people.atADesk();
        mails.signIn(one, marcus.email());
        one.navigate(agenda);
        var other = people.withoutJavaScript();
        mails.signIn(other, priya.email());
        other.navigate(agenda);

        menu(other, "WELCOME", "Move WELCOME down");
        assertThat(written()).isEqualTo("0 PANEL 45, 45 WELCOME 30");

        // the first did not see that, and would take out what the second moved
        slab(one, "WELCOME").focus();
        one.keyboard().press("Delete");
        assertThat(one.locator("#agenda-live [role=alert]")).containsText("Not done");
        assertThat(one.locator("#others")).containsText("Priya Nair moved “WELCOME”.");
        assertThat(one.locator("#item-" + welcome)).containsText("Changed");
        assertThat(written()).isEqualTo("0 PANEL 45, 45 WELCOME 30");

        // what the first does to something else is done, and the second is told
        slab(one, "PANEL").focus();
        one.keyboard().press("Shift+ArrowDown");
        one.waitForCondition(() -> written().equals("0 PANEL 50, 50 WELCOME 30"));
        menu(other, "WELCOME", "5 minutes more for WELCOME");
        assertThat(other.locator("#others")).containsText("Marcus Shore changed how long “PANEL” is.");
        assertThat(written()).isEqualTo("0 PANEL 50, 50 WELCOME 35");
        one.reload();
        assertThat(one.locator("#agenda-live")).containsText("there is nothing of yours to undo");
    }

    private static void touch(Page page, double x, double y, double by) {
        var devtools = page.context().newCDPSession(page);
        for (var step = 0; step <= 11; step++) {
            var type = step == 0 ? "touchStart" : step == 11 ? "touchEnd" : "touchMove";
            var points = step == 11 ? "[]" : "[{\"x\":%s,\"y\":%s}]".formatted(x, y + by * Math.min(step, 10) / 10);
            JsonObject event = JsonParser.parseString("{\"type\":\"" + type + "\",\"touchPoints\":" + points + "}")
                    .getAsJsonObject();
            devtools.send("Input.dispatchTouchEvent", event);
        }
    }

    /** After a press: the page that came back is the one shown, so that what is measured stays where it is. */
    private static void settled(Page page) {
        assertThat(page.locator("agenda-builder[aria-busy]")).hasCount(0);
    }

    private void longer(Page page, String title, String then) {
        slab(page, title).focus();
        page.keyboard().press("Shift+ArrowDown");
        page.waitForCondition(() -> written().contains(then));
        settled(page);
    }

    private static void drag(Page page, double fromX, double fromY, double toX, double toY) {
        page.mouse().move(fromX, fromY);
        page.mouse().down();
        page.mouse().move(fromX, (fromY + toY) / 2);
        page.mouse().move(toX, toY);
        page.mouse().up();
    }

    private static void menu(Page page, String item, String button) {
        slab(page, item).locator("summary").click();
        press(page, button);
    }

    private static Locator slab(Page page, String title) {
        return page.locator(".slab[data-title='" + title + "']");
    }

    private static Locator when(Page page, String title) {
        return slab(page, title).locator("[data-when]");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private String single(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private String written() {
        return jdbc.sql("""
                        select coalesce(string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ' order by start_minute), '')
                        from agenda_item
                        """).query(String.class).single();
    }
}
