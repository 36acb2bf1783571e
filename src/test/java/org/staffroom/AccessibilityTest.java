package org.staffroom;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.DemoTest;
import org.staffroom.support.InBrowser;

/**
 * No axe violation on any page of the demonstration: 375 and 1280 wide, light and dark; nothing to scroll sideways. For some
 * pages alone: {@code -Dpages='my.*|desk'}, by their names in {@link DemoPages}.
 */
@DemoTest
@ExtendWith(InBrowser.class)
class AccessibilityTest {

    private static final String PAGES = System.getProperty("pages", ".*");

    @Autowired
    JdbcClient jdbc;

    @Test
    void ofPagesForEverybody(InBrowser.People people) {
        check(still(people), new DemoPages(jdbc).publicPages());
    }

    @Test
    void ofPagesForMembers(InBrowser.People people) {
        var page = still(people);
        DemoPages.signIn(page, DemoPages.MEMBER);
        check(page, new DemoPages(jdbc).memberPages());
    }

    @Test
    void ofPagesForAmbassadors(InBrowser.People people) {
        var page = still(people);
        DemoPages.signIn(page, DemoPages.AMBASSADOR);
        check(page, new DemoPages(jdbc).ambassadorPages());
    }

    @Test
    void ofPagesForAdmins(InBrowser.People people) {
        var page = still(people);
        DemoPages.signIn(page, DemoPages.ADMIN);
        check(page, new DemoPages(jdbc).adminPages());
    }

    /** Nothing fades while contrast is measured, and no page that a phone keeps stands in for one that is slow to come. */
    private static Page still(InBrowser.People people) {
        return people.with(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    private static void check(Page page, Map<String, String> pages) {
        var problems = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                problems.add(page.url() + ": " + message.text());
            }
        });
        var softly = new SoftAssertions();
        pages.keySet().removeIf(name -> !name.matches(PAGES));
        pages.forEach((name, path) -> {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(375, 900);
                var answer = page.navigate(path);
                softly.assertThat(answer.status()).as(path).isEqualTo(name.equals("not-found") ? 404 : 200);
                for (var width : List.of(375, 1280)) {
                    page.setViewportSize(width, 900);
                    softly.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as("width of %s at %d", path, width)
                            .isLessThanOrEqualTo(width);
                    // No frames here: asked in the page itself, without a second one to put answers together.
                    var axe = new AxeBuilder(page).setLegacyMode(true);
                    if (scheme == ColorScheme.DARK) {
                        // The same page in other colours: all other rules were just asked.
                        axe.withRules(List.of("color-contrast", "link-in-text-block"));
                    }
                    softly.assertThat(axe.analyze().getViolations().stream().map(AccessibilityTest::inWords))
                            .as("%s at %d, %s", path, width, scheme)
                            .isEmpty();
                }
            }
        });
        softly.assertThat(problems).isEmpty();
        softly.assertAll();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }
}
