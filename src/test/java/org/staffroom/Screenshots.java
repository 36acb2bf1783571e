package org.staffroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.DemoTest;
import org.staffroom.support.InBrowser;

/**
 * Pictures of the demonstration: {@code mvn -Pscreenshots test}. The main pages go to docs/screenshots, all of them, light and
 * dark, to target/screenshots.
 */
@Tag("screenshots")
@DemoTest
@ExtendWith(InBrowser.class)
class Screenshots {

    private static final Set<String> MAIN = Set.of(
            "home",
            "region",
            "meetings",
            "month",
            "meeting",
            "write-up",
            "desk",
            "meeting-agenda",
            "door",
            "my",
            "design");

    @Autowired
    JdbcClient jdbc;

    @Test
    void ofEveryPage(InBrowser.People people) {
        var pages = new DemoPages(jdbc);
        take(people, null, pages.publicPages());
        take(people, DemoPages.MEMBER, pages.memberPages());
        take(people, DemoPages.AMBASSADOR, pages.ambassadorPages());
        take(people, DemoPages.ADMIN, pages.adminPages());
    }

    private static void take(InBrowser.People people, String email, Map<String, String> pages) {
        for (var width : List.of(375, 1280)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var page = people.with(new Browser.NewContextOptions()
                        .setViewportSize(width, width == 375 ? 812 : 900)
                        .setColorScheme(scheme));
                if (email != null) {
                    DemoPages.signIn(page, email);
                }
                new LinkedHashMap<>(pages).forEach((name, path) -> {
                    page.navigate(path);
                    // Pictures below the fold load when they come near.
                    page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
                    page.waitForLoadState();
                    page.evaluate("window.scrollTo(0, 0)");
                    var file = name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
                    save(page, Path.of("target/screenshots", file), true);
                    if (MAIN.contains(name) && (scheme == ColorScheme.LIGHT || name.equals("meeting"))) {
                        save(page, Path.of("docs/screenshots", file), false);
                    }
                });
            }
        }
    }

    private static void save(Page page, Path file, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
    }
}
