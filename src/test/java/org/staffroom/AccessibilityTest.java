package org.staffroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.pattern.PathPattern;
import org.staffroom.platform.RoleTable;
import org.staffroom.support.Axe;
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

    @Autowired
    RoleTable table;

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

    /** A form sent empty says what is wrong; that is a page too. */
    @Test
    void ofFormsThatWereSentEmpty(InBrowser.People people) {
        sentEmpty(people, DemoPages.MEMBER, "/proposals/new", "/board/new", "/my/offers/new?region=south-west");
        sentEmpty(
                people,
                DemoPages.AMBASSADOR,
                "/organise/meetings/new",
                "/organise/venues/new",
                "/organise/presentations/new",
                new DemoPages(jdbc).ambassadorPages().get("agenda-item"));
    }

    private static void sentEmpty(InBrowser.People people, String email, String... forms) {
        if (!"forms".matches(PAGES)) {
            return;
        }
        var page = still(people);
        page.setViewportSize(375, 900);
        DemoPages.signIn(page, email);
        var softly = new SoftAssertions();
        for (var form : forms) {
            for (var scheme : Axe.SCHEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.navigate(form);
                page.evaluate("""
                        for (const field of document.querySelectorAll('main form.form :is(input:not([type=hidden]), textarea)')) {
                            field.form.noValidate = true;
                            field.value = '';
                        }""");
                page.locator("main form.form button[type=submit]").first().click();
                softly.assertThat(page.locator("main [aria-invalid=true]").count())
                        .as("errors of " + form)
                        .isPositive();
                softly.assertThat(Axe.violations(page))
                        .as("%s, sent empty, %s", form, scheme)
                        .isEmpty();
            }
        }
        softly.assertAll();
    }

    /** What no page of the demonstration shows. */
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            // No pages: styles, files, what scripts fetch, and what only leads on.
            "/assets/**",
            "/c/{code}/guest",
            "/files/{id}/{name}",
            "/files/{id}/{width}/{name}",
            "/meetings/{slug}/case/document",
            "/meetings/{slug}/room/events",
            "/my/cpd/certificates/{id}",
            "/my/data/download",
            "/organise/meetings/{slug}/agenda/{item}/landing",
            "/organise/meetings/{slug}/changes/preview",
            "/organise/year/advice",
            "/sign-in/admin-link/{token}",
            "/sign-in/first-admin/{token}",
            // Pages of a moment that the demonstration has not: looked at on the way of somebody who comes to them, in
            // PagesOfAMomentTest and in journeys.
            "/answers/{token}",
            "/board/{id}/edit",
            "/comments/{id}/edit",
            "/meetings/{slug}/registration/colleagues/answers",
            "/meetings/{slug}/registration/colleagues/{registration}/needs",
            "/meetings/{slug}/registration/colleagues/{registration}/questions",
            "/meetings/{slug}/registration/needs",
            "/my/welcome",
            "/organise/meetings/{slug}/co-hosts/{region}",
            "/organise/meetings/{slug}/questions/{question}",
            "/sign-in/link/{token}");

    /** A new page is looked at too. */
    @Test
    void everyAddressOfTheRoleTableIsAmongThePages() {
        var missing = addresses().collect(Collectors.toCollection(LinkedHashSet::new));
        for (var path : new DemoPages(jdbc).paths()) {
            var asked = PathContainer.parsePath(path.replaceFirst("[?#].*", ""));
            // The most specific comes first.
            addresses().filter(pattern -> pattern.matches(asked)).findFirst().ifPresent(missing::remove);
        }
        assertThat(missing.stream().map(PathPattern::getPatternString))
                .filteredOn(address -> !address.matches(".*\\.[a-z]+$"))
                .filteredOn(address -> !NOT_LOOKED_AT.contains(address))
                .isEmpty();
    }

    private Stream<PathPattern> addresses() {
        return table.routes().stream()
                .filter(route -> route.method() == HttpMethod.GET)
                .map(RoleTable.Route::pattern);
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
            for (var scheme : Axe.SCHEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(375, 900);
                var answer = page.navigate(path);
                softly.assertThat(answer.status())
                        .as(path)
                        .isEqualTo(name.equals("not-found") ? 404 : name.endsWith("-gone") ? 410 : 200);
                Axe.check(page, scheme, softly);
            }
        });
        softly.assertThat(problems).isEmpty();
        softly.assertAll();
    }
}
