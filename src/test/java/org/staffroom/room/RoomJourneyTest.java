package org.staffroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** Two phones, an organiser, a wall and a visitor: what one does the others see, without reloading. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class RoomJourneyTest extends OneRoom {

    private static final String QUESTION = "What did it cost <img src=x onerror=\"document.title='hacked'\">?";

    @Autowired
    SignInMails mails;

    @Test
    void whatOneDoesTheOthersSee(InBrowser.People people) {
        var annas = room(people.onAPhone(), anna.email());
        var bens = room(people.onAPhone(), ben.email());
        var marcuss = room(people.atADesk(), marcus.email());
        var wall = marcuss.context().newPage();
        wall.navigate(ROOM + "/projector");
        stays(wall);
        var visitor = people.onAPhone();
        visitor.navigate("/meetings/spring-meeting");
        visitor.locator("a[href$='/room']").click();
        stays(visitor);
        assertThat(visitor.locator("#room-now")).containsText("Going cloud");
        assertThat(annas.locator(".live-state")).hasText("Live");

        // Anna asks without her name, Ben sees it and votes with the keyboard, Anna and the wall see that.
        annas.locator("#ask summary").click();
        annas.locator("#ask textarea").fill(QUESTION);
        annas.locator("label[for=unnamed]").click();
        annas.locator("#ask button[type=submit]").click();
        assertThat(annas.locator("[data-said]")).containsText("Your question is up");
        assertThat(annas.locator("#ask textarea")).hasValue("");
        var post = bens.locator("#room-talk li", new Page.LocatorOptions().setHasText("What did it cost"));
        assertThat(post).containsText("Without a name");
        post.locator(".vote button").focus();
        bens.keyboard().press("Enter");
        assertThat(post.locator(".vote button")).hasAttribute("aria-pressed", "true");
        assertThat(post.locator(".vote b")).hasText("1");
        assertThat((Boolean) post.locator(".vote button").evaluate("button => button === document.activeElement"))
                .as("the focus stays where it was")
                .isTrue();
        assertThat(annas.locator("#room-talk .vote b")).hasText("1");
        assertThat(annas.locator("#room-talk .vote button")).hasAttribute("aria-pressed", "false");
        assertThat(wall.locator(".wall-asks li")).containsText("1");
        assertThat(wall.locator(".wall-asks li")).containsText(QUESTION);

        // What Anna types stays while the room changes; Marcus moderates.
        annas.locator("#ask summary").click();
        annas.locator("#ask textarea").fill("And one more thing");
        post(marcuss).locator("form[action$='/hiding'] button").click();
        assertThat(post).hasCount(0);
        assertThat(wall.locator(".wall-asks")).hasCount(0);
        marcuss.locator("#room-hidden summary").click();
        marcuss.locator("#room-hidden form[action$='/reopening'] button").click();
        assertThat(post.locator(".vote b")).hasText("1");
        assertThat(annas.locator("#ask textarea")).hasValue("And one more thing");
        post.locator(".vote button").click();
        assertThat(annas.locator("#room-talk .vote b")).hasText("0");
        post(marcuss).locator("form[action$='/answer'] button").click();
        assertThat(annas.locator("#room-answered summary")).containsText("1 answered");

        // Ben proposes a topic by name, and takes it back.
        bens.locator("#ask summary").click();
        bens.locator("#ask label:has([value=TOPIC])").click();
        bens.locator("#ask textarea").fill("Printers, for the last time");
        bens.locator("#ask button[type=submit]").click();
        var topic = annas.locator("#room-talk li", new Page.LocatorOptions().setHasText("Printers"));
        assertThat(topic).containsText("Ben Okafor");
        assertThat(topic.locator("form[action$='/withdrawal']")).isHidden();
        bens.locator("form[action$='/withdrawal'] button").click();
        assertThat(topic).hasCount(0);

        // One press: everybody knows.
        marcuss.locator("#late-10").click();
        for (var page : new Page[] {annas, bens, visitor, wall}) {
            assertThat(page.locator(".late")).containsText("Running 10 minutes late");
            assertThat(page.locator("live-room")).containsText("until 10.40");
        }
        marcuss.locator("#clock-undo").click();
        assertThat(wall.locator(".late")).hasCount(0);

        // The next talk begins by itself, and what Anna is about to ask is to its speaker.
        clock.travelTo(START.plusSeconds(81 * 60));
        assertThat(wall.locator(".headline")).containsText("Phones for less");
        assertThat(wall.locator(".by")).containsText("Vendor talk");
        assertThat(annas.locator("#ask select")).hasValue(phones.toString());
        assertThat(annas.locator("#ask textarea")).hasValue("And one more thing");
        assertThat(visitor.locator("#room-talk")).not().containsText("What did it cost");

        for (var page : new Page[] {annas, bens, visitor, wall, marcuss}) {
            assertThat(page.evaluate("window.stayed")).as("was not reloaded").isEqualTo(true);
            assertThat(page.title()).isNotEqualTo("hacked");
        }
        assertThat(
                        (Boolean)
                                wall.evaluate(
                                        "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"))
                .as("the wall does not scroll")
                .isTrue();
    }

    @Test
    void worksByRefreshWithoutJavaScript(InBrowser.People people) {
        var annas = people.withoutJavaScript();
        mails.signIn(annas, anna.email());
        annas.navigate(ROOM);
        assertThat(annas.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]"))
                .hasCount(1);
        annas.locator("#ask a", new Page.LocatorOptions().setHasText("Ask a question"))
                .click();
        annas.locator("textarea").fill("?");
        annas.locator("main form button.first").click();
        assertThat(annas.locator(".summary")).containsText("Write between 3 and 280 characters");
        annas.locator("textarea").fill("What did it cost?");
        annas.locator("main form button.first").click();
        assertThat(annas.locator(".flash")).containsText("Your question is up");

        var bens = people.withoutJavaScript();
        mails.signIn(bens, ben.email());
        bens.navigate(ROOM + "?refresh=no");
        assertThat(bens.locator("meta[http-equiv=refresh]")).hasCount(0);
        bens.locator("#room-talk .vote button").click();
        assertThat(bens.locator("#room-talk .vote button")).hasAttribute("aria-pressed", "true");
        annas.reload();
        assertThat(annas.locator("#room-talk .vote b")).hasText("1");

        var marcuss = people.withoutJavaScript();
        mails.signIn(marcuss, marcus.email());
        marcuss.navigate("/organise/meetings/spring-meeting/room");
        marcuss.locator("textarea[name=toilets]").fill("Behind the stage");
        marcuss.locator("main form button.first").click();
        assertThat(marcuss.locator(".flash")).containsText("Saved");
        marcuss.locator("main a[href='/meetings/spring-meeting/room']").click();
        marcuss.locator("#late-10").click();
        assertThat(marcuss.locator(".flash")).containsText("10 minutes later");
        post(marcuss).locator("form[action$='/answer'] button").click();
        annas.reload();
        assertThat(annas.locator("#room-now")).containsText("Running 10 minutes late");
        assertThat(annas.locator("#room-house")).containsText("Behind the stage");
        assertThat(annas.locator("#room-answered summary")).containsText("1 answered");
    }

    private Page room(Page page, String email) {
        mails.signIn(page, email);
        page.navigate(ROOM);
        return stays(page);
    }

    private static Page stays(Page page) {
        page.evaluate("window.stayed = true");
        return page;
    }

    private static Locator post(Page page) {
        return page.locator("#room-talk li", new Page.LocatorOptions().setHasText("What did it cost"));
    }
}
