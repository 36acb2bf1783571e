package org.staffroom.writeups;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Markdown;
import org.staffroom.shared.Refused;
import org.staffroom.writeups.WriteUpWritten.How;

/**
 * Words of speakers that come into a write-up: each into the section of their talk. Whoever has the draft open meanwhile
 * and saves it later gets them too, without a conflict.
 */
@Service
@Transactional
public class WordsArrived {

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}[ \\t]+(.*?)[ \\t#]*$");
    private static final Pattern SECTION = Pattern.compile("(?m)^#{1,2}[ \\t]");

    private record Arrived(String heading, String block, String instead) {}

    private final WriteUpRepository writeUps;
    private final Markdown markdown;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WordsArrived(
            WriteUpRepository writeUps,
            Markdown markdown,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.writeUps = writeUps;
        this.markdown = markdown;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts words where they belong.
     *
     * @param by the speaker, or the author who takes them over
     * @param heading the title of the talk
     * @param block Markdown
     * @param instead what it replaces when that still stands there to the letter; empty for nothing
     * @return false when there is no room for them, and the text stays as it is
     */
    public boolean place(WriteUpId id, PersonId by, String heading, String block, String instead) {
        var writeUp = writeUps.locked(id);
        var text = writeUp.text();
        var body = placed(text.body(), heading, block, instead);
        if (body.equals(text.body())) {
            return true;
        }
        try {
            markdown.check(body);
        } catch (Refused tooLong) {
            return false;
        }
        var after = text.withBody(body);
        writeUp.write(after, clock.instant());
        writeUps.flush();
        jdbc.sql("insert into write_up_arrival values (:id, :version, :person, :heading, :block, :instead)")
                .param("id", id.value())
                .param("version", writeUp.version())
                .param("person", by.value())
                .param("heading", heading)
                .param("block", block)
                .param("instead", instead)
                .update();
        events.publishEvent(new WriteUpWritten(id, by, How.ARRIVED, null, after));
        return true;
    }

    /** Whether the words stand in it as they were put there. */
    @Transactional(readOnly = true)
    public boolean holds(WriteUpId id, String block) {
        return jdbc.sql("select exists (select 1 from write_up where id = ? and strpos(body, ?) > 0)")
                .params(id.value(), block)
                .query(Boolean.class)
                .single();
    }

    /** A text made from an earlier version with what arrived since; empty when something else changed it too. */
    Optional<WriteUpText> after(WriteUpId id, int version, int now, WriteUpText text) {
        var arrived = jdbc.sql("""
                        select heading, block, instead from write_up_arrival
                        where write_up_id = :id and version > :version order by version
                        """)
                .param("id", id.value())
                .param("version", version)
                .query(Arrived.class)
                .list();
        if (arrived.size() != now - version) {
            return Optional.empty();
        }
        var body = text.body();
        for (var one : arrived) {
            body = placed(body, one.heading, one.block, one.instead);
        }
        return Optional.of(text.withBody(body));
    }

    /** Nobody's form is older than this. */
    void forget(WriteUpId id) {
        jdbc.sql("delete from write_up_arrival where write_up_id = ?")
                .param(id.value())
                .update();
    }

    /** In place of earlier words, else at the end of the section with this heading; of a new one, when there is none. */
    static String placed(String body, String heading, String block, String instead) {
        if (body.contains(block)) {
            return body;
        }
        if (!instead.isEmpty() && body.contains(instead)) {
            return body.replace(instead, block);
        }
        var found = HEADING.matcher(body);
        while (found.find()) {
            if (bare(found.group(1)).equals(bare(heading))) {
                var next = SECTION.matcher(body);
                var end = next.find(found.end()) ? next.start() : body.length();
                var before = body.substring(0, end).stripTrailing();
                var after = body.substring(end);
                return before + "\n\n" + block + (after.isEmpty() ? "" : "\n\n" + after);
            }
        }
        return (body.isBlank() ? "" : body.stripTrailing() + "\n\n") + "## " + plain(heading) + "\n\n" + block;
    }

    private static String bare(String heading) {
        return heading.replaceAll("[\\\\`*_\\[\\]<>#\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** Text as itself within Markdown. */
    public static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1");
    }

    /** What somebody said, as a quotation with their name. */
    public static String quotation(String words, String name) {
        var lines = List.of(words.strip().split("\n", -1)).stream()
                .map(line -> "> " + line(line.strip()))
                .map(String::stripTrailing)
                .toList();
        return String.join("\n", lines) + "\n>\n> — " + plain(name);
    }

    /** A line that begins like a list, a number or a rule is none. */
    private static String line(String line) {
        return plain(line).replaceFirst("^([-+=])", "\\\\$1").replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
    }
}
