package org.staffroom.notifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.staffroom.files.Uploads;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.InBrowser;

/** Slides that find their listeners, and a talk that finds another region, in a real browser. */
class SpeakersJourneyTest extends MailJourney {

    @TempDir
    Path folder;

    CurrentPerson priya;
    CurrentPerson anna;

    @Test
    void slidesAndAnInvitation(InBrowser.People people) throws Exception {
        slides(people, people::onAPhone);
        invitation(people::atADesk);
    }

    @Test
    void slidesAndAnInvitationWithoutJavaScript(InBrowser.People people) throws Exception {
        slides(people, people::withoutJavaScript);
        tooLarge(people.withoutJavaScript());
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
        submit(organiser, "title");
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
        submit(speaker, "biography");
        assertThat(speaker.locator(".flash")).containsText("Everyone can read it");
        speaker.locator("main a[href='/presentations/going-cloud/materials']")
                .first()
                .click();
        speaker.locator("[name=label]").fill("My slides");
        speaker.locator("[name=file]")
                .setInputFiles(new FilePayload(
                        "slides.exe", "application/pdf", "MZ\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)));
        speaker.locator("[name=audience][value=ATTENDEES]").check(new Locator.CheckOptions().setForce(true));
        submit(speaker, "label");
        assertThat(speaker.locator(".summary")).containsText("This kind of file cannot be stored");
        assertThat(speaker.locator("form [name=label]")).hasValue("My slides");
        assertThat(speaker.locator("[name=audience][value=ATTENDEES]")).isChecked();
        speaker.locator("[name=file]")
                .setInputFiles(new FilePayload("slides.pdf", "application/pdf", Uploads.pdf("the cloud")));
        submit(speaker, "label");
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
        var visitor = browser.get();
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

    /** A deck of 51 MB is refused in words, nothing typed is lost, nothing is stored. */
    private void tooLarge(Page speaker) throws IOException {
        var deck = folder.resolve("deck.pdf");
        try (var out = Files.newOutputStream(deck)) {
            out.write(Uploads.pdf("large"));
            for (var i = 0; i < 51; i++) {
                out.write(new byte[1024 * 1024]);
            }
        }
        var files = jdbc.sql("select count(*) from stored_file")
                .query(Integer.class)
                .single();
        mails.signIn(speaker, priya.email());
        speaker.navigate("/presentations/going-cloud/materials");
        speaker.locator("[name=label]").fill("The long version");
        speaker.locator("[name=file]").setInputFiles(deck);
        submit(speaker, "label");
        assertThat(speaker.locator(".summary")).containsText("The file is larger than 50 MB");
        assertThat(speaker.locator("form [name=label]")).hasValue("The long version");
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(files);
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
        submit(ambassador, "words");
        assertThat(ambassador.locator("main")).containsText("No answer yet");

        var letter = mailbox.to(priya.email(), "Would you give “Going cloud” in Kent?");
        assertThat(text(letter)).contains("Anna Whitfield, an ambassador of Kent", "Forty people in Kent");
        var speaker = browser.get();
        speaker.navigate(answer(letter));
        assertThat(speaker.locator("main")).containsText("Forty people in Kent would love to hear it.");
        speaker.locator("[name=words]").fill("Gladly, in June.");
        speaker.locator("button[name=answer][value=yes]").click();
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
        submit(ambassador, "words");
        ambassador.locator("form[action$='/withdrawal'] button").first().click();
        assertThat(text(mailbox.to(priya.email(), "No longer asked: “Going cloud” in Kent")))
                .contains("The ambassadors of Kent had asked you to give “Going cloud”", "There is nothing to do");
    }

    /** Sends the form in which a field stands. */
    private static void submit(Page page, String field) {
        page.locator("form:has([name='" + field + "']) button.first").last().click();
    }
}
