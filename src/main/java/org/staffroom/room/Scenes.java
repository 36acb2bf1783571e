package org.staffroom.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.agendas.AgendaView;
import org.staffroom.changes.ChangeNotices;
import org.staffroom.changes.DayShifts;
import org.staffroom.changes.DayShifts.Shifts;
import org.staffroom.shared.Dates;

/** Finds out what is so in a room, in a handful of statements for all who look. */
@Component
class Scenes {

    /** What was told earlier is known, or stands on the meeting's page. */
    private static final Duration LATELY = Duration.ofHours(24);

    private static final int MOST_NOTICES = 3;

    private final RoomQueries queries;
    private final AgendaQueries agenda;
    private final DayShifts shifts;
    private final ChangeNotices notices;
    private final Dates dates;
    private final Clock clock;

    Scenes(
            RoomQueries queries,
            AgendaQueries agenda,
            DayShifts shifts,
            ChangeNotices notices,
            Dates dates,
            Clock clock) {
        this.queries = queries;
        this.agenda = agenda;
        this.shifts = shifts;
        this.notices = notices;
        this.dates = dates;
        this.clock = clock;
    }

    Scene of(Room room) {
        var at = clock.instant();
        var phase = room.phase(at);
        var day = agenda.of(room.id());
        var minutes = Math.floorDiv(Duration.between(room.startsAt(), at).toSeconds(), 60);
        var open = phase == RoomPhase.OPEN;
        var now = open
                ? day.items().stream()
                        .filter(item -> item.start() <= minutes && minutes < item.start() + item.minutes())
                        .toList()
                : List.<AgendaView.Item>of();
        var pressed = shifts.of(room.id());
        return new Scene(
                phase,
                room.slug(),
                room.title(),
                dates.day(room.startsAt(), room.zone()),
                dates.time(room.startsAt()),
                room.where(),
                room.wifi(),
                room.notes(),
                now,
                open || phase == RoomPhase.BEFORE ? next(day, minutes) : List.of(),
                day.slots(),
                open ? late(pressed, day) : List.of(),
                open || phase == RoomPhase.BEFORE ? told(room) : List.of(),
                queries.posts(room.id()),
                !at.isBefore(room.startsAt()),
                !at.isBefore(room.endsAt()),
                pressed.seen(),
                pressed.undoable(),
                day.tracks(),
                until(room, day, at));
    }

    /** The first thing to come in each track; the same for all where that is for everybody. */
    private static List<AgendaView.Item> next(AgendaView day, long minutes) {
        var following =
                day.items().stream().filter(item -> item.start() > minutes).toList();
        if (following.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        day.tracks().stream()
                                .map(AgendaView.Track::number)
                                .map(track -> following.stream()
                                        .filter(item -> item.trackNumber() == null
                                                || item.trackNumber().equals(track))
                                        .findFirst()),
                        Stream.of(following.stream()
                                .findFirst()
                                .filter(first -> day.tracks().isEmpty())))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static List<Scene.Behind> late(Shifts pressed, AgendaView day) {
        return pressed.late().stream()
                .map(late -> new Scene.Behind(name(late.track(), day), late.minutes()))
                .toList();
    }

    private static @Nullable String name(@Nullable Integer track, AgendaView day) {
        return day.tracks().stream()
                .filter(each -> Objects.equals(each.number(), track))
                .map(AgendaView.Track::name)
                .findFirst()
                .orElse(null);
    }

    private List<Scene.Told> told(Room room) {
        var since = room.dayBegins().minus(LATELY);
        return notices.of(room.id()).stream()
                .filter(notice -> notice.sentAt().isAfter(since))
                .limit(MOST_NOTICES)
                .map(notice -> new Scene.Told(
                        notice.kind(), dates.moment(notice.sentAt()), notice.reason(), notice.differences()))
                .toList();
    }

    private static Instant until(Room room, AgendaView day, Instant now) {
        return Stream.concat(
                        Stream.of(room.dayBegins(), room.startsAt(), room.endsAt(), room.dayEnds()),
                        day.items().stream()
                                .flatMap(item -> Stream.of(item.start(), item.start() + item.minutes()))
                                .map(minute -> room.startsAt().plus(Duration.ofMinutes(minute))))
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
