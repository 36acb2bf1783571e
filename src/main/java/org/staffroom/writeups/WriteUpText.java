package org.staffroom.writeups;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * Everything an author says in a write-up, photos aside.
 *
 * @param body Markdown
 * @param firstPublishedOn when it stood elsewhere first, on a blog; null when this is the first place
 * @param canonicalUrl where it stood first
 */
public record WriteUpText(
        String title,
        String summary,
        String body,
        List<String> discussed,
        List<String> takeaways,
        @Nullable LocalDate firstPublishedOn,
        @Nullable String canonicalUrl) {

    static final int LONGEST_TITLE = 160;
    static final int LONGEST_SUMMARY = 500;
    static final int LONGEST_POINT = 300;
    static final int MOST_POINTS = 20;
    static final int LONGEST_ADDRESS = 500;
    private static final int SHORTEST_TITLE = 3;

    /** Something that cannot stay as it is, and the field it stands in. */
    record Problem(String field, String key, Object... arguments) {

        Refused refused() {
            return new Refused(key, arguments);
        }
    }

    public WriteUpText {
        title = clean(title).replaceAll("\\s+", " ").strip();
        summary = clean(summary).replaceAll("\\s+", " ").strip();
        body = clean(body).stripTrailing();
        discussed = discussed.stream()
                .map(WriteUpText::line)
                .filter(line -> !line.isEmpty())
                .toList();
        takeaways = takeaways.stream()
                .map(WriteUpText::line)
                .filter(line -> !line.isEmpty())
                .toList();
        canonicalUrl = canonicalUrl == null || canonicalUrl.isBlank() ? null : canonicalUrl.strip();
    }

    /** Each field by its name, as one reads and types it: points one a line. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", title);
        fields.put("summary", summary);
        fields.put("body", body);
        fields.put("discussed", String.join("\n", discussed));
        fields.put("takeaways", String.join("\n", takeaways));
        fields.put("firstPublishedOn", Objects.toString(firstPublishedOn, ""));
        fields.put("canonicalUrl", Objects.toString(canonicalUrl, ""));
        return fields;
    }

    WriteUpText withBody(String other) {
        return new WriteUpText(title, summary, other, discussed, takeaways, firstPublishedOn, canonicalUrl);
    }

    /** Browsers send lines ending in CR LF; a database cannot hold NUL. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    /** A point without the bullet it may have been pasted with. */
    private static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip().replaceFirst("^[-*•·–]\\s+", "");
    }

    /** What is too long, or no address; a draft may be empty. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        longest(problems, "title", title, LONGEST_TITLE);
        longest(problems, "summary", summary, LONGEST_SUMMARY);
        points(problems, "discussed", discussed);
        points(problems, "takeaways", takeaways);
        if (canonicalUrl != null) {
            longest(problems, "canonicalUrl", canonicalUrl, LONGEST_ADDRESS);
            if (!isAddress(canonicalUrl)) {
                problems.add(new Problem("canonicalUrl", "writeups.refused.address"));
            }
        }
        return problems;
    }

    /** What is missing before others may read it. */
    List<Problem> missing() {
        var problems = new ArrayList<Problem>();
        if (Typed.letters(title) < SHORTEST_TITLE) {
            problems.add(new Problem("title", "writeups.refused.no-title"));
        }
        if (body.isBlank()) {
            problems.add(new Problem("body", "writeups.refused.no-body"));
        }
        return problems;
    }

    private static void longest(List<Problem> problems, String field, String text, int most) {
        if (text.length() > most) {
            problems.add(new Problem(field, "writeups.refused.too-long", most, text.length()));
        }
    }

    private static void points(List<Problem> problems, String field, List<String> points) {
        if (points.size() > MOST_POINTS) {
            problems.add(new Problem(field, "writeups.refused.too-many-points", MOST_POINTS));
        }
        points.stream()
                .filter(point -> point.length() > LONGEST_POINT)
                .findFirst()
                .ifPresent(point -> problems.add(
                        new Problem(field, "writeups.refused.long-point", LONGEST_POINT, point.substring(0, 40))));
    }

    /** An address of a page on the web, and nothing a browser would run or that hides where it leads. */
    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            return scheme != null
                    && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    && text.startsWith(scheme.toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
