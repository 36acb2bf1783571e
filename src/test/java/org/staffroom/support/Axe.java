package org.staffroom.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** What is wrong with a page for somebody who does not see it as others do, as axe finds it; and what scrolls sideways. */
public final class Axe {

    public static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    /** Of the same page in other colours all other rules were just asked. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /**
     * The page that is shown has nothing wrong: 375 and 1280 wide, light and dark. For a page that only a moment shows, on
     * the way of whoever comes to it. axe is a script: where none runs, the address alone is looked at.
     *
     * @param pattern the address of the role table that it has to be
     */
    public static void findsNothing(Page page, String pattern) {
        Assertions.assertThat(PathPatternParser.defaultInstance
                        .parse(pattern)
                        .matches(PathContainer.parsePath(URI.create(page.url()).getPath())))
                .as(page.url() + " is " + pattern)
                .isTrue();
        if (!Boolean.TRUE.equals(page.evaluate("matchMedia('(scripting: enabled)').matches"))) {
            return;
        }
        var size = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        var softly = new SoftAssertions();
        for (var scheme : SCHEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            check(page, scheme, softly);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null).setReducedMotion(null));
        page.setViewportSize(size.width, size.height);
        softly.assertAll();
    }

    /** As it is shown in these colours, on a phone and at a desk. */
    public static void check(Page page, ColorScheme scheme, SoftAssertions softly) {
        for (var width : List.of(375, 1280)) {
            page.setViewportSize(width, 900);
            softly.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s at %d", page.url(), width)
                    .isLessThanOrEqualTo(width);
            var axe = axe(page);
            if (scheme == ColorScheme.DARK) {
                axe.withRules(OF_COLOURS);
            }
            softly.assertThat(violations(axe))
                    .as("%s at %d, %s", page.url(), width, scheme)
                    .isEmpty();
        }
    }

    /** All that is wrong with the page as it is shown. */
    public static Stream<String> violations(Page page) {
        return violations(axe(page));
    }

    /** No frames here: asked in the page itself, without a second one to put answers together. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static Stream<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(Axe::inWords);
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }
}
