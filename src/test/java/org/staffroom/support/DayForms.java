package org.staffroom.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.staffroom.support.Forms.follow;
import static org.staffroom.support.Forms.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The forms with which a day is planned, from nothing until it is published, as somebody at a browser fills them in. */
public final class DayForms {

    private final Page page;
    private final String meeting;

    /** @param page on which a draft was just made, or on which one of its pages is open */
    public DayForms(Page page) {
        this.page = page;
        this.meeting = page.url().replaceFirst(".*(/organise/meetings/[^/?#]+).*", "$1");
    }

    /** A draft at a place that is not in the book. */
    public static DayForms plan(Page page, String title, String day, String start, String end) {
        fill(page, title, day, start, end);
        press(page, "Make the draft");
        assertThat(page).hasURL(Pattern.compile(".*/organise/meetings/[-0-9a-f]{36}/.*"));
        return new DayForms(page);
    }

    /** The form of a new meeting, not sent yet. */
    public static void fill(Page page, String title, String day, String start, String end) {
        page.navigate("/organise");
        follow(page, "New meeting");
        page.getByLabel("Title").fill(title);
        page.getByLabel("Date").fill(day);
        page.getByLabel("Start").fill(start);
        page.getByLabel("End").fill(end);
        open(page, "Add a venue that is not in the list", "Name of the venue");
        page.getByLabel("Name of the venue").fill("The Castle");
        page.getByLabel("Town").fill("Bristol");
        page.getByLabel("Postcode").fill("BS1 5QD");
        page.getByLabel("Places in the room").fill("40");
    }

    public String agenda() {
        return meeting + "/agenda";
    }

    public String publication() {
        return meeting + "/publication";
    }

    /** Something for everybody, at the end. */
    public DayForms add(String kind, String title, int minutes) {
        return add(kind, title, minutes, "", "At the end", "", "");
    }

    /**
     * Adds something to the day.
     *
     * @param speaker name and address in one line; empty for nobody
     * @param spot how the choice of a place in the day begins
     * @param track empty for everybody together
     */
    public DayForms add(
            String kind, String title, int minutes, String speaker, String spot, String track, String room) {
        page.navigate(agenda());
        page.getByLabel("What it is").selectOption(kind);
        page.getByLabel("Title").fill(title);
        page.getByLabel("Speakers").fill(speaker);
        page.getByLabel("Minutes", new Page.GetByLabelOptions().setExact(true)).fill(String.valueOf(minutes));
        var where = page.getByLabel("Where in the day");
        if (where.isVisible()) {
            where.selectOption(where.locator("option")
                    .filter(new Locator.FilterOptions().setHasText(spot))
                    .first()
                    .getAttribute("value"));
        }
        if (!track.isEmpty()) {
            open(page, "Description, track, room, other people", "Track");
            page.locator("form.form").getByLabel("Track").fill(track);
            page.locator("form.form").getByLabel("Room").fill(room);
        }
        press(page, "Add");
        assertThat(page.locator(".slab").filter(new Locator.FilterOptions().setHasText(title)))
                .hasCount(1);
        return this;
    }

    /** Opens what was added as a form. */
    public DayForms edit(String title) {
        page.navigate(agenda());
        follow(page, title);
        return this;
    }

    public void publish() {
        page.navigate(publication());
        press(page, "Publish");
        assertThat(page.locator(".flash")).containsText("Published");
    }

    /** What everybody reads of a day, row after row: "10.00 Growing your own". */
    public static void reads(Page page, String... rows) {
        page.reload();
        assertThat(page.locator("ol.agenda > li")).containsText(rows);
    }

    private static void open(Page page, String words, String field) {
        var form = page.locator("form.form");
        if (!form.getByLabel(field).isVisible()) {
            form.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText(words))
                    .click();
        }
    }
}
