package org.staffroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.DayForms.reads;
import static org.staffroom.support.Forms.follow;
import static org.staffroom.support.Forms.press;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.agendas.Agenda;
import org.staffroom.agendas.Appearance;
import org.staffroom.agendas.ItemDetails;
import org.staffroom.agendas.ItemKind;
import org.staffroom.agendas.ItemRole;
import org.staffroom.agendas.Spot;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Journey;
import org.staffroom.support.PdfChecks;

/** A day of four tracks: planned, read on the smallest phone, and on one page of A4. */
class FourTracksTest extends Journey {

    private static final List<String> TITLES = List.of(
            "Growing your own: apprentices in a school IT team",
            "Going cloud without losing the budget",
            "Spotting ransomware from the data side",
            "Windows 11 in five weeks and forty rooms",
            "Esports: what it takes, what it gives",
            "Help desk numbers that persuade a governor",
            "Wellbeing: what the survey said",
            "One device per pupil, one year on");

    @Autowired
    Agenda agenda;

    private CurrentPerson marcus;
    private MeetingId meeting;

    @BeforeEach
    void aDayOfFourTracks() {
        var region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Joint day in Reading");
        jdbc.sql("update meeting set starts_at = '2027-03-16T09:30:00Z', ends_at = '2027-03-16T16:00:00Z'")
                .update();
        var speaker = given.member("Anna Whitfield").id();
        add(ItemKind.WELCOME, "Welcome and coffee", 30, null, "Great Hall", new Spot.AtTheEnd());
        for (var round = 0; round < 4; round++) {
            UUID first = null;
            for (var track = 1; track <= 4; track++) {
                var vendor = (round + track) % 4 == 0;
                var details = new ItemDetails(
                        round == 3 ? ItemKind.DISCUSSION : vendor ? ItemKind.VENDOR_TALK : ItemKind.MEMBER_TALK,
                        40,
                        track,
                        List.of("Great Hall", "The Keep", "Library", "Room 4").get(track - 1),
                        round == 3 ? TITLES.get(track) : "",
                        "",
                        round == 3
                                ? null
                                : given.talk(
                                        TITLES.get((round * 4 + track) % 8) + " " + round,
                                        vendor ? "VENDOR" : "MEMBER",
                                        speaker),
                        round == 3 && track == 2 ? List.of(new Appearance(speaker, ItemRole.CHAIR)) : List.of());
                var id = agenda.add(
                        marcus, meeting, details, first == null ? new Spot.AtTheEnd() : new Spot.With(first));
                first = first == null ? id : first;
            }
            if (round == 1) {
                add(ItemKind.LUNCH, "Lunch and the stands", 45, null, "", new Spot.AtTheEnd());
            }
        }
        add(ItemKind.SOCIAL, "A drink before the train home", 30, null, "", new Spot.AtTheEnd());
    }

    @Test
    void canBeReadByEverybodyEverywhere(InBrowser.People people) {
        var draft = given.draft(given.region("wales", "Wales"), "Cardiff in May");
        var phone = people.with(new Browser.NewContextOptions().setViewportSize(320, 900));
        for (var path : List.of("", "?track=2#day", "/agenda/print")) {
            phone.navigate("/meetings/joint-day-in-reading" + path);
            look(phone, "320 " + path);
        }
        mails.signIn(phone, marcus.email());
        phone.navigate("/organise/meetings/joint-day-in-reading/agenda");
        look(phone, "320 planned");
        phone.locator(".slab summary").first().click();
        look(phone, "320 menu");
        var page = people.atADesk();
        mails.signIn(page, given.admin("Helen Catterall").email());
        page.navigate("/organise/meetings/" + draft + "/agenda");
        look(page, "empty");
        page.locator(".empty button").nth(1).click();
        page.locator(".slab").first().waitFor();
        look(page, "filled");
    }

    @Test
    void isOnePageOnPaper(InBrowser.People people) {
        var page = people.atADesk();
        page.navigate("/meetings/joint-day-in-reading/agenda/print");
        assertThat(pages(page)).isEqualTo(1);

        var other = given.meeting(given.region("wales", "Wales"), "Cardiff in May");
        for (var number = 0; number < 24; number++) {
            agenda.add(
                    given.admin("Helen " + number),
                    other,
                    new ItemDetails(
                            ItemKind.PANEL,
                            10,
                            null,
                            "Main hall",
                            TITLES.get(number % 8) + ", and then some more words",
                            "",
                            null,
                            List.of(new Appearance(speaker(number), ItemRole.CHAIR))),
                    new Spot.AtTheEnd());
        }
        page.navigate("/meetings/cardiff-in-may/agenda/print");
        assertThat(pages(page)).isEqualTo(1);
        var small = given.meeting(given.region("london", "London"), "London in May");
        agenda.add(
                given.admin("Helen"),
                small,
                new ItemDetails(ItemKind.PANEL, 60, null, "", "Panel", "", null, List.of()),
                new Spot.AtTheEnd());
        page.navigate("/meetings/london-in-may/agenda/print");
        assertThat(pages(page)).isEqualTo(1);
    }

    /** From a template and its forms to somebody with the smallest phone, and the sheet of paper. */
    @Test
    void areAddedToAFullDayAndFoundByAVisitor(InBrowser.People people) {
        var page = people.atADesk();
        mails.signIn(page, marcus.email());
        var day = DayForms.plan(page, "Four at once", "2027-03-16", "09:30", "15:30");
        page.navigate(day.agenda());
        press(page, "Full day at a vendor’s, to 3.00");
        assertThat(page.locator(".slab")).hasCount(10);
        day.add("Member talk", TITLES.get(0), 30, "", "After 12.15, Lunch", "1", "Great Hall");
        day.add("Vendor talk", TITLES.get(2), 30, "", "At the same time as 1.15", "2", "The Keep");
        day.add("Member talk", TITLES.get(4), 30, "", "At the same time as 1.15", "3", "Library");
        day.add("Discussion", TITLES.get(6), 30, "", "At the same time as 1.15", "4", "Room 4");
        day.publish();

        var phone = people.with(new Browser.NewContextOptions().setViewportSize(320, 700));
        phone.navigate("/meetings/four-at-once");
        reads(
                phone,
                "9.30 Welcome and coffee",
                "10.00",
                "10.45 Coffee",
                "11.00",
                "11.30",
                "12.15 Lunch",
                "1.15",
                "1.45 Tour",
                "2.15",
                "3.00 Tea",
                "3.15 What do you take home?");
        follow(phone, "Track 3, Library");
        assertThat(phone.locator("ol.agenda > li:has-text('1.15')"))
                .containsText(new String[] {"1.15 Track 3 " + TITLES.get(4)});
        assertThat(phone.locator("ol.agenda > li:has-text('1.15')")).containsText("Library");
        assertThat(phone.locator("ol.agenda")).not().containsText(TITLES.get(0));
        look(phone, "320 of one track");
        follow(phone, "The day on one page, to print");
        assertThat(phone.locator(".daysheet thead")).containsText("Track 3, Library");
        assertThat(phone.locator(".daysheet")).containsText(TITLES.get(4));
        assertThat(pages(phone)).isEqualTo(1);
    }

    private PersonId speaker(int number) {
        return given.member("Speaker Number " + number).id();
    }

    private static int pages(Page page) {
        return PdfChecks.pages(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
    }

    private void add(ItemKind kind, String title, int minutes, @Nullable Integer track, String room, Spot spot) {
        agenda.add(marcus, meeting, new ItemDetails(kind, minutes, track, room, title, "", null, List.of()), spot);
    }

    private static void look(Page page, String name) {
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(name)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " is as wide as the screen")
                .isTrue();
    }
}
