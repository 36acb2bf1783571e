package org.staffroom.cpd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.ItemKind;

/**
 * What of a meeting's day counts for one person. Talks, panels and discussions count, for as long as the person was there;
 * welcome, breaks, lunch, networking, tours and social parts do not. Of talks that ran at the same time one room
 * counts: the one the person says, else that in which they could hear most, else the first. No minute counts twice.
 *
 * @param lines every session, in order
 * @param choices the times at which there was more than one room
 */
record CountedDay(List<Line> lines, List<Choice> choices) {

    /** @param minutes that count; 0 for what was missed, or heard by others */
    record Line(Session session, boolean inRoom, int minutes) {

        public boolean vendor() {
            return session.kind() == ItemKind.VENDOR_TALK;
        }
    }

    /**
     * Rooms at the same time.
     *
     * @param start of the first session, which names it
     * @param chosen the track; null for none of them
     */
    record Choice(
            int start, int end, List<Room> rooms, @Nullable Integer chosen) {}

    record Room(int track, List<Session> sessions) {

        /** How much of it somebody could hear. */
        int minutes(Stay stay) {
            return sessions.stream()
                    .mapToInt(session -> stay.of(session.start(), session.end()))
                    .sum();
        }
    }

    public int minutes() {
        return lines.stream().mapToInt(Line::minutes).sum();
    }

    public int vendorMinutes() {
        return lines.stream().filter(Line::vendor).mapToInt(Line::minutes).sum();
    }

    /** Those that count, in order. */
    List<Line> counted() {
        return lines.stream().filter(line -> line.minutes() > 0).toList();
    }

    static CountedDay of(List<Session> sessions, Stay stay) {
        var choices = choices(sessions, stay);
        var lines = new ArrayList<Line>();
        var heard = 0;
        for (var session : inOrder(sessions)) {
            var inRoom = session.track() == null
                    || choices.stream()
                            .filter(choice -> session.start() >= choice.start() && session.start() < choice.end())
                            .allMatch(choice -> Objects.equals(choice.chosen(), session.track()));
            // An agenda that changed after somebody chose may have them in two rooms: time goes by once.
            var minutes = inRoom ? stay.of(Math.max(heard, session.start()), session.end()) : 0;
            heard = inRoom ? Math.max(heard, session.end()) : heard;
            lines.add(new Line(session, inRoom, minutes));
        }
        return new CountedDay(List.copyOf(lines), choices);
    }

    /** Stretches in which sessions of several tracks overlap. */
    private static List<Choice> choices(List<Session> sessions, Stay stay) {
        var choices = new ArrayList<Choice>();
        var together = new ArrayList<Session>();
        var end = 0;
        for (var session : inOrder(sessions)) {
            if (session.track() == null) {
                continue;
            }
            if (!together.isEmpty() && session.start() >= end) {
                choice(together, end, stay, choices);
                together.clear();
                end = 0;
            }
            together.add(session);
            end = Math.max(end, session.end());
        }
        choice(together, end, stay, choices);
        return List.copyOf(choices);
    }

    private static void choice(List<Session> together, int end, Stay stay, List<Choice> choices) {
        var rooms = together.stream()
                .map(session -> Objects.requireNonNull(session.track()))
                .distinct()
                .sorted()
                .map(track -> new Room(
                        track,
                        together.stream()
                                .filter(session -> track.equals(session.track()))
                                .toList()))
                .toList();
        if (rooms.size() > 1) {
            choices.add(new Choice(together.get(0).start(), end, rooms, chosen(rooms, stay)));
        }
    }

    private static @Nullable Integer chosen(List<Room> rooms, Stay stay) {
        for (var room : rooms) {
            if (room.sessions().stream().anyMatch(session -> Boolean.TRUE.equals(session.said()))) {
                return room.track();
            }
        }
        var asked =
                rooms.stream().flatMap(room -> room.sessions().stream()).anyMatch(session -> session.said() != null);
        return asked
                ? null
                : rooms.stream()
                        .max(Comparator.<Room>comparingInt(room -> room.minutes(stay))
                                .thenComparingInt(room -> -room.track()))
                        .map(Room::track)
                        .orElse(null);
    }

    private static List<Session> inOrder(List<Session> sessions) {
        return sessions.stream()
                .sorted(Comparator.comparingInt(Session::start)
                        .thenComparing(session -> session.track() == null ? 0 : session.track()))
                .toList();
    }
}
