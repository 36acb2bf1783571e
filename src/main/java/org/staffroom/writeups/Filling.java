package org.staffroom.writeups;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.writeups.Beginning.Facts;
import org.staffroom.writeups.Beginning.Part;

/**
 * Puts what is known of a meeting into a text, and later what is new since. A paragraph that still stands as it was put
 * there follows the facts; what the author changed or took out is theirs and stays so.
 */
@Component
class Filling {

    private static final Pattern PARAGRAPH = Pattern.compile("(?s)(.*?)(\\n[ \\t]*\\n\\s*|\\z)");
    private static final String POINT = "point:";

    private final JdbcClient jdbc;

    Filling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it began with facts, so that there may be later ones. */
    boolean isFilled(WriteUpId id) {
        return jdbc.sql("select exists (select 1 from write_up_fill where write_up_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** The text with the facts as they are now. */
    WriteUpText fill(WriteUpId id, WriteUpText text, Facts facts) {
        var before = new HashMap<String, String>();
        jdbc.sql("select part, hash from write_up_fill where write_up_id = ?")
                .param(id.value())
                .query(row -> {
                    before.put(row.getString("part"), row.getString("hash"));
                });
        return new WriteUpText(
                text.title().isEmpty() ? facts.title() : text.title(),
                text.summary(),
                filled(text.body(), before, facts.parts()),
                points(text.discussed(), before, facts.discussed()),
                text.takeaways(),
                text.firstPublishedOn(),
                text.canonicalUrl());
    }

    /** That these were put in, once the write-up is stored. */
    void remember(WriteUpId id, Facts facts) {
        var hashes = new HashMap<String, String>();
        facts.parts().forEach(part -> hashes.put(part.key(), hash(part.text())));
        facts.discussed().stream().map(Filling::point).forEach(point -> hashes.put(POINT + hash(point), hash(point)));
        jdbc.sql("""
                        insert into write_up_fill
                        select :id, f.part, f.hash from unnest(cast(:parts as text[]), cast(:hashes as text[])) as f (part, hash)
                        on conflict (write_up_id, part) do update set hash = excluded.hash
                        """)
                .param("id", id.value())
                .param("parts", hashes.keySet().toArray(String[]::new))
                .param("hashes", hashes.values().toArray(String[]::new))
                .update();
    }

    /** @param before the hashes of what was put there, by the key of the part */
    static String filled(String body, Map<String, String> before, List<Part> parts) {
        var paragraphs = paragraphs(body);
        for (var at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            if (find(paragraphs, hash(part.text())) >= 0) {
                continue;
            }
            var earlier = before.get(part.key());
            if (earlier == null) {
                insert(paragraphs, part.text(), parts.subList(at + 1, parts.size()), before);
            } else if (!earlier.equals(hash(part.text()))) {
                var place = find(paragraphs, earlier);
                if (place >= 0) {
                    paragraphs.set(place, part.text() + separator(paragraphs.get(place)));
                }
            }
        }
        return String.join("", paragraphs).stripTrailing();
    }

    /** Ahead of the next part that stands there, else at the end. */
    private static void insert(List<String> paragraphs, String text, List<Part> following, Map<String, String> before) {
        for (var next : following) {
            var place = find(paragraphs, hash(next.text()));
            if (place < 0 && before.containsKey(next.key())) {
                place = find(paragraphs, before.get(next.key()));
            }
            if (place >= 0) {
                paragraphs.add(place, text + "\n\n");
                return;
            }
        }
        if (!paragraphs.isEmpty()) {
            var last = paragraphs.size() - 1;
            paragraphs.set(last, paragraphs.get(last).stripTrailing() + "\n\n");
        }
        paragraphs.add(text);
    }

    /** Each with the blank lines behind it: put together again they are the text, to the letter. */
    private static List<String> paragraphs(String body) {
        var paragraphs = new ArrayList<String>();
        var found = PARAGRAPH.matcher(body);
        while (found.find() && found.end() > found.start()) {
            paragraphs.add(found.group());
        }
        return paragraphs;
    }

    private static String separator(String paragraph) {
        return paragraph.substring(paragraph.stripTrailing().length());
    }

    private static int find(List<String> paragraphs, String hash) {
        for (var place = 0; place < paragraphs.size(); place++) {
            if (hash(paragraphs.get(place).strip()).equals(hash)) {
                return place;
            }
        }
        return -1;
    }

    /** Those that were there; one that was offered before and is gone was taken out. */
    private static List<String> points(List<String> points, Map<String, String> before, List<String> offered) {
        var all = new ArrayList<>(points);
        offered.stream()
                .map(Filling::point)
                .filter(point -> !before.containsKey(POINT + hash(point)) && !all.contains(point))
                .limit(Math.max(0, WriteUpText.MOST_POINTS - points.size()))
                .forEach(all::add);
        return all;
    }

    private static String point(String text) {
        return text.length() <= WriteUpText.LONGEST_POINT
                ? text
                : text.substring(0, WriteUpText.LONGEST_POINT - 1) + "…";
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
