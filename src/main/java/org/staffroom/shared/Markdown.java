package org.staffroom.shared;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/** Markdown that people wrote, as HTML that is safe to show. */
@Component
public class Markdown {

    /** Longer texts are not parsed at all: some nestings cost quadratic time. */
    public static final int MOST_BYTES = 64 * 1024;

    /** Images and brackets beyond this are hostile, not a report: `![[]()` repeated costs quadratic time. */
    private static final int MOST_BRACKETS = 4_000;

    /** A row of one letter has as many cells as the head of its table: rows times columns. */
    private static final int MOST_CELLS = 10_000;

    /** A long link that is written down once may be referred to thousands of times. */
    private static final int MOST_RENDERED = 1024 * 1024;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.builder().maxCells(MOST_CELLS).build(), AutolinkExtension.create());

    private final Parser parser =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(40).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .softbreak("\n")
            .build();

    /** Images are left out on purpose: photos are attached to the write-up, and nothing is fetched from elsewhere. */
    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "strong",
                    "em",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "code",
                    "pre",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a")
            .allowElements((element, attributes) -> "h2", "h1")
            .allowElements((element, attributes) -> "h4", "h5", "h6")
            .allowAttributes("start")
            .matching(java.util.regex.Pattern.compile("\\d{1,4}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelNofollowOnLinks()
            .toFactory();

    /**
     * Renders what a person wrote.
     *
     * @throws Refused when it is larger than {@link #MOST_BYTES}, made of nothing but brackets, or grows out of all
     *     proportion
     */
    public String toHtml(String markdown) {
        return policy.sanitize(rendered(markdown));
    }

    /** @throws Refused as {@link #toHtml} does; for commands, so that what is stored can be shown */
    public void check(String markdown) {
        rendered(markdown);
    }

    private String rendered(String markdown) {
        if (markdown.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refused("markdown.too-long", MOST_BYTES / 1024);
        }
        if (markdown.chars().filter(c -> c == '[').count() > MOST_BRACKETS) {
            throw new Refused("markdown.too-many-brackets", MOST_BRACKETS);
        }
        var html = new Bounded();
        renderer.render(parsed(markdown), html);
        return html.text.toString();
    }

    private Node parsed(String markdown) {
        try {
            return parser.parse(markdown);
        } catch (IllegalArgumentException tooManyCells) {
            throw new Refused("markdown.too-many-cells", MOST_CELLS);
        }
    }

    /** Stops the renderer while what it makes still fits. */
    private static final class Bounded implements Appendable {

        private final StringBuilder text = new StringBuilder();

        @Override
        public Appendable append(@Nullable CharSequence more) {
            return append(more, 0, String.valueOf(more).length());
        }

        @Override
        public Appendable append(@Nullable CharSequence more, int start, int end) {
            if (text.length() + end - start > MOST_RENDERED) {
                throw new Refused("markdown.grows");
            }
            text.append(more, start, end);
            return this;
        }

        @Override
        public Appendable append(char more) {
            return append(String.valueOf(more));
        }
    }
}
