package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Forms.press;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.support.DemoTest;
import org.staffroom.support.InBrowser;

/** At the roadside: two presses from the open screen, without JavaScript; everything can be read by everybody. */
@DemoTest
@ExtendWith(InBrowser.class)
class ChangesJourneyTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void toldInTwoPressesWithoutJavaScript(InBrowser.People people) {
        var page = people.with(
                new Browser.NewContextOptions().setViewportSize(375, 812).setJavaScriptEnabled(false));
        DemoPages.signIn(page, DemoPages.AMBASSADOR);
        page.navigate("/organise/meetings/" + upcoming() + "/changes");

        press(page, "30 min");
        assertThat(page.locator(".card ins").first().textContent()).contains(" to ");
        var tell = page.locator(".sendbar button");
        assertThat(tell.textContent()).startsWith("Tell ");
        tell.click();

        assertThat(page.locator(".flash").textContent()).contains("being told");
        assertThat(page.locator("#history li").count()).isPositive();
    }

    @Test
    void readableLightAndDarkOnAPhoneAndOnADesk(InBrowser.People people) {
        var upcoming = "/organise/meetings/" + upcoming() + "/changes";
        for (var width : new int[] {375, 1280}) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                var page = people.with(new Browser.NewContextOptions()
                        .setViewportSize(width, width == 375 ? 812 : 900)
                        .setColorScheme(scheme));
                DemoPages.signIn(page, DemoPages.AMBASSADOR);
                var name = width + "-" + scheme;
                page.navigate(upcoming);
                look(page, "changes-" + name);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                look(page, "changes-open-" + name);
                press(page, "45 min");
                look(page, "changes-preview-" + name);
                page.navigate(upcoming);
                page.locator("#when summary").click();
                page.locator("input[name=date]").fill("2031-03-11");
                page.locator("#when .buttons button").first().click();
                look(page, "changes-new-day-" + name);
            }
        }
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(name)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isTrue();
    }

    private String upcoming() {
        return jdbc.sql("""
                        select m.slug from meeting m join region r on r.id = m.region_id
                        where r.slug = 'south-west' and m.status = 'PUBLISHED' and m.starts_at > now() + interval '3 days'
                          and exists (select 1 from registration g where g.meeting_id = m.id)
                        order by m.starts_at limit 1
                        """).query(String.class).single();
    }
}
