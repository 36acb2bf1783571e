package org.staffroom.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.imports.Table.Unused;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.regions.RegionId;

/**
 * What an import would do, as things stand now.
 *
 * @param rows how many there are
 * @param meetings new ones, and those there already that talks are added to
 * @param already how many rows say what is there already
 * @param organisations that are new, by how they are called
 * @param people how many are new
 * @param topics that talks name and the list does not have
 * @param relabelled talks that the table calls a member's and a vendor's people gave
 * @param problems by line
 */
record Plan(
        int rows,
        List<Meeting> meetings,
        int already,
        Map<String, OrganisationKind> organisations,
        int people,
        List<String> topics,
        List<String> relabelled,
        List<Unused> unused,
        List<Problem> problems) {

    /** A region of the network. */
    record Region(RegionId id, String slug, String name) {}

    /** @param known its id in the venue book; null for one that is written into it */
    record Venue(
            String name,
            String town,
            String postcode,
            @Nullable UUID known) {}

    /**
     * A meeting.
     *
     * @param known its id; null for one that is new
     * @param venue null when it was online
     * @param talks those that are new to it
     * @param rows how many rows it is made of
     */
    record Meeting(
            @Nullable UUID known,
            Region region,
            LocalDate date,
            LocalTime start,
            LocalTime end,
            String title,
            String summary,
            @Nullable Venue venue,
            String host,
            @Nullable Integer came,
            @Nullable String writeUp,
            List<Talk> talks,
            List<Integer> lines) {

        public boolean isNew() {
            return known == null;
        }
    }

    /**
     * A talk. The same one may stand in several meetings.
     *
     * @param known its id; null for one that is new
     */
    record Talk(
            @Nullable UUID known,
            String title,
            String abstractText,
            boolean vendor,
            List<Speaker> speakers,
            List<UUID> topics,
            @Nullable String slides) {

        /** By which two talks are the same: title, who speaks, whose it is. */
        String key() {
            return key(title, vendor, speakers.stream().map(Speaker::key).toList());
        }

        static String key(String title, boolean vendor, List<String> speakers) {
            return Spelling.key(title) + "|" + vendor + "|"
                    + speakers.stream().sorted().collect(Collectors.joining(";"));
        }

        public String speakerNames() {
            return speakers.stream().map(Speaker::name).collect(Collectors.joining(", "));
        }
    }

    /** The problems of one row. */
    record Misfit(int line, List<Problem> problems) {}

    public List<Misfit> misfits() {
        var rows = new TreeMap<Integer, List<Problem>>();
        problems.forEach(problem ->
                rows.computeIfAbsent(problem.line(), line -> new ArrayList<>()).add(problem));
        return rows.entrySet().stream()
                .map(row -> new Misfit(row.getKey(), row.getValue()))
                .toList();
    }

    /** How many rows would be imported. */
    public int fitting() {
        return meetings.stream().mapToInt(meeting -> meeting.lines().size()).sum();
    }

    public List<Meeting> newMeetings() {
        return meetings.stream().filter(Meeting::isNew).toList();
    }

    /** Meetings that are there, and get talks. */
    public List<Meeting> grown() {
        return meetings.stream().filter(meeting -> !meeting.isNew()).toList();
    }

    /** How many talks are new to the network. */
    public long newTalks() {
        return meetings.stream()
                .flatMap(meeting -> meeting.talks().stream())
                .filter(talk -> talk.known() == null)
                .map(Talk::key)
                .distinct()
                .count();
    }

    /** Of talks that are given in the meetings, of those known and those given twice too. */
    public int given() {
        return meetings.stream().mapToInt(meeting -> meeting.talks().size()).sum();
    }

    public List<Venue> newVenues() {
        return meetings.stream()
                .filter(Meeting::isNew)
                .map(Meeting::venue)
                .filter(venue -> venue != null && venue.known() == null)
                .distinct()
                .toList();
    }

    /** The regions that something is written down for. */
    public List<Region> regions() {
        return meetings.stream().map(Meeting::region).distinct().toList();
    }
}
