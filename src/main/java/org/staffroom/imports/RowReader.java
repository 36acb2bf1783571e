package org.staffroom.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.staffroom.imports.Row.Kind;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.imports.Row.Talk;
import org.staffroom.imports.Table.Line;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.venues.Postcode;

/** Reads the cells of one row, and notes each that does not fit. Knows nothing of other rows, nor of what is there already. */
final class RowReader {

    private static final int FIRST_YEAR = 2000;
    private static final int MOST_SPEAKERS = 12;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_PEOPLE = 5000;

    private static final Pattern LINK = Pattern.compile("https?://[^\\s/?#@<>\"]+([/?#][^\\s<>\"]*)?");

    // Read one after the other, and each so that no letter is tried twice: hostile cells cost no more than others.
    private static final String OF_MAIL = "[^\\s()<>,;:@\"]";
    private static final Pattern MAIL = Pattern.compile("<?(?<!" + OF_MAIL + ")(?<mail>" + OF_MAIL + "++@" + OF_MAIL
            + "[^\\s()<>,;:@\".]*+\\." + OF_MAIL + "++)>?\\z");
    private static final Pattern SPEAKER = Pattern.compile("(?<name>[^()<>]*+)(?:\\((?<at>[^<>]*)\\))?");

    private static final List<String> VENDOR = List.of("vendor", "sponsor", "supplier", "commercial", "partner");
    private static final List<String> MEMBER = List.of("member", "school", "peer", "community");

    private final Line line;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    private RowReader(Line line, LocalDate today) {
        this.line = line;
        this.today = today;
    }

    /** @param problems found ones are added */
    static Row read(Line line, LocalDate today, List<Problem> problems) {
        var reader = new RowReader(line, today);
        var row = reader.row();
        problems.addAll(reader.problems);
        return row;
    }

    private Row row() {
        var venue = text(Column.VENUE);
        return new Row(
                line.number(),
                needed(Column.REGION),
                day(),
                read(Column.START, Spelling::time),
                read(Column.END, Spelling::time),
                needed(Column.TITLE),
                prose(Column.SUMMARY),
                venue,
                text(Column.TOWN),
                Objects.requireNonNullElse(read(Column.POSTCODE, RowReader::postcode), ""),
                text(Column.HOST),
                read(Column.ATTENDANCE, RowReader::people),
                read(Column.WRITE_UP, RowReader::link),
                talk());
    }

    private @Nullable LocalDate day() {
        needed(Column.DATE);
        var day = read(Column.DATE, Spelling::day);
        if (day != null && (day.isAfter(today) || day.getYear() < FIRST_YEAR)) {
            wrong(Column.DATE, day.isAfter(today) ? "future" : "long-ago", String.valueOf(FIRST_YEAR));
            return null;
        }
        return day;
    }

    private @Nullable Talk talk() {
        var title = text(Column.TALK);
        if (title.isEmpty()) {
            Arrays.stream(Column.values())
                    .filter(column -> column.isOfTalk() && !line.cell(column).isEmpty())
                    .findFirst()
                    .ifPresent(column ->
                            problems.add(new Problem(line.number(), Column.TALK, "no-talk", "", column.head())));
            return null;
        }
        return new Talk(
                title,
                prose(Column.ABSTRACT),
                read(Column.KIND, RowReader::kind),
                speakers(),
                Arrays.stream(prose(Column.TOPICS).split("[;,\\n]"))
                        .map(Spelling::tidy)
                        .filter(topic -> !topic.isEmpty())
                        .distinct()
                        .toList(),
                read(Column.SLIDES, RowReader::link));
    }

    private List<Speaker> speakers() {
        var speakers = new LinkedHashMap<String, Speaker>();
        for (var written : prose(Column.SPEAKERS).split("[;\\n]")) {
            var tidy = Spelling.tidy(written);
            var address = MAIL.matcher(tidy);
            var mail = address.find() ? address.group("mail") : null;
            var speaker = SPEAKER.matcher(
                    mail == null ? tidy : tidy.substring(0, address.start()).strip());
            if (!tidy.isEmpty() && !speaker.matches()) {
                problems.add(new Problem(line.number(), Column.SPEAKERS, "speaker", Spelling.shortened(written), ""));
            } else if (!tidy.isEmpty()) {
                var at = speaker.group("at") == null ? "" : speaker.group("at").strip();
                var found = new Speaker(
                        speaker.group("name").strip(), at, mail == null ? null : mail.toLowerCase(Locale.ROOT));
                check(found, Spelling.shortened(written));
                speakers.putIfAbsent(found.key(), found);
            }
        }
        if (speakers.size() > MOST_SPEAKERS) {
            wrong(Column.SPEAKERS, "speakers", MOST_SPEAKERS);
        }
        return List.copyOf(speakers.values());
    }

    private void check(Speaker speaker, String written) {
        var at = speaker.organisation();
        var wrong = speaker.name().isEmpty() || speaker.name().length() > LONGEST_NAME
                ? "speaker"
                : speaker.name().contains(",")
                        ? "comma"
                        : !at.isEmpty()
                                        && (Typed.letters(at) < Column.HOST.shortest()
                                                || at.length() > Column.HOST.longest())
                                ? "organisation"
                                : "";
        if (!wrong.isEmpty()) {
            problems.add(new Problem(line.number(), Column.SPEAKERS, wrong, written, ""));
        }
    }

    private static Optional<Kind> kind(String typed) {
        var word = Spelling.key(typed).replaceAll("\\W*(talk|session|presentation)s?$", "");
        return VENDOR.contains(word)
                ? Optional.of(Kind.VENDOR)
                : MEMBER.contains(word) ? Optional.of(Kind.MEMBER) : Optional.empty();
    }

    private static Optional<String> postcode(String typed) {
        try {
            return Optional.of(Postcode.tidy(typed));
        } catch (Refused none) {
            return Optional.empty();
        }
    }

    private static Optional<String> link(String typed) {
        return LINK.matcher(typed).matches() ? Optional.of(typed) : Optional.empty();
    }

    private static Optional<Integer> people(String typed) {
        return Optional.of(typed)
                .filter(number -> number.matches("\\d{1,4}(\\.0+)?"))
                .map(number -> Integer.valueOf(number.replaceAll("\\..*", "")))
                .filter(number -> number >= 1 && number <= MOST_PEOPLE);
    }

    /** What every row has to say. */
    private String needed(Column column) {
        if (line.cell(column).isEmpty()) {
            problems.add(new Problem(line.number(), column, "missing", "", column.head()));
        }
        return text(column);
    }

    /** On one line. */
    private String text(Column column) {
        return measured(column, Spelling.tidy(line.cell(column)));
    }

    /** On as many lines as were typed. */
    private String prose(Column column) {
        return measured(column, line.cell(column).replace("\r\n", "\n").replace('\r', '\n'));
    }

    private String measured(Column column, String text) {
        if (text.length() > column.longest()) {
            wrong(column, "long", column.longest());
            return text.substring(0, column.longest());
        }
        if (!text.isEmpty() && Typed.letters(text) < column.shortest()) {
            wrong(column, "short", column.shortest());
        }
        return text;
    }

    private <T> @Nullable T read(Column column, Function<String, Optional<T>> reader) {
        var typed = text(column);
        if (typed.isEmpty()) {
            return null;
        }
        var read = reader.apply(typed);
        if (read.isEmpty()) {
            wrong(column, "unreadable." + column.name().toLowerCase(Locale.ROOT).replace('_', '-'), "");
        }
        return read.orElse(null);
    }

    /** The first thing that is wrong with a cell; what else would follow from it. */
    private void wrong(Column column, String key, Object hint) {
        if (problems.stream().noneMatch(problem -> problem.column() == column)) {
            problems.add(new Problem(line.number(), column, key, Spelling.shortened(line.cell(column)), hint));
        }
    }
}
