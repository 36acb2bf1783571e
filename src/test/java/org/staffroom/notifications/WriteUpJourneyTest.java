package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.CurrentPerson;
import org.staffroom.reporting.ReportDuties;
import org.staffroom.support.Axe;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;
import org.staffroom.writeups.ScheduledPublications;

/**
 * From a meeting that is over to those who read of it: a draft with its facts, somebody who writes too, a speaker without an
 * account, an hour at which it publishes itself; and what a visitor, somebody who came and somebody who could not then see.
 */
class WriteUpJourneyTest extends MailJourney {

    private static final String PAGE = "/write-ups/what-we-learned";

    @Autowired
    ScheduledPublications planned;

    @Autowired
    ReportDuties duties;

    @Test
    void fromADraftWithItsFactsToThoseWhoReadIt(InBrowser.People people) throws Exception {
        tell(people, people::atADesk, people::onAPhone);
    }

    @Test
    void fromADraftWithItsFactsToThoseWhoReadItWithoutJavaScript(InBrowser.People people) throws Exception {
        tell(people, people::withoutJavaScript, people::withoutJavaScript);
    }

    private void tell(InBrowser.People people, Supplier<Page> desk, Supplier<Page> phone) throws Exception {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var ellie = given.member("Ellie Marsh");
        var came = given.member("Priya Nair");
        var waited = given.member("Walt Waiting");
        var speaker = given.guest("Al Bright");
        jdbc.sql("update person set email = 'al@vendor.example' where id = ?")
                .param(speaker.value())
                .update();
        var meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        given.attended(meeting, ellie.id());
        given.attended(meeting, came.id());
        new Happenings(context).waiting(meeting, waited.id(), 1);
        var absent = given.member("Nora Absent");
        given.confirmed(meeting, absent.id());
        var near = given.member("Nell Near");
        follow("region_follower", region.value(), near);
        var keen = given.member("Ken Keen");
        var topic = given.topic("ransomware", "Ransomware");
        follow("topic_follower", topic.value(), keen);
        var talk = given.talk("Ransomware", "VENDOR", speaker);
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", talk);
        jdbc.sql("update agenda_item set title = ''").update();
        given.meeting(region, "Summer meeting", Instant.parse("2027-06-15T09:00:00Z"), 30);

        // The ambassador starts from the desk, with what is known of the day.
        var organiser = desk.get();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise");
        organiser
                .locator("main a[href='/organise/meetings/going-cloud/write-up']")
                .first()
                .click();
        organiser.locator("main form[action$='/write-up'] button").click();
        var draft = organiser.url().replaceAll(".*/write-ups/([0-9a-f-]{36})/.*", "$1");
        assertThat(organiser.locator("textarea[name=body]").inputValue())
                .contains(
                        "2 of us met",
                        "## Ransomware",
                        "*Vendor talk* by Al Bright",
                        "[Summer meeting](/meetings/summer-meeting)");

        // Adds somebody who was there, and asks the speaker.
        organiser.locator("main .subnav a[href$='/authors']").click();
        organiser.locator("input[name=q]").fill("ellie");
        organiser.locator("form[role=search] button").last().click();
        organiser.locator("form:has(input[name=person]) button").click();
        assertThat(organiser.locator("main")).containsText("Ellie Marsh");
        assertThat(to(ellie).getSubject()).isEqualTo("You are writing too: Going cloud");
        organiser.locator("main .subnav a[href$='/speakers']").click();
        assertThat(organiser.locator("main")).containsText("To 1 speaker: Al Bright");
        organiser.locator("main form[action$='/speakers'] button").click();
        assertThat(organiser.locator("main")).containsText("asked 2 March");

        // The co-author has the draft open while the speaker, who has no account, follows the mail.
        var together = desk.get();
        mails.signIn(together, ellie.email());
        together.navigate("/my/write-ups");
        together.locator("main a[href='/write-ups/" + draft + "/edit']").click();
        var mail = to("al@vendor.example");
        assertThat(mail.getSubject()).isEqualTo("Two sentences on your talk at Going cloud?");
        assertThat(Happenings.text(mail)).contains("Vendor talk: Ransomware", "Marcus Shore is writing it up");
        var guest = phone.get();
        guest.navigate(answer(mail));
        assertThat(guest.locator("main")).containsText("Vendor talk");
        Axe.findsNothing(guest, "/answers/{token}");
        var keys = new Keyboard(guest);
        keys.write("In your words", " ").follow("Send");
        Axe.findsNothing(guest, "/answers/{token}");
        assertThat(guest.locator("main .error")).containsText("Write a sentence or two first.");
        keys.write("In your words", "Test your restore. <b>Then</b> test it again.")
                .follow("Send");
        assertThat(guest.locator("h1")).containsText("Thank you, that has come in");
        assertThat(guest.context().cookies()).isEmpty();

        // She saves what she wrote meanwhile: both stand there.
        var body = together.locator("textarea[name=body]");
        body.fill(body.inputValue().replace("2 of us met", "Two dozen of us met"));
        together.locator("input[name=title]").fill("What we learned");
        together.locator(".endbar button:not([formaction])").first().click();
        assertThat(together.locator("textarea[name=body]").inputValue())
                .contains(
                        "Two dozen of us met",
                        "> Test your restore. \\<b\\>Then\\</b\\> test it again.\n>\n> — Al Bright");

        // The ambassador lets it publish itself in the morning.
        organiser.navigate("/write-ups/" + draft + "/edit");
        organiser.locator("details.plan summary").click();
        organiser.locator("input[name=publishOn]").fill("2027-03-03");
        organiser.locator("input[name=publishTime]").fill("08:00");
        organiser.locator("button[formaction$='/plan']").click();
        assertThat(organiser.locator("main")).containsText("It publishes itself on Wednesday 3 March 2027, at 8am.");
        var visitor = phone.get();
        assertThat(visitor.navigate(PAGE).status()).isEqualTo(404);
        clock.travelTo(Instant.parse("2027-03-03T08:00:10Z"));
        planned.publishDue();

        // What others then see.
        visitor.navigate(PAGE);
        assertThat(visitor.locator("main")).containsText("Two dozen of us met");
        assertThat(visitor.locator("main blockquote")).containsText("Test your restore. <b>Then</b> test it again.");
        assertThat(visitor.locator("main")).containsText("by Marcus Shore and Ellie Marsh");
        assertThat(visitor.locator("main")).containsText("Vendor talk by Al Bright");
        var picture = visitor.locator("meta[property='og:image']").getAttribute("content");
        var png = visitor.request().get(picture.replaceFirst("https?://[^/]+", people.root()));
        var image = ImageIO.read(new ByteArrayInputStream(png.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(Happenings.text(to(came))).contains("has written up what you heard", PAGE);
        assertThat(Happenings.text(to(waited))).contains("You had wanted to come to Going cloud");
        assertThat(Happenings.text(to(absent))).contains("You had wanted to come to Going cloud");
        assertThat(Happenings.text(to(near))).contains("because you follow South West");
        assertThat(Happenings.text(to(keen))).contains("because you follow Ransomware, which was spoken about");

        // What was changed by whom, and the way back.
        organiser.navigate("/write-ups/" + draft + "/history");
        assertThat(organiser.locator("main")).containsText("Al Bright sent words");
        assertThat(organiser.locator(".differences ins").last()).containsText("Two dozen");
        organiser.locator("select[name=from]").selectOption("1");
        organiser.locator("form:has(select[name=from]) button").click();
        assertThat(organiser.locator(".differences"))
                .containsText(new String[] {"What we learned", "Test your restore."});
        organiser.locator("form[action$='/history/2/restoration'] button").click();
        assertThat(organiser.locator("main")).containsText("Marcus Shore went back to version 2");
        visitor.reload();
        assertThat(visitor.locator("main")).not().containsText("Two dozen");
    }

    @Test
    void aDraftFollowsWhatBecomesKnownAndKeepsWhatItsAuthorWrote(InBrowser.People people) {
        known(people.atADesk(), people.onAPhone());
    }

    @Test
    void aDraftFollowsWhatBecomesKnownWithoutJavaScript(InBrowser.People people) {
        known(people.withoutJavaScript(), people.withoutJavaScript());
    }

    private void known(Page author, Page visitor) {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(2)), 30);
        jdbc.sql("update venue set name = 'The Castle'").update();

        // Nothing is known but when and where: the draft says no more than that.
        mails.signIn(author, marcus.email());
        author.navigate("/organise/meetings/going-cloud/write-up");
        author.locator("main form[action$='/write-up'] button").click();
        var body = author.locator("textarea[name=body]");
        assertThat(body).hasValue("On Sunday 28 February 2027, we met at The Castle, Bristol.");
        body.fill(body.inputValue() + "\n\nWe talked for hours.");
        author.locator("input[name=title]").fill("Hours of talk");
        author.locator(".endbar button:not([formaction])").first().click();

        // Then the rest comes in: who came, the host, a talk with slides, what the room asked, the next meeting.
        var priya = given.member("Priya Nair");
        given.works(priya.id(), given.organisation("Severn Vale", "SCHOOL"));
        var ellie = given.member("Ellie Marsh");
        given.works(ellie.id(), given.organisation("Mendip Trust", "TRUST"));
        given.attended(meeting, priya.id());
        given.attended(meeting, ellie.id());
        jdbc.sql("insert into meeting_partner values (?, ?, 'HOST', 0)")
                .params(
                        meeting.value(),
                        given.organisation("Exe College", "SCHOOL").value())
                .update();
        var talk = given.talk("Growing your own", "MEMBER", priya.id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        jdbc.sql("update agenda_item set title = ''").update();
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (gen_random_uuid(), ?, 'Slides', 'https://slides.example', 'EVERYONE', 0)
                        """).param(talk.value()).update();
        jdbc.sql("""
                        insert into room_post (id, meeting_id, kind, text, votes)
                        values (gen_random_uuid(), ?, 'QUESTION', 'Who pays for it?', 3)
                        """).param(meeting.value()).update();
        given.meeting(region, "Summer meeting", Instant.parse("2027-06-15T09:00:00Z"), 30);
        author.locator("textarea[name=takeaways]").fill("Ask for an hour a week");
        author.locator("button[name=act][value=fill]").click();
        assertThat(author.locator(".flash")).containsText("Filled in. What you had changed was left alone.");
        assertThat(body)
                .hasValue("On Sunday 28 February 2027, 2 of us met at The Castle, Bristol. We came from 2 different"
                        + " organisations, and 2 of us were there for the first time.\n\nWe talked for hours.\n\n"
                        + "Thank you to Exe College for having us.\n\n## Growing your own\n\n"
                        + "*Member talk* by Priya Nair (Severn Vale)\n\n"
                        + "[Slides and links of this talk](/presentations/growing-your-own)\n\n## What comes next\n\n"
                        + "South West meets again on Tuesday 15 June 2027 in Bristol:"
                        + " [Summer meeting](/meetings/summer-meeting).");
        assertThat(author.locator("textarea[name=discussed]")).hasValue("Who pays for it?");
        assertThat(author.locator("textarea[name=takeaways]")).hasValue("Ask for an hour a week");
        assertThat(author.locator("input[name=title]")).hasValue("Hours of talk");
        author.locator("button[name=act][value=fill]").click();
        assertThat(author.locator(".flash")).containsText("Nothing is new");

        author.locator("button[formaction$='/publication']").click();
        assertThat(author.locator("h1")).hasText("Hours of talk");
        visitor.navigate("/write-ups/hours-of-talk");
        assertThat(visitor.locator("main .prose")).containsText("We talked for hours.");
        assertThat(visitor.locator("main .aside")).containsText("Who pays for it?");
        visitor.locator("main .prose a[href='/presentations/growing-your-own']").click();
        assertThat(visitor.locator("h1")).hasText("Growing your own");
    }

    private void follow(String table, UUID what, CurrentPerson person) {
        jdbc.sql("insert into " + table + " values (?, ?, now())")
                .params(what, person.id().value())
                .update();
    }

    @Test
    void aReportThatNobodyWroteIsTakenOnWithOnePress(InBrowser.People people) throws Exception {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var grace = given.ambassador("Grace Holt", region);
        jdbc.sql("update ambassador set role = 'CO' where person_id = ?")
                .param(grace.id().value())
                .update();
        given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(8)), 30);
        duties.remindDue();
        assertThat(Happenings.text(to(marcus)))
                .contains("Going cloud was a week ago", "/organise/meetings/going-cloud/write-up");
        assertThat(allTo(grace.email())).isEmpty();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(7)));
        duties.remindDue();
        assertThat(Happenings.text(to(grace))).contains("Would you write it up?", "/write-up/duty");

        var page = people.onAPhone();
        mails.signIn(page, grace.email());
        page.navigate("/organise");
        page.locator("main form[action$='/write-up/duty'] button").click();
        page.waitForURL(Pattern.compile(".*/write-ups/.*/edit"));

        var other = people.withoutJavaScript();
        mails.signIn(other, marcus.email());
        other.navigate("/organise/meetings/going-cloud/write-up/duty");
        assertThat(other.locator("main")).containsText("As things stand, Grace Holt.");
    }
}
