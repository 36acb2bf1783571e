package org.staffroom.keyboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.staffroom.files.Uploads;
import org.staffroom.support.Axe;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** A talk, from the call for it to the library and to another region; and what members ask for. */
class TalksByKeyboardTest extends ByKeyboard {

    @Test
    void aTalkIsCalledForProposedAndAnswered(InBrowser.People people) {
        aTalk(people, true);
    }

    @Test
    void aTalkIsCalledForProposedAndAnsweredWithoutJavaScript(InBrowser.People people) {
        aTalk(people, false);
    }

    private void aTalk(InBrowser.People people, boolean scripts) {
        var southWest = given.region("south-west", "South West");
        var wales = given.region("wales", "Wales");
        given.topic("cloud", "Cloud");
        var marcus = given.ambassador("Marcus Shore", southWest);
        var carys = given.ambassador("Carys Wynn", wales);
        var priya = given.member("Priya Nair");
        given.works(priya.id(), given.organisation("Severn Vale", "SCHOOL"));
        var inWales = given.meeting(wales, "In Wales");
        given.agendaItem(inWales, 0, 20, "WELCOME", null);
        var nick = given.member("Nick Farrow");
        given.works(nick.id(), given.organisation("Proofgate", "VENDOR"));

        // The call of the region is opened, and that of a meeting.
        var organiser = signedIn(people, scripts, marcus);
        organiser.visit("/organise/proposals").follow("Call for talks, South West");
        organiser
                .tick("Talks are wanted")
                .write("Your words…", "Tell us what went wrong.")
                .follow("Save");
        told(organiser, "The call is open");
        plan(organiser, "Spring meeting", APRIL);
        organiser.visit("/organise/meetings/" + draft("Spring meeting") + "/call");
        organiser
                .tick("Talks are wanted")
                .day("The last day to propose one", APRIL.minusDays(20))
                .follow("Save");

        // A member finds it from the home page, signs in on the way, and proposes; changes it and takes another back.
        var speaker = at(people, scripts).visit("/regions");
        speaker.follow("South West").follow("Propose a talk");
        enter(speaker, priya);
        propose(speaker, "Growing your own", "Tom Hale, tom.hale@forestedge.example");
        speaker.follow("Change it").write("Title", "Growing our own").follow("Save");
        reads(speaker, "Growing our own");
        speaker.open("…Ask somebody else").write("Name", "Ada Stone").write("E-mail", "ada@school.example");
        speaker.follow("Send the question");
        speaker.follow("Take Ada Stone off");
        assertThat(find(speaker, "#speakers")).not().containsText("Ada Stone");
        speaker.visit("/proposals/new?region=south-west");
        propose(speaker, "Not now", "");
        takeBack(speaker);
        speaker.follow("Offer it again");
        told(speaker, "");
        reads(speaker, "Take it back");
        takeBack(speaker);

        // A vendor offers two, and is called one.
        var vendor = signedIn(people, scripts, nick);
        for (var title : new String[] {"Let a machine break in", "Sold again"}) {
            vendor.visit("/calls").follow("Propose a talk to South West");
            propose(vendor, title, "");
            assertThat(find(vendor, ".tag.vendor")).containsText("Vendor talk");
        }

        // On the board: narrowed down, noted, shortlisted, written to, accepted in words of one's own.
        organiser.visit("/organise").follow("Proposals of talks");
        organiser.openWhereShut("Narrow it down").choose("Whose", "Members").follow("Show");
        assertThat(find(organiser, ".column.chosen .proposals > li")).hasCount(1);
        organiser.follow("Growing our own");
        organiser.write("Write a note", "Rang her: any Tuesday.").follow("Add the note");
        organiser.follow("Shortlist");
        organiser
                .follow("Write to Priya Nair")
                .write("What you write", "Could it be half an hour?")
                .follow("Send");
        organiser.follow("Accept to a meeting");
        organiser.choose("Which meeting, and where in its day?", "…: on the empty agenda");
        organiser.write("What you write", "We would love to have you both.").follow("Accept and send");
        told(organiser, "Priya Nair is told");
        answer(organiser, "Let a machine break in", "Decline", "Decline and send", "Not a tour of a product.");
        answer(organiser, "Sold again", "For later", "Keep and send", "In the autumn, gladly.");

        // The speaker reads both letters, says yes; the vendor reads the answers.
        speaker.visit("/my/proposals").follow("Growing our own");
        reads(speaker, "We would love to have you both.");
        reads(speaker, "Could it be half an hour?");
        speaker.follow("Yes, I will give it");
        organiser.visit("/organise/proposals?column=accepted");
        assertThat(find(organiser, ".proposals li:has-text('Growing our own')")).containsText("Confirmed");
        vendor.visit("/my/proposals").follow("Let a machine break in");
        reads(vendor, "Not a tour of a product.");
        vendor.visit("/my/proposals").follow("Sold again");
        reads(vendor, "In the autumn, gladly.");
        publish(organiser, "Spring meeting");

        // What does not suit one region goes to the next, which sees it; the first does not any more.
        vendor.visit("/proposals/new?region=south-west");
        propose(vendor, "Two hours by train", "");
        organiser.visit("/organise/proposals").follow("Two hours by train").follow("Pass on to another region");
        organiser.choose("Which region?", "Wales").write("What you write", "Wales is nearer to you.");
        organiser.follow("Pass on and send");
        told(organiser, "");
        assertThat(find(organiser, "main")).not().containsText("Two hours by train");
        var other = signedIn(people, scripts, carys);
        other.visit("/organise/proposals").follow("Two hours by train");
        vendor.visit("/my/proposals").follow("Two hours by train");
        reads(vendor, "Wales is nearer to you.");

        // The speaker says something of herself, cannot come and can after all, and uploads slides: the chooser opens
        // by a key.
        speaker.visit("/my/talks").follow("Introduce yourself");
        speaker.write("What should people know about you?…", "I run the IT of a trust.")
                .follow("Save");
        speaker.visit("/my/talks").open("…I cannot be there…");
        speaker.write("What the ambassadors should know…", "Parents' evening.").follow("Tell the ambassadors");
        speaker.follow("I can give “Growing our own” at “Spring meeting” after all");
        speaker.visit("/my/talks").follow("Edit the words of “Growing our own”");
        speaker.write("What it is about", "What we would do otherwise.").follow("Save");
        speaker.visit("/my/talks").follow("Slides and links of “Growing our own”");
        speaker.write("What it is", "Slides")
                .file("A file", new FilePayload("slides.pdf", "application/pdf", Uploads.pdf("Growing our own")))
                .pick("Nobody yet")
                .follow("Add it");
        told(speaker, "Nobody sees it yet");
        speaker.choose("Who may see “Slides”", "Everyone…").follow("Change …");
        speaker.write("What it is", "Our plan").write("Or a link", "https://school.example/plan");
        speaker.pick("Everyone, visitors too").follow("Add it");
        speaker.follow("Move up Our plan");
        told(speaker, "Moved up");

        // A visitor finds both in the library, with keys too; another region's ambassador invites her.
        var reader = at(people, scripts).visit("/");
        reader.follow("Talks")
                .openWhereShut("Narrow it down")
                .choose("Where", "South West")
                .follow("Show");
        reader.follow("Growing our own");
        assertThat(find(reader, "main ul.lines a").first()).hasText("Our plan");
        reads(reader, "What we would do otherwise.");
        assertThat(find(reader, "main")).not().containsText("Four apprentices in six years.");
        reader.follow("More about Priya Nair");
        isAt(reader, "/speakers/priya-nair");
        reads(reader, "I run the IT of a trust.");
        other.visit("/presentations/growing-our-own").follow("Invite to our region");
        other.write("Your words to the speakers", "Wales would love to hear this.")
                .follow("Send the invitation");
        speaker.visit("/my/talks");
        reads(speaker, "Wales would love to hear this.");
        speaker.write("Your words to the ambassador…", "With pleasure.").follow("Yes, gladly");
        other.visit("/organise").follow("See the answer…");
        reads(other, "With pleasure.");
        other.choose("Which meeting, and where in its day?", "…: after everything, from …")
                .follow("Put “Growing our own” on the agenda");
        isAt(other, "/organise/meetings/[0-9a-f-]+/agenda");
        assertThat(find(other, ".slab").last()).containsText("Growing our own");
        other.visit("/organise/invitations");
        reads(other, "It is on an agenda of the region.");

        // Another is declined, and the answer is put away.
        given.agendaItem(
                given.meeting(southWest, "Earlier"),
                0,
                30,
                "MEMBER_TALK",
                given.talk("Moving house", "MEMBER", priya.id()));
        other.visit("/presentations/moving-house").follow("Invite to our region");
        other.write("Your words to the speakers", "And this?").follow("Send the invitation");
        speaker.visit("/my/talks").follow("Not this time");
        other.visit("/organise").follow("See the answer…");
        other.follow("Done with the answer about “Moving house”");
    }

    private static void takeBack(Keyboard speaker) {
        speaker.open("…Take it back").past().follow("Take it back");
        told(speaker, "");
    }

    @Test
    void membersAskAndAmbassadorsPlanIt(InBrowser.People people) {
        asked(people, true);
    }

    @Test
    void membersAskAndAmbassadorsPlanItWithoutJavaScript(InBrowser.People people) {
        asked(people, false);
    }

    private void asked(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        given.topic("cloud", "Cloud");
        var marcus = given.ambassador("Marcus Shore", region);

        var author = signedIn(people, scripts, given.member("Priya Nair"));
        author.visit("/").follow("Topic board").follow("Put up a topic");
        putUp(author, "Moving the phones", "Something I am wrestling with");
        author.follow("Edit");
        Axe.findsNothing(author.page(), "/board/{id}/edit");
        author.write("In one line", "Moving the telephones").follow("Save");
        reads(author, "Moving the telephones");
        author.visit("/board/new");
        putUp(author, "Nothing of note", "Something to hear about");
        author.follow("Withdraw it");

        // Seconded, taken back, seconded again from the list, where nothing loses the focus.
        var member = signedIn(people, scripts, given.member("Tom Hale"));
        member.visit("/board");
        reads(member, "Moving the telephones");
        assertThat(find(member, "main")).not().containsText("Nothing of note");
        member.write("Words", "telephones").send();
        vote(member, scripts, "…Me too…", "1");
        vote(member, scripts, "…You too…", "0");
        vote(member, scripts, "…Me too…", "1");
        member.anew()
                .openWhereShut("Region, topic, order")
                .choose("Asked in", "South West")
                .choose("Order", "Newest")
                .follow("Show");
        member.follow("Moving the telephones").follow("Take back my vote").follow("Me too");
        reads(member, "You want this");

        var organiser = signedIn(people, scripts, marcus);
        plan(organiser, "Spring meeting", APRIL);
        organiser.visit("/organise").follow("What your regions ask for").follow("Moving the telephones");
        organiser.choose("Meeting", "Spring meeting…").choose("Minutes", "45").follow("Put it on the agenda");
        publish(organiser, "Spring meeting");

        var visitor = visitor(people, "/board?state=discussed");
        visitor.navigate("/meetings/spring-meeting");
        assertThat(visitor.locator("ol.agenda")).containsText("Moving the telephones");
    }

    @Test
    void whatIsAskedTwiceIsMergedAndWhatDoesNotBelongIsHidden(InBrowser.People people) {
        moderated(people, true);
    }

    @Test
    void whatIsAskedTwiceIsMergedAndWhatDoesNotBelongIsHiddenWithoutJavaScript(InBrowser.People people) {
        moderated(people, false);
    }

    private void moderated(InBrowser.People people, boolean scripts) {
        var region = given.region("south-west", "South West");
        given.topic("cloud", "Cloud");
        var author = signedIn(people, scripts, given.member("Priya Nair"));
        for (var title : new String[] {"Moving the phones", "Moving the telephones", "Buy my firewall"}) {
            author.visit("/board/new");
            putUp(author, title, "Something to hear about");
        }

        var keys = signedIn(people, scripts, given.ambassador("Marcus Shore", region));
        keys.visit("/board").follow("Moving the telephones").open("Asked twice? Merge it");
        keys.pick("Moving the phones…").follow("Merge");
        isAt(keys, "/board/[0-9a-f-]+");
        reads(keys, "Moving the phones");
        keys.visit("/board").follow("Buy my firewall").open("Take it off the board");
        keys.write("Why", "This is an advertisement.").follow("Hide it");

        var visitor = visitor(people, "/board");
        assertThat(visitor.locator("main")).containsText("Moving the phones");
        assertThat(visitor.locator("main")).not().containsText("Moving the telephones");
        assertThat(visitor.locator("main")).not().containsText("Buy my firewall");
        author.visit(keys.page().url());
        reads(author, "This is an advertisement.");

        // Hidden by mistake: put back.
        keys.anew().follow("Put it back on the board");
        visitor.reload();
        assertThat(visitor.locator("main")).containsText("Buy my firewall");
    }

    private static void vote(Keyboard keys, boolean scripts, String name, String votes) {
        if (scripts) {
            keys.press(name);
            assertThat(find(keys, ".vote .press b")).hasText(votes);
            // what came just now listens to presses once it has settled
            assertThat(find(keys, ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"))
                    .hasCount(0);
            keys.keepsTheFocus();
        } else {
            keys.follow(name);
        }
    }

    private static void putUp(Keyboard keys, String title, String kind) {
        keys.pick(kind).write("In one line", title).write("A few lines more…", "Nobody knows how.");
        keys.choose("Asked in", "South West").tick("Cloud").follow("Put it up");
        reads(keys, title);
    }

    private static void propose(Keyboard keys, String title, String speakers) {
        keys.write("Title", title).write("What is it about?", "Four apprentices in six years.");
        keys.pick("Strategic…").pick("Anybody").pick("30 min…").tick("Cloud");
        keys.write("Who speaks with you?…", speakers).write("Have you given it before?…", "At home.");
        keys.write("What do you need?…", "A screen.").follow("Send the proposal");
        told(keys, "Sent");
    }

    private static void answer(Keyboard keys, String title, String way, String press, String words) {
        keys.visit("/organise/proposals").follow(title).follow(way);
        keys.write("What you write", words).follow(press);
        told(keys, "");
    }
}
