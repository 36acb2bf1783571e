package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.support.Forms.send;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.staffroom.files.Uploads;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Axe;
import org.staffroom.support.DayForms;
import org.staffroom.support.InBrowser;
import org.staffroom.support.Keyboard;

/** Slides that find their listeners, and a talk that finds another region, in a real browser. */
class SpeakersJourneyTest extends MailJourney {

    /** What a program begins with. */
    private static final byte[] PROGRAM = "MZ\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final FilePayload[] DECKS = {
        new FilePayload(
                "going-cloud.pptx",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                Uploads.powerPoint()),
        new FilePayload("going-cloud.odp", "application/vnd.oasis.opendocument.presentation", Uploads.openDocument())
    };

    private static final Pattern MATERIALS = Pattern.compile("https?://[^/\\s]+(/presentations/[\\w-]+/materials)");

    @TempDir
    Path folder;

    CurrentPerson priya;
    CurrentPerson anna;

    @Test
    void slidesAndAnInvitation(InBrowser.People people) throws Exception {
        slides(people, people::onAPhone);
        var speaker = people.atADesk();
        asTheyWereMade(people, speaker, people.onAPhone());
        tooLarge(speaker, true);
        invitation(people::atADesk);
    }

    @Test
    void slidesAndAnInvitationWithoutJavaScript(InBrowser.People people) throws Exception {
        slides(people, people::withoutJavaScript);
        var speaker = people.withoutJavaScript();
        asTheyWereMade(people, speaker, people.withoutJavaScript());
        tooLarge(speaker, false);
        invitation(people::withoutJavaScript);
    }

    /** From an empty region to slides that a visitor looks at. */
    private void slides(InBrowser.People people, Supplier<Page> browser) throws IOException {
        var wales = given.region("wales", "Wales");
        var marcus = given.ambassador("Marcus Shore", wales);
        priya = given.member("Priya Nair");
        var comes = given.member("Ellie Marsh");
        var stranger = given.member("Sam Stranger");
        var meeting =
                given.meeting(wales, "Leaving the server room", clock.instant().plus(Duration.ofDays(20)), 30);
        given.confirmed(meeting, comes.id());

        // The ambassador puts her on the agenda.
        var organiser = people.atADesk();
        mails.signIn(organiser, marcus.email());
        organiser.navigate("/organise/proposals");
        organiser.locator("a[href='/organise/presentations/new']").click();
        organiser.locator("[name=title]").fill("Going cloud");
        organiser.locator("[name=nature][value=STRATEGIC]").check(new Locator.CheckOptions().setForce(true));
        organiser.locator("[name=newSpeakers]").fill("Priya Nair, " + priya.email());
        send(organiser, "title");
        var talk = jdbc.sql("select id from presentation")
                .query(java.util.UUID.class)
                .single();
        given.agendaItem(meeting, 30, 45, "MEMBER_TALK", new org.staffroom.presentations.PresentationId(talk));

        // She finds it on her own page, introduces herself and uploads slides for attendees.
        var speaker = browser.get();
        mails.signIn(speaker, priya.email());
        speaker.navigate("/my/talks");
        assertThat(speaker.locator("main")).containsText("No slides yet");
        assertThat(speaker.locator("main")).containsText("No description yet");
        speaker.navigate("/my/talks/biography");
        speaker.locator("[name=biography]").fill("I look after seven schools.");
        send(speaker, "biography");
        assertThat(speaker.locator(".flash")).containsText("Everyone can read it");
        speaker.locator("main a[href='/presentations/going-cloud/materials']")
                .first()
                .click();
        // What is no slides is refused in words, and nothing that she typed is lost.
        speaker.locator("[name=label]").fill("My slides");
        speaker.locator("[name=audience][value=ATTENDEES]").check(new Locator.CheckOptions().setForce(true));
        var before = onDisk();
        refused(speaker, file("slides.pdf", PROGRAM), "This kind of file cannot be stored");
        refused(
                speaker,
                file("slides.pptx", Uploads.pptx("ppt/media/a.xml", 40 * 1024 * 1024)),
                "The file would unpack to far more than its size");
        assertThat(onDisk()).isEqualTo(before);
        assertThat(materials()).isZero();
        var visitor = browser.get();
        visitor.navigate("/presentations/going-cloud");
        assertThat(visitor.locator("main")).containsText("Slides often follow a few days after the meeting");
        speaker.locator("[name=file]").setInputFiles(file("slides.pdf", Uploads.pdf("the cloud")));
        send(speaker, "label");
        assertThat(speaker.locator("main ul.lines")).containsText("My slides");

        // Who comes sees them; a stranger and a visitor do not.
        var listener = browser.get();
        mails.signIn(listener, comes.email());
        listener.navigate("/presentations/going-cloud");
        assertThat(listener.locator("main a[href^='/files/']")).hasText("My slides");
        var address = listener.locator("main a[href^='/files/']").getAttribute("href");
        assertThat(listener.request().get(people.root() + address).status()).isEqualTo(200);
        var other = browser.get();
        mails.signIn(other, stranger.email());
        for (var page : new Page[] {other, visitor}) {
            page.navigate("/presentations/going-cloud");
            assertThat(page.locator("main")).containsText("for those who have a place");
            assertThat(page.locator("main a[href^='/files/']")).hasCount(0);
            assertThat(page.request().get(people.root() + address).status()).isEqualTo(404);
        }

        // She opens them to everyone, and a visitor downloads them.
        speaker.navigate("/presentations/going-cloud/materials");
        speaker.locator("select[name=audience]").selectOption("EVERYONE");
        speaker.locator("form:has(select[name=audience]) button").click();
        assertThat(speaker.locator(".flash")).containsText("Everyone can see it now");
        assertThat(visitor.request().get(people.root() + address).text()).contains("the cloud");

        // She keeps them to herself for now: gone for the visitor and for who comes, and there for her.
        speaker.navigate("/presentations/going-cloud/materials");
        speaker.locator("select[name=audience]").selectOption("NOBODY");
        speaker.locator("form:has(select[name=audience]) button").click();
        for (var page : new Page[] {listener, other, visitor}) {
            page.navigate("/presentations/going-cloud");
            assertThat(page.locator("main")).not().containsText("My slides");
            assertThat(page.request().get(people.root() + address).status()).isEqualTo(404);
        }
        assertThat(speaker.request().get(people.root() + address).status()).isEqualTo(200);
        organiser.navigate("/organise/meetings/leaving-the-server-room/slides");
        assertThat(organiser.locator("main")).containsText("0 of 1 talk");
        speaker.navigate("/my/talks");
        speaker.locator("main a[href='/presentations/going-cloud/materials']")
                .first()
                .click();
        speaker.locator("select[name=audience]").selectOption("EVERYONE");
        speaker.locator("form:has(select[name=audience]) button").click();
        speaker.locator("nav.crumbs a[href='/my/talks']").click();
        assertThat(speaker.locator("h1")).hasText("My talks");

        // The organiser sees how many talks have slides.
        organiser.navigate("/organise/meetings/leaving-the-server-room/slides");
        assertThat(organiser.locator("main")).containsText("1 of 1 talk");
    }

    /** The slides as they were made, and a visitor opens them with what they were made with. */
    private void asTheyWereMade(InBrowser.People people, Page speaker, Page visitor) {
        mails.signIn(speaker, priya.email());
        for (var deck : DECKS) {
            speaker.navigate("/presentations/going-cloud/materials");
            speaker.getByLabel("What it is").fill(deck.name);
            speaker.getByLabel("A file").setInputFiles(deck);
            speaker.getByLabel("Everyone, visitors too").check(new Locator.CheckOptions().setForce(true));
            send(speaker, "label");
            assertThat(speaker.locator(".flash")).containsText("It is on the talk’s page now");
            visitor.navigate("/presentations/going-cloud");
            var link = visitor.getByText(deck.name);
            var got = visitor.request().get(people.root() + link.getAttribute("href"));
            assertThat(got.body()).isEqualTo(deck.buffer);
            assertThat(got.headers().get("content-type")).startsWith(deck.mimeType);
            assertThat(got.headers().get("content-disposition"))
                    .startsWith("attachment")
                    .contains(deck.name);
        }
    }

    /** A deck of 51 MB is refused in words, nothing typed is lost, nothing is stored; one of 50 MB is taken. */
    private void tooLarge(Page speaker, boolean scripts) throws IOException {
        speaker.navigate("/presentations/going-cloud/materials");
        var files = onDisk();
        var materials = materials();
        var sent = new ArrayList<String>();
        speaker.onRequest(request -> sent.add(request.method()));
        speaker.getByLabel("What it is").fill("The long version");
        speaker.getByLabel("Everyone, visitors too").check(new Locator.CheckOptions().setForce(true));
        speaker.getByLabel("A file").setInputFiles(deckOf(51));
        send(speaker, "label");
        if (scripts) {
            assertThat(speaker.getByLabel("A file"))
                    .hasJSProperty(
                            "validationMessage",
                            "This file is larger than 50 MB. Make it smaller, or give a link to it instead.");
        } else {
            assertThat(speaker.locator(".summary")).containsText("The file is larger than 50 MB");
        }
        assertThat(speaker.getByLabel("What it is")).hasValue("The long version");
        assertThat(onDisk()).isEqualTo(files);
        assertThat(materials()).isEqualTo(materials);

        speaker.getByLabel("A file").setInputFiles(deckOf(50));
        send(speaker, "label");
        assertThat(speaker.locator("main ul.lines")).containsText("The long version");
        assertThat(sent).filteredOn("POST"::equals).hasSize(scripts ? 1 : 2);
        assertThat(onDisk()).isEqualTo(files + 1);
        assertThat(materials()).isEqualTo(materials + 1);
    }

    private Path deckOf(int megabytes) throws IOException {
        var deck = folder.resolve("deck-" + megabytes + ".pdf");
        Files.write(deck, Arrays.copyOf(Uploads.pdf("large"), megabytes * 1024 * 1024));
        return deck;
    }

    private static long onDisk() throws IOException {
        try (var all = Files.walk(Path.of("target/test-data/files"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private int materials() {
        return jdbc.sql("select count(*) from presentation_material")
                .query(Integer.class)
                .single();
    }

    private static void refused(Page speaker, FilePayload file, String words) {
        speaker.locator("[name=file]").setInputFiles(file);
        send(speaker, "label");
        assertThat(speaker.locator(".summary")).containsText(words);
        assertThat(speaker.locator("form [name=label]")).hasValue("My slides");
        assertThat(speaker.locator("[name=audience][value=ATTENDEES]")).isChecked();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    @Test
    void slidesAreAskedForBeforeAndAfter(InBrowser.People people) throws Exception {
        asked(people::onAPhone);
    }

    @Test
    void slidesAreAskedForBeforeAndAfterWithoutJavaScript(InBrowser.People people) throws Exception {
        asked(people::withoutJavaScript);
    }

    /** Two speak, and have no slides a week before: one adds hers then, the other when she is asked again. */
    private void asked(Supplier<Page> browser) throws Exception {
        var wales = given.region("wales", "Wales");
        var marcus = given.ambassador("Marcus Shore", wales);
        priya = given.member("Priya Nair");
        anna = given.member("Anna Whitfield");
        var day = Instant.parse("2027-03-16T09:30:00Z");
        var organiser = browser.get();
        mails.signIn(organiser, marcus.email());
        DayForms.plan(organiser, "Leaving the server room", "2027-03-16", "09:30", "15:00")
                .add("Member talk", "Going cloud", 30, "Priya Nair, " + priya.email(), "At the end", "", "")
                .add("Member talk", "Old switches", 30, "Anna Whitfield, " + anna.email(), "At the end", "", "")
                .publish();

        remindOn(day.minus(Duration.ofDays(7)));
        addsFromTheMail(browser.get(), priya, "Your slides for Leaving the server room", "Going cloud");
        remindOn(day.minus(Duration.ofDays(6)));
        mailbox.to(priya.email(), "Your slides");
        assertThat(text(mailbox.to(anna.email(), "Your slides for Leaving the server room")))
                .contains("Old switches")
                .doesNotContain("Going cloud");

        remindOn(day.plus(Duration.ofDays(2)));
        organiser.navigate("/organise/meetings/leaving-the-server-room/slides");
        assertThat(organiser.locator("main")).containsText("1 of 2 talks");
        addsFromTheMail(browser.get(), anna, "Your slides from Leaving the server room", "Old switches");
        organiser.reload();
        assertThat(organiser.locator("main")).containsText("2 of 2 talks");
        remindOn(day.plus(Duration.ofDays(3)));
        mailbox.to(anna.email(), "Your slides from");
        mailbox.to(priya.email(), "Your slides");
    }

    private void remindOn(Instant day) {
        clock.travelTo(day);
        var job = context.getBean("remind", RecurringTask.class);
        job.execute(new TaskInstance<>("remind", "test"), null);
    }

    /** By the one mail of that subject; its link leads there through signing in. */
    private void addsFromTheMail(Page page, CurrentPerson speaker, String subject, String talk) throws Exception {
        var words = text(mailbox.to(speaker.email(), subject));
        assertThat(words).contains(talk);
        var link = MATERIALS.matcher(words);
        assertThat(link.find()).isTrue();
        page.navigate(link.group(1));
        mails.enter(page, speaker.email());
        page.getByLabel("What it is").fill("Slides");
        page.getByLabel("A file").setInputFiles(file("slides.pdf", Uploads.pdf(talk)));
        page.getByLabel("Attendees").check(new Locator.CheckOptions().setForce(true));
        send(page, "label");
        assertThat(page.locator("main ul.lines")).containsText("Slides");
    }

    /** An ambassador of another region finds the talk by its topic; the speaker says yes by mail. */
    private void invitation(Supplier<Page> browser) throws Exception {
        var topic = given.topic("cloud", "Cloud");
        jdbc.sql("insert into presentation_topic select id, ? from presentation where slug = 'going-cloud'")
                .param(topic.value())
                .update();
        anna = given.ambassador("Anna Whitfield", given.region("kent", "Kent"));
        var ambassador = browser.get();
        mails.signIn(ambassador, anna.email());
        ambassador.navigate("/presentations?topic=cloud");
        ambassador.locator("main a[href='/presentations/going-cloud']").click();
        ambassador.locator("main a[href$='/invitations/new']").click();
        ambassador.locator("[name=words]").fill("Forty people in Kent would love to hear it.");
        send(ambassador, "words");
        assertThat(ambassador.locator("main")).containsText("No answer yet");

        var letter = mailbox.to(priya.email(), "Would you give “Going cloud” in Kent?");
        assertThat(text(letter)).contains("Anna Whitfield, an ambassador of Kent", "Forty people in Kent");
        var speaker = browser.get();
        speaker.navigate(answer(letter));
        assertThat(speaker.locator("main")).containsText("Forty people in Kent would love to hear it.");
        Axe.findsNothing(speaker, "/answers/{token}");
        new Keyboard(speaker)
                .write("Your words to the ambassador…", "Gladly, in June.")
                .follow("Yes, gladly");
        assertThat(speaker.locator("h1")).hasText("You said yes");

        assertThat(text(mailbox.to(anna.email(), "Yes to Kent: “Going cloud”")))
                .contains("Priya Nair says", "Gladly, in June.");
        ambassador.navigate("/organise");
        assertThat(ambassador.locator("main")).containsText("Said yes to Kent: “Going cloud”");
        ambassador.navigate("/organise/invitations");
        assertThat(ambassador.locator("main")).containsText("Gladly, in June.");
        assertThat(ambassador.locator("main")).not().containsText(priya.email());
        ambassador.locator("form[action$='/settlement'] button").click();
        ambassador.navigate("/organise");
        assertThat(ambassador.locator("main")).not().containsText("Said yes to Kent");

        // Asked once more, and taken back: she need not think about it.
        ambassador.navigate("/presentations/going-cloud/invitations/new");
        ambassador.locator("[name=words]").fill("And once more in autumn?");
        send(ambassador, "words");
        ambassador.locator("form[action$='/withdrawal'] button").first().click();
        assertThat(text(mailbox.to(priya.email(), "No longer asked: “Going cloud” in Kent")))
                .contains("The ambassadors of Kent had asked you to give “Going cloud”", "There is nothing to do");
    }
}
