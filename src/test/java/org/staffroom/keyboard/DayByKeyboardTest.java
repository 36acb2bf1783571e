package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.staffroom.meetings.MeetingId;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;
import org.staffroom.support.PdfChecks;

/** A day is put together with keys alone, in the timetable and by its forms, and printed. */
class DayByKeyboardTest extends ByKeyboard {

    @Test
    void inTheTimetable(InBrowser.People people) {
        var region = given.region("south-west", "South West");
        var keys = signedIn(people, true, given.ambassador("Marcus Shore", region));
        plan(keys, "Going cloud", APRIL).press("Half day at a school…").isOn("Welcome and coffee, …");

        // Later, longer, taken out, back, and back again: each time the focus is where one goes on.
        keys.to("Lunch, Lunch, …").key("ArrowDown", "ArrowDown");
        assertThat(find(keys, "[data-live]")).containsText("12.40 to 1.25");
        written(keys, "190 Lunch 45");
        keys.isOn("Lunch, Lunch, 12.40…").key("Shift+ArrowDown");
        written(keys, "190 Lunch 50");
        keys.isOn("Lunch, …").key("Escape").back("Coffee, …").key("Delete");
        assertThat(find(keys, ".slab")).hasCount(6);
        keys.keepsTheFocus().back("Undo: took out “Coffee”").press("Undo: took out “Coffee”");
        assertThat(find(keys, ".slab")).hasCount(7);
        keys.keepsTheFocus()
                .back("Undo: changed how long…")
                .to("Do again: took out “Coffee”")
                .key("Enter");
        assertThat(find(keys, ".slab")).hasCount(6);
        keys.keepsTheFocus().back("Undo: took out “Coffee”").key("Enter");
        assertThat(find(keys, ".slab")).hasCount(7);

        // What its menu can do, and that a menu is left by Escape and by Tab.
        keys.keepsTheFocus()
                .to("Change Coffee")
                .key("Enter")
                .to("5 minutes more for Coffee")
                .key("Enter");
        assertThat(find(keys, ".slab[data-title='Coffee'] [data-when]")).containsText("11.10 to 11.35");
        keys.isOn("Coffee, …")
                .to("Change Coffee")
                .key("Enter")
                .to("Edit")
                .key("Escape")
                .isOn("Change Coffee");
        keys.key("Enter").to("Remove Coffee").past();
        assertThat(find(keys, "details.menu[open]")).hasCount(0);
        keys.keepsTheFocus()
                .back("Change Coffee")
                .key("Enter")
                .to("Remove Coffee")
                .key("Enter");
        assertThat(find(keys, ".slab")).hasCount(6);

        // A gap is filled by what is chosen for it.
        keys.keepsTheFocus().follow("Add something: 10 minutes free…");
        keys.choose("What it is", "Break")
                .write("Title", "Tea")
                .write("Minutes", "10")
                .to("Where in the day");
        assertThat(find(keys, "#spot")).hasValue(Pattern.compile("at:.*"));
        keys.follow("Add");
        assertThat(find(keys, ".slab")).hasCount(7);

        // Tracks side by side: two talks at once, in rooms of their own, and one moved to the other track by an arrow.
        add(keys, "Member talk", "Growing your own", "At the end", "1");
        add(keys, "Vendor talk", "Let a machine break in", "At the same time as …", "2");
        assertThat(find(keys, "thead [data-track]")).hasCount(2);
        keys.write("Track 1", "Great Hall").follow("Save");
        keys.to("Let a machine break in, Vendor talk, …").key("ArrowRight");
        assertThat(find(keys, "thead [data-track='3']")).hasCount(1);
        keys.isOn("Let a machine break in, …");
        keys.write("At most for vendors, in minutes", "20").follow("Save");
        assertThat(find(keys, "#advice")).containsText("Vendors have 30 minutes; you set at most 20.");

        // Another time by its form; then the page, and the sheet to print.
        keys.follow("Tea").time("Starts", LocalTime.of(14, 40)).follow("Save");
        publish(keys, "Going cloud");
        var visitor = new Keyboard(people.atADesk()).visit("/meetings/going-cloud");
        DayForms.reads(
                visitor.page(),
                "9.30 Welcome and coffee",
                "10.00",
                "10.40",
                "11.10",
                "11.40 Tour",
                "12.20 Lunch",
                "1.10",
                "2.40 Tea");
        visitor.follow("Track 1, Great Hall");
        assertThat(find(visitor, "ol.agenda")).containsText("Growing your own");
        assertThat(find(visitor, "ol.agenda")).containsText("Great Hall");
        assertThat(find(visitor, "ol.agenda")).not().containsText("Let a machine break in");
        visitor.follow("The day on one page, to print…");
        visitor.page().evaluate("() => { window.printed = 0; window.print = () => window.printed++; }");
        visitor.press("Print").keepsTheFocus();
        visitor.page()
                .waitForCondition(
                        () -> visitor.page().evaluate("() => window.printed").equals(1));
        assertThat(find(visitor, ".daysheet")).containsText("Vendor talk");
        assertThat(find(visitor, ".daysheet thead")).containsText("Track 1, Great Hall");
        assertEquals(
                1, PdfChecks.pages(visitor.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true))), "sheets");
    }

    @Test
    void byItsFormsWithoutJavaScript(InBrowser.People people) {
        var region = given.region("south-west", "South West");
        var keys = signedIn(people, false, given.ambassador("Marcus Shore", region));
        plan(keys, "Going cloud", APRIL).follow("Short, online or in the evening…");
        menu(keys, "Stay for a chat", "Move Stay for a chat up");
        menu(keys, "Stay for a chat", "5 minutes more for Stay for a chat");
        keys.anew().follow("Undo: changed how long “Stay for a chat” is").anew().follow("Do again: …");
        menu(keys, "Stay for a chat", "5 minutes less for Stay for a chat");
        menu(keys, "Stay for a chat", "Move Stay for a chat down");
        menu(keys, "Welcome", "Add something after it");
        keys.choose("What it is", "Vendor talk")
                .write("Title", "Let a machine break in")
                .write("Minutes", "30");
        keys.follow("Add");
        keys.write("At most for vendors, in minutes", "20").follow("Save");
        reads(keys, "Vendors have 30 of at most 20 minutes");
        menu(keys, "Let a machine break in", "Remove Let a machine break in");
        add(keys, "Member talk", "Growing your own", "At the end", "1");
        add(keys, "Member talk", "Going far", "At the same time as …", "2");
        keys.write("Track 2", "Library").follow("Save");
        keys.follow("See the page");
        assertThat(find(keys, "ol.agenda")).containsText("Library");
        publish(keys, "Going cloud");
        var visitor = new Keyboard(people.withoutJavaScript()).visit("/meetings/going-cloud");
        assertThat(find(visitor, "ol.agenda")).containsText("Library");
        visitor.follow("The day on one page, to print…");
        assertThat(find(visitor, ".daysheet")).containsText("Growing your own");
        assertThat(find(visitor, ".daysheet thead")).containsText("Track 2, Library");
    }

    @Test
    void aPauseThatMostDaysHave(InBrowser.People people) {
        aPause(people, true);
    }

    @Test
    void aPauseThatMostDaysHaveWithoutJavaScript(InBrowser.People people) {
        aPause(people, false);
    }

    private void aPause(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        var keys = signedIn(people, scripts, given.ambassador("Marcus Shore", region));
        var meeting = given.draft(region, "Going cloud");
        keys.visit(agenda(meeting));
        for (var title : new String[] {"Growing your own", "Going far", "Going further"}) {
            keys.choose("What it is", "Member talk").write("Title", title).write("Minutes", "90");
            keys.follow("Add").anew();
        }
        assertThat(find(keys, "#advice")).containsText("There is no break");

        // One is taken: what follows moves back, and the advice is gone with its cause. It can be undone, and taken
        // again.
        pause(keys, scripts, "Coffee at 10.30, 15 min", "10.30 to 10.45");
        assertThat(find(keys, ".slab[data-title='Going far'] [data-when]")).hasText("10.45 to 12.15");
        keys.anew();
        if (scripts) {
            keys.press("Undo: added “Coffee”");
        } else {
            keys.follow("Undo: added “Coffee”");
        }
        assertThat(find(keys, ".slab[data-title='Going far'] [data-when]")).hasText("10.30 to 12.00");
        keys.anew();
        pause(keys, scripts, "Coffee at 10.30, 15 min", "10.30 to 10.45");
        keys.anew();
        pause(keys, scripts, "Lunch at 12.15, 45 min", "12.15 to 1.00");
        keys.isOn("Lunch, …");
        assertThat(find(keys, "#advice")).hasCount(0);
        assertThat(find(keys, "button:has-text('Coffee at')")).hasCount(0);

        publish(keys, "Going cloud");
        var visitor = visitor(people, "/meetings/going-cloud");
        assertThat(visitor.locator("ol.agenda")).containsText("Coffee");
        assertThat(visitor.locator("ol.agenda")).containsText("Lunch");
    }

    /** Sixty things in six tracks: whoever wants the form below is not led through all of them. */
    @Test
    void aLongDayIsPassedInOnePress(InBrowser.People people) {
        var region = given.region("south-west", "South West");
        var meeting = given.draft(region, "Going cloud");
        for (var at = 0; at < 60; at++) {
            jdbc.sql("""
                            insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, track)
                            values (gen_random_uuid(), ?, ?, 30, 'MEMBER_TALK', 'Going far', ?)
                            """).params(meeting.value(), at / 6 * 30, at % 6 + 1).update();
        }
        for (var scripts : new boolean[] {true, false}) {
            var keys = signedIn(people, scripts, given.ambassador("Marcus Shore " + scripts, region));
            keys.visit(agenda(meeting)).press("Add to the day").to("What it is");
        }
    }

    private static void pause(Keyboard keys, boolean scripts, String name, String when) {
        if (scripts) {
            keys.press(name);
        } else {
            keys.follow(name);
        }
        var title = name.substring(0, name.indexOf(' '));
        assertThat(find(keys, ".slab[data-title='" + title + "'] [data-when]")).hasText(when);
        keys.keepsTheFocus();
    }

    private static void menu(Keyboard keys, String item, String press) {
        keys.anew().open("Change " + item).follow(press);
    }

    private static void add(Keyboard keys, String kind, String title, String spot, String track) {
        keys.choose("What it is", kind).write("Title", title).write("Minutes", "30");
        keys.choose("Where in the day", spot).open("Description, track, room, other people");
        keys.write("Track…", track).follow("Add");
        reads(keys, title);
    }

    private void written(Keyboard keys, String part) {
        keys.page()
                .waitForCondition(() -> jdbc.sql(
                                "select string_agg(start_minute || ' ' || title || ' ' || length_minutes, ', ') from agenda_item")
                        .query(String.class)
                        .single()
                        .contains(part));
    }

    private static String agenda(MeetingId meeting) {
        return "/organise/meetings/" + meeting + "/agenda";
    }
}
