package org.staffroom.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A column of the table: what may stand at its head, and how long its cells may be; the tables of the database say the same. */
enum Column {
    REGION(true, 1, 80, "Region", "area"),
    DATE(true, 1, 60, "Date", "meeting date", "day", "when"),
    START(true, 1, 20, "Start", "start time", "from", "starts"),
    END(true, 1, 20, "End", "end time", "until", "to", "finish", "ends"),
    TITLE(true, 3, 120, "Title", "meeting", "meeting title", "meeting name", "event"),
    SUMMARY(false, 1, 2000, "Summary", "description", "meeting summary", "about"),
    VENUE(true, 2, 120, "Venue", "venue name", "location", "place", "where"),
    TOWN(false, 2, 80, "Town", "city", "venue town"),
    POSTCODE(false, 1, 10, "Postcode", "post code", "venue postcode", "zip"),
    HOST(false, 2, 160, "Host", "host organisation", "hosted by", "host school"),
    ATTENDANCE(false, 1, 10, "Attendance", "attendees", "attended", "attendance count", "people", "number attending"),
    TALK(false, 3, 160, "Talk", "talk title", "presentation", "session", "session title"),
    ABSTRACT(false, 1, 4000, "Abstract", "talk abstract", "talk description", "talk summary"),
    KIND(false, 1, 40, "Kind", "talk kind", "type", "talk type", "member or vendor"),
    SPEAKERS(false, 1, 2000, "Speakers", "speaker", "presenter", "presenters", "given by"),
    TOPICS(false, 1, 1000, "Topics", "topic", "tags"),
    SLIDES(false, 1, 500, "Slides", "slides link", "slides url", "link to slides"),
    WRITE_UP(
            false, 1, 500, "Write-up", "write up link", "report", "report link", "blog", "blog post", "canonical link");

    /** At the heads of the columns that we add to a table of rows to mend; passed over when it comes back. */
    static final String LINE = "Line";

    static final String REASON = "What to mend";
    private static final Set<String> OURS = Set.of(plain(LINE), plain(REASON));

    private final boolean required;
    private final int shortest;
    private final int longest;
    private final List<String> names;

    Column(boolean required, int shortest, int longest, String... names) {
        this.required = required;
        this.shortest = shortest;
        this.longest = longest;
        this.names = List.of(names);
    }

    /** The column with this at its head, however it is spaced and capitalised. */
    static Optional<Column> headed(String head) {
        var plain = plain(head);
        return Arrays.stream(values())
                .filter(column ->
                        column.names.stream().anyMatch(name -> plain(name).equals(plain)))
                .findFirst();
    }

    static boolean isOurs(String head) {
        return OURS.contains(plain(head));
    }

    private static String plain(String head) {
        return head.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What a table of ours has at its head. */
    public String head() {
        return names.get(0);
    }

    /** What else may stand there. */
    public List<String> otherNames() {
        return names.subList(1, names.size());
    }

    List<String> names() {
        return names;
    }

    public boolean required() {
        return required;
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }

    /** Whether it is about a talk and not about the meeting. */
    boolean isOfTalk() {
        return compareTo(ABSTRACT) >= 0 && compareTo(SLIDES) <= 0;
    }
}
