package org.staffroom.agendas;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.OpenDay.About;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/**
 * What a change that people are told of does to the day, in the transaction that tells them. Who asks is checked before, and
 * nothing waits to be told afterwards.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AgendaMoves {

    private final OpenDays days;
    private final AgendaItemRepository items;

    AgendaMoves(OpenDays days, AgendaItemRepository items) {
        this.days = days;
        this.items = items;
    }

    /** When the last item ends, in minutes from the meeting's start; nought without any. */
    public int end(MeetingId meeting) {
        return items.findByMeetingId(meeting.value()).stream()
                .mapToInt(AgendaItem::end)
                .max()
                .orElse(0);
    }

    /** It and what follows comes later, or earlier with a negative number of minutes. */
    public void delay(CurrentPerson me, MeetingId meeting, UUID item, int minutes) {
        change(me, meeting, item, day -> day.delay(item, minutes));
    }

    /** Exactly then: nothing else moves. */
    public void startAt(CurrentPerson me, MeetingId meeting, UUID item, int minute) {
        change(me, meeting, item, day -> day.startAt(item, minute));
    }

    /** @param closeUp whether what follows moves up */
    public void drop(CurrentPerson me, MeetingId meeting, UUID item, boolean closeUp) {
        change(me, meeting, item, day -> {
            days.drop(day.item(item));
            if (closeUp) {
                day.remove(item);
            } else {
                day.drop(item);
            }
        });
    }

    /** Somebody speaks instead of whoever was to. */
    public void speak(CurrentPerson me, MeetingId meeting, UUID item, PersonId speaker) {
        change(me, meeting, item, day -> day.item(item).spokenBy(speaker));
    }

    /**
     * How an item of a day was moved or stretched, in minutes from the meeting's start.
     *
     * @param minutes how long it was, as {@code toMinutes} is how long it is
     */
    public record Moved(UUID item, int start, int minutes, int toStart, int toMinutes) {}

    /** What was moved, and by how many minutes what follows comes later; earlier when below nought. */
    public record Shift(int minutes, List<Moved> moved) {}

    /**
     * What runs takes so much longer, and what follows comes so much later.
     *
     * @param now in minutes from the meeting's start
     * @param track null for the whole day
     */
    public Shift late(CurrentPerson me, MeetingId meeting, int now, @Nullable Integer track, int minutes) {
        return shift(me, meeting, day -> {
            Pace.late(day, now, track, minutes);
            return minutes;
        });
    }

    /** What comes next begins now, and what follows with it. */
    public Shift next(CurrentPerson me, MeetingId meeting, int now, @Nullable Integer track) {
        return shift(me, meeting, day -> -Pace.next(day, now, track));
    }

    /**
     * Takes such a shift back.
     *
     * @throws Refused when something of it was moved again since
     */
    public void putBack(CurrentPerson me, MeetingId meeting, List<Moved> moved) {
        shift(me, meeting, day -> {
            for (var was : moved) {
                if (!day.has(was.item())
                        || day.item(was.item()).start() != was.toStart()
                        || day.item(was.item()).minutes() != was.toMinutes()) {
                    throw new Refused("changes.refused.moved-since");
                }
            }
            for (var was : moved) {
                day.item(was.item()).startAt(was.start());
                day.item(was.item()).last(was.minutes());
            }
            day.check();
            return 0;
        });
    }

    private Shift shift(CurrentPerson me, MeetingId meeting, ToIntFunction<Day> verb) {
        var open = days.open(meeting);
        var before = open.day().items().stream()
                .collect(Collectors.toMap(
                        AgendaItem::id,
                        item -> new Moved(item.id(), item.start(), item.minutes(), item.start(), item.minutes())));
        var minutes = verb.applyAsInt(open.day());
        days.close(open, me, Did.TOLD, About.EVERYTHING, null);
        return new Shift(
                minutes,
                open.day().items().stream()
                        .map(item -> now(Objects.requireNonNull(before.get(item.id())), item))
                        .filter(one -> one.start() != one.toStart() || one.minutes() != one.toMinutes())
                        .toList());
    }

    private static Moved now(Moved was, AgendaItem item) {
        return new Moved(item.id(), was.start(), was.minutes(), item.start(), item.minutes());
    }

    /** Whether the day still fits, now that the meeting starts at another time. */
    public void check(MeetingId meeting) {
        days.open(meeting).day().check();
    }

    private void change(CurrentPerson me, MeetingId meeting, UUID item, Consumer<Day> verb) {
        var open = days.open(meeting);
        var about = About.of(open.day().item(item));
        verb.accept(open.day());
        days.close(open, me, Did.TOLD, about, null);
    }
}
