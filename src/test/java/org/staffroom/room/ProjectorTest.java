package org.staffroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.changes.OnTheDay;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** The wall: what everybody in the room reads, from the last row. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class ProjectorTest extends OneRoom {

    @Autowired
    SignInMails mails;

    @Autowired
    OnTheDay onTheDay;

    @Test
    void showsTopicsWithTheirVotesWhileThereIsADiscussion(InBrowser.People people) {
        given.agendaItem(meeting, 120, 45, "DISCUSSION", null);
        var annas = room(people.onAPhone(), anna.email(), ROOM);
        for (var topic : new String[] {"Printers, for the last time", "Windows 11"}) {
            annas.locator("#ask summary").click();
            annas.locator("#ask label:has([value=TOPIC])").click();
            annas.locator("#ask textarea").fill(topic);
            annas.locator("#ask button[type=submit]").click();
            assertThat(annas.locator("[data-said]")).containsText("Your topic is up");
        }
        ask(anna, "A question, which is not for the discussion");
        var bens = room(people.onAPhone(), ben.email(), ROOM);
        bens.locator("#room-talk li", new Page.LocatorOptions().setHasText("Windows 11"))
                .locator(".vote button")
                .click();
        assertThat(annas.locator("#room-talk section:has(#topics) li").first()).containsText("Windows 11");
        assertThat(annas.locator("#room-talk section:has(#topics) li").first().locator(".vote b"))
                .hasText("1");
        var wall = room(people.atADesk(), marcus.email(), ROOM + "/projector");
        assertThat(wall.locator(".wall-asks h2")).hasText("Questions");

        clock.travelTo(START.plus(Duration.ofMinutes(121)));
        assertThat(wall.locator(".wall-asks h2")).hasText("For the open discussion");
        assertThat(wall.locator(".wall-asks li")).hasCount(2);
        assertThat(wall.locator(".wall-asks li").first()).hasText("1Windows 11");
        assertThat(wall.locator(".wall-asks")).not().containsText("A question");
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "1920, 1080", "1024, 768"})
    void fitsOnTheWallHoweverMuchThereIsToShow(int width, int height, InBrowser.People people) {
        jdbc.sql("update meeting set title = ?").param(words(120)).update();
        jdbc.sql("update presentation set title = ?").param(words(160)).update();
        jdbc.sql("update person set name = ? where name in ('Jo Blake', 'Vic Vendor')")
                .param(words(120))
                .update();
        for (var question = 1; question <= 6; question++) {
            ask(anna, question + " " + words(270));
        }
        onTheDay.late(marcus, meeting, null, 10, 0);
        var wall = people.with(new NewContextOptions().setViewportSize(width, height));
        room(wall, marcus.email(), ROOM + "/projector");
        assertThat(wall.locator(".wall-asks li").first()).isVisible();
        assertThat(wall.locator(".late")).isVisible();
        assertThat(wall.locator(".qr")).isInViewport();
        assertThat(
                        (Boolean)
                                wall.evaluate(
                                        "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"))
                .as("it does not scroll")
                .isTrue();
        assertThat((Boolean) wall.evaluate("""
                        () => {
                          const box = one => one.getBoundingClientRect();
                          const inside = (one, all) => one.top >= all.top - 1 && one.bottom <= all.bottom + 1;
                          const list = box(document.querySelector('.wall-asks ol'));
                          const wall = box(document.querySelector('.wall'));
                          const [first, ...others] = [...document.querySelectorAll('.wall-asks li')].map(box);
                          return inside(first, list) && others.every(one => one.left >= list.right - 1 || inside(one, list))
                            && [...document.querySelectorAll('.late, .onair article, .upnext p, .wall-asks')].every(one => inside(box(one), wall));
                        }"""))
                .as("nothing that is shown is cut off")
                .isTrue();
    }

    private static String words(int letters) {
        return "A title of many words ".repeat(20).substring(0, letters).strip();
    }

    private Page room(Page page, String email, String address) {
        mails.signIn(page, email);
        page.navigate(address);
        return page;
    }
}
