package org.staffroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.support.InBrowser;
import org.staffroom.support.SignInMails;
import org.staffroom.support.StaffroomTest;

/** A page of a room whose stream does not come, stops, or is dead without a word. */
@StaffroomTest
@ExtendWith(InBrowser.class)
class RoomFallbackTest extends OneRoom {

    private static final String EVENTS = "**/room/events*";
    private static final long LONGEST_BETWEEN_REFRESHES = 38_000;

    @Autowired
    SignInMails mails;

    @Autowired
    LiveRooms live;

    /** As where a proxy cuts every stream. */
    @Test
    void isRefreshedWhereEachStreamIsCutAndLiveAgainWhenOneIsNot(InBrowser.People people) {
        var page = room(people, Route::abort);
        assertThat(page.locator(".live-state")).hasText("Connecting again");

        var id = ask(anna, "What did it cost?");
        page.clock().fastForward(LONGEST_BETWEEN_REFRESHES);
        assertThat(page.locator("#room-talk")).containsText("What did it cost?");
        assertThat(page.locator(".live-state")).hasText("Refreshed now and then");
        page.locator("#room-talk .vote button").click();
        assertThat(page.locator("#room-talk .vote b")).hasText("1");
        rooms.vote(anna, meeting, id);
        page.clock().fastForward(LONGEST_BETWEEN_REFRESHES);
        assertThat(page.locator("#room-talk .vote b")).hasText("2");
        assertThat(page.locator("#room-talk .vote button")).hasAttribute("aria-pressed", "true");

        page.unroute(EVENTS);
        assertThat(page.locator(".live-state")).hasText("Live");
        rooms.unvote(anna, meeting, id);
        assertThat(page.locator("#room-talk .vote b")).hasText("1");
        assertThat(page.evaluate("window.stayed")).as("was not reloaded").isEqualTo(true);
    }

    /** As where a proxy holds back what comes, until it is a whole page. */
    @Test
    void isRefreshedWhereTheStreamIsHeldBack(InBrowser.People people) {
        var page = room(people, held -> {});
        ask(anna, "What did it cost?");
        page.clock().fastForward(LONGEST_BETWEEN_REFRESHES);
        assertThat(page.locator("#room-talk")).containsText("What did it cost?");
        assertThat(page.locator(".live-state")).hasText("Refreshed now and then");
    }

    @Test
    void asksForAnotherStreamWhenNothingIsHeardOfTheOneItHas(InBrowser.People people) {
        var asked = new AtomicInteger();
        var page = room(people, route -> {
            asked.incrementAndGet();
            route.resume();
        });
        assertThat(page.locator(".live-state")).hasText("Live");
        page.evaluate("window.beats = 0");
        for (var beat = 1; beat <= 3; beat++) {
            page.clock().fastForward(25_000);
            live.beat(0);
            page.waitForTimeout(300);
        }
        assertThat(asked).as("signs of life are heard").hasValue(1);
        page.clock().fastForward(66_000);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            page.waitForTimeout(50);
            return asked.get() == 2;
        });
        assertThat(page.locator(".live-state")).hasText("Live");
    }

    @Test
    void asksForNothingWhenItIsOver(InBrowser.People people) {
        var asked = new AtomicInteger();
        var page = room(people, route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            page.waitForTimeout(50);
            return asked.get() == 1;
        });
        clock.travelTo(START.plus(Duration.ofDays(2)));
        page.clock().fastForward(LONGEST_BETWEEN_REFRESHES);
        assertThat(page.locator("#room-now .banner.info")).isVisible();
        assertThat(page.locator(".live-state")).isHidden();
        page.route("**" + ROOM, route -> {
            asked.incrementAndGet();
            route.resume();
        });
        page.clock().fastForward(600_000);
        page.waitForTimeout(300);
        assertThat(asked).hasValue(1);
    }

    private Page room(InBrowser.People people, Consumer<Route> stream) {
        var page = people.onAPhone();
        mails.signIn(page, ben.email());
        page.clock().install();
        page.route(EVENTS, stream);
        page.navigate(ROOM);
        page.evaluate("window.stayed = true");
        return page;
    }
}
