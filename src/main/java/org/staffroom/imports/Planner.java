package org.staffroom.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.imports.Book.Day;
import org.staffroom.imports.Book.Held;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Network;

/** Works out what a table would bring, beside what is there: read before every look at it, and again when it is imported. */
@Component
class Planner {

    private final BookQueries books;
    private final Network network;
    private final Clock clock;

    Planner(BookQueries books, Network network, Clock clock) {
        this.books = books;
        this.network = network;
        this.clock = clock;
    }

    Plan plan(CurrentPerson me, Table table) {
        var problems = new ArrayList<Problem>();
        var now = LocalDateTime.ofInstant(clock.instant(), network.zone());
        var rows = table.lines().stream()
                .map(line -> RowReader.read(line, now.toLocalDate(), problems))
                .toList();
        return new Planning(books.of(me, rows), now, problems).of(rows, table);
    }

    /** The working out of one plan. */
    private final class Planning {

        /** Shorter than this a talk is none. */
        private static final int SHORTEST_TALK = 5;

        private final Book book;
        private final LocalDateTime now;
        private final List<Problem> problems;
        private final Set<Integer> bad;
        private final List<Plan.Meeting> meetings = new ArrayList<>();
        private final Map<String, Plan.Venue> venues = new HashMap<>();
        private final Map<String, Optional<String>> nearestRegions = new HashMap<>();
        private final TalkPlanner talks;
        private int already;

        Planning(Book book, LocalDateTime now, List<Problem> problems) {
            this.book = book;
            this.talks = new TalkPlanner(book);
            this.now = now;
            this.problems = problems;
            this.bad = problems.stream().map(Problem::line).collect(Collectors.toSet());
        }

        Plan of(List<Row> rows, Table table) {
            var days = new LinkedHashMap<Day, List<Row>>();
            for (var row : rows) {
                var region = region(row);
                if (!bad.contains(row.line()) && region != null && row.date() != null) {
                    days.computeIfAbsent(Day.of(region.id(), row.date(), row.title()), day -> new ArrayList<>())
                            .add(row);
                }
            }
            days.values().stream()
                    .flatMap(List::stream)
                    .map(Row::talk)
                    .filter(Objects::nonNull)
                    .forEach(talks::noteVendor);
            days.forEach((day, together) -> {
                var held = book.meetings().get(day);
                if (held == null) {
                    meet(day, together);
                } else {
                    grow(held, together);
                }
            });
            rows.stream()
                    .filter(row -> bad.contains(row.line()))
                    .map(Row::talk)
                    .filter(Objects::nonNull)
                    .forEach(talks::noteTopics);
            problems.sort(Comparator.comparingInt(Problem::line).thenComparing(Problem::column));
            return new Plan(
                    rows.size(),
                    meetings,
                    already,
                    talks.organisations(meetings),
                    talks.newPeople(),
                    talks.unknownTopics(),
                    talks.relabelled(),
                    table.unused(),
                    problems);
        }

        private Plan.@Nullable Region region(Row row) {
            if (row.region().isEmpty()) {
                return null;
            }
            var found = book.region(row.region());
            if (found.isEmpty()) {
                var nearest = nearestRegions.computeIfAbsent(
                        row.region(), typed -> Spelling.nearest(typed, book.regionNames()));
                wrong(
                        row,
                        Column.REGION,
                        nearest.isEmpty() ? "region" : "region-like",
                        row.region(),
                        nearest.orElse(""));
                return null;
            }
            var region = found.get().region();
            if (!book.mayWrite(region.id())) {
                wrong(row, Column.REGION, "region-not-yours", row.region(), region.name());
                return null;
            }
            if (found.get().archived()) {
                wrong(row, Column.REGION, "region-archived", row.region(), region.name());
                return null;
            }
            return region;
        }

        /** Rows of a meeting that is there already: only talks that it lacks are new. */
        private void grow(Held held, List<Row> rows) {
            var most = Math.max(0, held.room()) / SHORTEST_TALK;
            var added = new ArrayList<Plan.Talk>();
            var lines = new ArrayList<Integer>();
            var titles = new HashMap<String, Integer>();
            for (var row : rows) {
                var talk = row.talk();
                if (!held.asPlanned()) {
                    wrong(row, Column.TITLE, "not-held", row.title(), "");
                } else if (!held.over()) {
                    wrong(row, Column.DATE, "future", "", "");
                } else if (talk == null || held.talks().contains(Spelling.key(talk.title()))) {
                    already++;
                } else if (added.size() >= most) {
                    wrong(row, Column.TALK, "day-full", talk.title(), "");
                } else if (isFirst(row, titles)) {
                    added.add(talks.plan(talk));
                    lines.add(row.line());
                }
            }
            if (!added.isEmpty()) {
                var row = rows.get(0);
                meetings.add(meeting(row, held.id(), LocalTime.MIN, LocalTime.MAX, null, rows, added, lines));
            }
        }

        /** Rows of a meeting that is new. The first that says when and where it was says it for all. */
        private void meet(Day day, List<Row> rows) {
            var first = rows.stream().filter(row -> isWhole(row)).findFirst().orElse(null);
            if (first == null) {
                rows.forEach(this::lacks);
                return;
            }
            var start = Objects.requireNonNull(first.start());
            var end = Objects.requireNonNull(first.end());
            var agreeing = rows.stream().filter(row -> agrees(row, first)).toList();
            // Both are asked, whatever the first says: who mends a row wants to know all of it.
            var fits = fits(day.date(), start, end, first, agreeing);
            var venue = first.isOnline() ? null : venue(first, agreeing);
            if (!fits || venue == null && !first.isOnline()) {
                return;
            }
            if (venue != null) {
                remember(first, venue);
            }
            var most = (int) Duration.between(start, end).toMinutes() / SHORTEST_TALK;
            var given = new ArrayList<Plan.Talk>();
            var lines = new ArrayList<Integer>();
            var titles = new HashMap<String, Integer>();
            for (var row : agreeing) {
                if (row.talk() != null && given.size() >= most) {
                    wrong(row, Column.TALK, "too-many-talks", row.talk().title(), most);
                } else if (isFirst(row, titles)) {
                    lines.add(row.line());
                    if (row.talk() != null) {
                        given.add(talks.plan(row.talk()));
                    }
                }
            }
            if (!lines.isEmpty()) {
                meetings.add(meeting(first, null, start, end, venue, agreeing, given, lines));
            }
        }

        private Plan.Meeting meeting(
                Row row,
                @Nullable UUID known,
                LocalTime start,
                LocalTime end,
                Plan.@Nullable Venue venue,
                List<Row> rows,
                List<Plan.Talk> given,
                List<Integer> lines) {
            return new Plan.Meeting(
                    known,
                    book.region(row.region()).orElseThrow().region(),
                    Objects.requireNonNull(row.date()),
                    start,
                    end,
                    row.title(),
                    said(rows, Row::summary),
                    venue,
                    said(rows, Row::host),
                    rows.stream()
                            .map(Row::came)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    rows.stream()
                            .map(Row::writeUp)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    given,
                    lines);
        }

        private String said(List<Row> rows, Function<Row, String> what) {
            return rows.stream()
                    .map(what)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private boolean isWhole(Row row) {
            return row.start() != null && row.end() != null && !row.venue().isEmpty();
        }

        private void lacks(Row row) {
            lacks(row, Column.START, row.start() == null);
            lacks(row, Column.END, row.end() == null);
            lacks(row, Column.VENUE, row.venue().isEmpty());
        }

        private void lacks(Row row, Column column, boolean lacking) {
            if (lacking) {
                wrong(row, column, "missing", "", column.head());
            }
        }

        /** Whether a row says of its meeting what the first one does, or nothing. */
        private boolean agrees(Row row, Row first) {
            var differs = row.start() != null && !row.start().equals(first.start())
                    ? Column.START
                    : row.end() != null && !row.end().equals(first.end())
                            ? Column.END
                            : !row.venue().isEmpty()
                                            && !Spelling.key(row.venue()).equals(Spelling.key(first.venue()))
                                    ? Column.VENUE
                                    : null;
            if (differs != null) {
                wrong(row, differs, "differs", differs.head(), first.line());
            }
            return differs == null;
        }

        private boolean fits(LocalDate date, LocalTime start, LocalTime end, Row first, List<Row> rows) {
            if (!end.isAfter(start)) {
                rows.forEach(row -> wrong(row, Column.END, "end-before-start", "", first.line()));
            } else if (date.atTime(end).isAfter(now)) {
                rows.forEach(row -> wrong(row, Column.DATE, "future", "", ""));
            } else if (isSkipped(date, start) || isSkipped(date, end)) {
                rows.forEach(row -> wrong(row, Column.START, "no-such-time", "", ""));
            } else {
                return true;
            }
            return false;
        }

        /** In the night of spring when the clocks go forward an hour is missing. */
        private boolean isSkipped(LocalDate date, LocalTime time) {
            return !date.atTime(time).atZone(network.zone()).toLocalTime().equals(time);
        }

        /** The venue; null when it is not clear which, which the problems of all rows then say. */
        private Plan.@Nullable Venue venue(Row first, List<Row> rows) {
            var key = Spelling.key(first.venue());
            var town = said(rows, Row::town);
            var postcode = said(rows, Row::postcode);
            var named = book.venues().getOrDefault(key, List.of());
            var same = named.stream()
                    .filter(venue -> postcode.isEmpty() || venue.postcode().equalsIgnoreCase(postcode))
                    .toList();
            if (same.size() == 1) {
                return same.get(0);
            }
            if (same.isEmpty() && !postcode.isEmpty()) {
                var spelt = spelt(first.venue(), postcode);
                if (spelt.isPresent()) {
                    return spelt.get();
                }
            }
            if (same.size() > 1) {
                rows.forEach(row -> wrong(row, Column.POSTCODE, "which-venue", first.venue(), same.size()));
                return null;
            }
            if (postcode.isEmpty() && venues.containsKey(key)) {
                return venues.get(key);
            }
            if (town.isEmpty() || postcode.isEmpty()) {
                var lacking = town.isEmpty() ? Column.TOWN : Column.POSTCODE;
                rows.forEach(row -> wrong(row, lacking, "new-venue", first.venue(), lacking.head()));
                return null;
            }
            return venues.getOrDefault(key + " " + postcode, new Plan.Venue(first.venue(), town, postcode, null));
        }

        /** For rows after this one: what it writes into the book. */
        private void remember(Row first, Plan.Venue venue) {
            if (venue.known() == null) {
                var key = Spelling.key(first.venue());
                venues.putIfAbsent(key + " " + venue.postcode(), venue);
                venues.putIfAbsent(key, venue);
            }
        }

        /** The one place at this postcode, of the book or of rows before, whose name is spelt only a little otherwise. */
        private Optional<Plan.Venue> spelt(String name, String postcode) {
            var alike = Stream.concat(book.venues().values().stream().flatMap(List::stream), venues.values().stream())
                    .filter(venue -> venue.postcode().equals(postcode) && Spelling.samePlace(venue.name(), name))
                    .distinct()
                    .toList();
            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
        }

        /** Whether no row before it says the same of the meeting. */
        private boolean isFirst(Row row, Map<String, Integer> titles) {
            var talk = row.talk();
            var before = titles.putIfAbsent(talk == null ? "" : Spelling.key(talk.title()), row.line());
            if (before != null) {
                wrong(
                        row,
                        talk == null ? Column.TITLE : Column.TALK,
                        "twice",
                        talk == null ? row.title() : talk.title(),
                        before);
            }
            return before == null;
        }

        private void wrong(Row row, Column column, String key, String value, Object hint) {
            bad.add(row.line());
            problems.add(new Problem(row.line(), column, key, Spelling.shortened(value), hint));
        }
    }
}
