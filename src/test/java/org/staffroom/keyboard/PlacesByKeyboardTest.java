package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.files.Uploads;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.InBrowser;

/** Places, those who open them, and regions that meet together. */
class PlacesByKeyboardTest extends ByKeyboard {

    /** What was typed of the place, as whoever goes there reads it. */
    private static final List<String> THE_CASTLE = List.of(
            "Ten minutes from Temple Meads.",
            "Junction 18.",
            "Over the bridge.",
            "Behind it.",
            "12 spaces",
            "Free",
            "Registration number needed",
            "Step-free",
            "Lift",
            "Hearing loop",
            "Quiet room",
            "Prayer room",
            "Ring.",
            "Great Hall 60 seats",
            "screen");

    @Autowired
    TravellingClock clock;

    @Test
    void theVenueBook(InBrowser.People people) {
        book(people, true);
    }

    @Test
    void theVenueBookWithoutJavaScript(InBrowser.People people) {
        book(people, false);
    }

    private void book(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        var keys = signedIn(people, scripts, given.ambassador("Marcus Shore", region));
        keys.visit("/organise").follow("The venue book").follow("Add a venue");
        keys.write("Name", "The Castle")
                .write("Whose place it is…", "Severn Vale")
                .write("Street and number…", "1 High Street");
        keys.write("Town", "Bristol").write("Postcode", "BS1 5QD").choose("Region", "South West");
        keys.write("On the map…", "51.44890, -2.59830").write("By train and bus…", "Ten minutes from Temple Meads.");
        keys.write("By road…", "Junction 18.")
                .write("On foot…", "Over the bridge.")
                .write("Where to park…", "Behind it.");
        keys.write("Spaces…", "12").write("What it costs…", "Free").tick("Drivers must give their registration number");
        keys.tick("Step-free from the street to the room")
                .tick("Lift")
                .tick("Hearing loop")
                .tick("Quiet room")
                .tick("Prayer room");
        keys.write("Anything else about access…", "Ring.")
                .write("Seats in all…", "60")
                .write("Rooms…", "Great Hall, 60: screen");
        keys.write("Wi-Fi…", "Ask at reception.").past();
        keys.write("Name…", "Ellie Marsh")
                .write("E-mail…", "ellie@school.example")
                .write("Telephone on the day…", "0117 496 0000");
        keys.follow("Save");
        told(keys, "The Castle");

        keys.write("A note", "Ring reception before 9.").follow("Add the note");
        keys.write("A note", "Wrong.").follow("Add the note");
        keys.follow("Remove: Wrong.");
        keys.anew()
                .follow("Add photos")
                .file("Photos", photo("door.png"), photo("hall.png"))
                .follow("Save");
        given.picturesAreMade();
        keys.visit(keys.page().url());
        keys.write("What it shows", "The right door").past().write("What it shows", "The hall");
        keys.follow("Earlier: Photo 2");
        keys.write("What it shows", "The hall, full").follow("Save");
        keys.follow("Back to the venue").follow("Edit").write("Town", "Bath").follow("Save");

        // Another ambassador finds it by what it must have, reads all of it, and plans a meeting there.
        var other = signedIn(people, scripts, given.ambassador("Priya Nair", region));
        var asked = new ArrayList<String>();
        other.page().onRequest(request -> asked.add(request.url()));
        other.visit("/organise/venues")
                .write("Name, town, postcode or organisation", "castle")
                .openWhereShut("Narrow it down");
        other.write("Seats, at least", "50").tick("Hearing loop").follow("Show").follow("The Castle");
        THE_CASTLE.forEach(words -> reads(other, words));
        reads(other, "Ask at reception.");
        reads(other, "Ring reception before 9.");
        assertThat(find(other, "#contact")).containsText("0117 496 0000");
        assertThat(find(other, ".place-photos img").first()).hasAttribute("alt", "The hall, full");
        other.follow("Plan a meeting here").write("Title", "Spring meeting").day("Date", APRIL);
        other.write("Places in the room", "40").follow("Make the draft");
        publish(other, "Spring meeting");
        var visitor = at(people, scripts);
        visitor.page().onRequest(request -> asked.add(request.url()));
        visitor.visit("/meetings/spring-meeting");
        THE_CASTLE.forEach(words -> reads(visitor, words));
        assertThat(find(visitor, ".place-photos img").first()).hasAttribute("alt", "The hall, full");
        find(visitor, ".place-photos img").last().scrollIntoViewIfNeeded();
        for (var kept : List.of("Ask at reception.", "Ring reception", "Ellie Marsh", "0117 496 0000")) {
            assertThat(find(visitor, "main")).not().containsText(kept);
        }

        // Whoever has a place reads how to get on the network; nobody else is asked for anything on these pages.
        var member = signedIn(people, scripts, given.member("Ann Lee"));
        member.page().onRequest(request -> asked.add(request.url()));
        member.visit("/meetings/spring-meeting");
        assertThat(find(member, "main")).not().containsText("Ask at reception.");
        member.follow("Take a place");
        reads(member, "Ask at reception.");

        // Once it is held, whoever opens the place reads what was held there.
        clock.travelTo(APRIL.plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        other.visit("/organise/venues").follow("The Castle");
        assertThat(find(other, "section:has(h2:text-is('Meetings here')) li")).containsText("Spring meeting");
        assertThat(find(other, "section:has(h2:text-is('Meetings here')) li")).containsText("20 Apr");
        org.assertj.core.api.Assertions.assertThat(asked)
                .isNotEmpty()
                .allMatch(address -> address.startsWith(people.root() + "/"));
    }

    @Test
    void aPlaceIsOfferedAndTheHostTold(InBrowser.People people) {
        host(people, true);
    }

    @Test
    void aPlaceIsOfferedAndTheHostToldWithoutJavaScript(InBrowser.People people) {
        host(people, false);
    }

    private void host(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var ellie = given.member("Ellie Marsh");
        given.works(ellie.id(), given.organisation("Severn Vale", "SCHOOL"));
        var offering = signedIn(people, scripts, ellie);
        offering.visit("/regions/south-west").follow("Offer to host");
        for (var place : new String[] {"Sixth form centre", "The old gym", "The new gym"}) {
            offering.choose("Which region", "South West").write("Name of the place", place);
            offering.write("Street and number…", "2 Vale Road")
                    .write("Town", "Gloucester")
                    .write("Postcode", "GL2 4QX");
            offering.write("Seats…", "45")
                    .day("Date 1", APRIL)
                    .choose("How long, date 1", "Morning")
                    .day("Date 2", APRIL.plusDays(7));
            offering.open("…More dates").day("Date 4", APRIL.plusDays(14));
            offering.write("Anything else…", "There is a canteen.").follow("Send the offer");
            told(offering, "");
            offering.visit("/my/offers/new?region=south-west");
        }
        offering.visit("/my/offers").follow("Withdraw: The new gym");

        var organiser = signedIn(people, scripts, marcus);
        organiser
                .visit("/organise/offers")
                .follow("Read and answer: The old gym")
                .open("Not now");
        organiser.write("What we write to them", "Another time, gladly.").follow("Decline and write to them");
        organiser.visit("/organise/offers").follow("Read and answer: Sixth form centre");
        organiser.pick("…27 April 2027, …").write("Working title of the meeting", "Spring meeting");
        organiser.write("What we write to them", "We would love to come.").follow("Accept and write to them");
        organiser.visit("/organise/meetings/" + draft("Spring meeting") + "/details");
        assertThat(find(organiser, "input[name=date]")).hasValue("2027-04-27");
        offering.visit("/my/offers");
        reads(offering, "We would love to come.");
        reads(offering, "Another time, gladly.");

        // The place asks for the cars that come: whoever has a place says theirs, and the organiser takes them to the
        // host.
        organiser.visit("/organise/venues").follow("Sixth form centre").follow("Edit");
        organiser.tick("Drivers must give their registration number").follow("Save");

        publish(organiser, "Spring meeting");
        organiser.visit("/organise/meetings/spring-meeting/host").follow("Ask for registration numbers");
        var driver = signedIn(people, scripts, given.member("Ann Lee"));
        driver.visit("/meetings/spring-meeting").follow("Take a place");
        driver.visit("/meetings/spring-meeting/registration").follow("Questions and consents");
        driver.write("Coming by car? Your registration number, please…", "AB12 CDE")
                .follow("Save");
        var sheet =
                organiser.visit("/organise/meetings/spring-meeting/attendees").download("Spreadsheet");
        org.assertj.core.api.Assertions.assertThat(sheet).contains("Coming by car?", "Ann Lee", "AB12 CDE");

        // What the host is told before the day.
        organiser.visit("/organise/meetings/spring-meeting/details").follow("Host");
        organiser
                .write("Ambassadors arrive", "60")
                .write("In your words…", "One of us needs a quiet lift.")
                .follow("Save");
        organiser.follow("Send it now");
        told(organiser, "On its way to the host");
        assertThat(find(organiser, "#pack")).containsText("One of us needs a quiet lift.");
        assertThat(find(organiser, "main")).not().containsText("Ask for registration numbers");
    }

    @Test
    void twoRegionsMeetTogether(InBrowser.People people) {
        together(people, true);
    }

    @Test
    void twoRegionsMeetTogetherWithoutJavaScript(InBrowser.People people) {
        together(people, false);
    }

    private void together(InBrowser.People people, boolean scripts) {
        var marcus = given.ambassador("Marcus Shore", given.region("south-west", "South West"));
        var carys = given.ambassador("Carys Wynn", given.region("wales", "Wales"));
        var priya = given.ambassador("Priya Nair", given.region("east", "East"));
        var lead = signedIn(people, scripts, marcus);
        plan(lead, "Across the bridge", APRIL);
        lead.follow("Details");
        for (var region : new String[] {"Wales", "East"}) {
            lead.choose("Invite a region", region).follow("Invite");
        }
        lead.write("Organisation", "CoreToCloud")
                .choose("What they do", "sponsor")
                .follow("Add partner");

        // One accepts in words, plans with the others, and leaves again; another declines; one is taken back.
        var wales = signedIn(people, scripts, carys);
        wales.visit("/organise")
                .follow("Answer in words")
                .write("A few words to South West…", "Gladly.")
                .follow("Accept");
        wales.visit("/organise/meetings/" + draft("Across the bridge") + "/agenda");
        wales.choose("What it is", "Member talk")
                .write("Title", "Bridges")
                .write("Minutes", "30")
                .follow("Add");
        var east = signedIn(people, scripts, priya);
        east.visit("/organise").follow("Decline");
        assertThat(find(east, "main")).not().containsText("Across the bridge");
        lead.visit("/organise/meetings/" + draft("Across the bridge") + "/agenda");
        reads(lead, "Bridges");
        publish(lead, "Across the bridge");
        var visitor = visitor(people, "/regions/wales");
        assertThat(visitor.locator("main")).containsText("Across the bridge");
        signedIn(people, scripts, given.member("Gwen Guest"))
                .visit("/meetings/across-the-bridge")
                .follow("Take a place");
        wales.visit("/organise/meetings/across-the-bridge/details").follow("Attendees");
        reads(wales, "Gwen Guest");

        wales.visit("/organise/meetings/across-the-bridge/details")
                .follow("Leave")
                .follow("Leave this meeting");
        lead.visit("/organise/meetings/across-the-bridge/details")
                .choose("Invite a region", "East")
                .follow("Invite");
        lead.follow("Take back East");
        visitor.reload();
        assertThat(visitor.locator("main")).not().containsText("Across the bridge");
    }

    private static FilePayload photo(String name) {
        return new FilePayload(name, "image/png", Uploads.picture("png", 800, 600));
    }
}
