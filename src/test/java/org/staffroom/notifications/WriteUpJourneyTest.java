package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.ScheduledPublications;

/**
 * From a meeting that is over to those who read of it: a draft with its facts, somebody who writes too, a speaker without an
 * account, an hour at which it publishes itself; and what a visitor, somebody who came and somebody who could not then see.
 */
@StaffroomTest
@ExtendWith(InBrowser.class)
class WriteUpJourneyTest {

    private static final String PAGE = "/write-ups/what-we-learned";

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    @Autowired
    TravellingClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ScheduledPublications planned;

    @Autowired
    DeliveryWorker ownWorker;

    private Happenings happenings;

    @BeforeEach
    void mailsGoToTheServer() {
        ownWorker.stop();
        happenings = new Happenings(context);
    }

    @AfterEach
    void startAgain() {
        ownWorker.start();
    }

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
        happenings.waiting(meeting, waited.id(), 1);
        given.agendaItem(meeting, 0, 30, "VENDOR_TALK", given.talk("Ransomware", "VENDOR", speaker));
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
        var guest = people.withoutJavaScript();
        guest.navigate(link(mail));
        assertThat(guest.locator("main")).containsText("Vendor talk");
        guest.locator("textarea[name=words]").fill(" ");
        guest.locator("main form button").click();
        assertThat(guest.locator("main .error")).containsText("Write a sentence or two first.");
        guest.locator("textarea[name=words]").fill("Test your restore. <b>Then</b> test it again.");
        guest.locator("main form button").click();
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
    void aReportThatNobodyWroteIsTakenOnWithOnePress(InBrowser.People people) throws Exception {
        var region = given.region("south-west", "South West");
        var marcus = given.ambassador("Marcus Shore", region);
        var grace = given.ambassador("Grace Holt", region);
        jdbc.sql("update ambassador set role = 'CO' where person_id = ?")
                .param(grace.id().value())
                .update();
        given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofDays(15)), 30);
        context.getBean(org.staffroom.reporting.ReportDuties.class).remindDue();
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

    private MimeMessage to(CurrentPerson person) throws Exception {
        return to(person.email());
    }

    /** The newest mail to an address, but for those to sign in. */
    private MimeMessage to(String email) throws Exception {
        happenings.sendAll(SERVER.getSmtp().getPort());
        MimeMessage found = null;
        for (var message : Arrays.asList(SERVER.getReceivedMessages())) {
            if (List.of(message.getAllRecipients()).toString().contains(email)
                    && !message.getSubject().startsWith("Sign in")) {
                found = message;
            }
        }
        return java.util.Objects.requireNonNull(found, email);
    }

    private static String link(MimeMessage message) throws Exception {
        var found = Pattern.compile("https?://[^/\\s]+(/answers/[\\w-]+)").matcher(Happenings.text(message));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
