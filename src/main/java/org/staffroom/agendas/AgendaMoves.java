package org.staffroom.agendas;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.people.PersonId;

/**
 * What a change that people are told of does to the day, in the transaction that tells them. Who asks is checked before, and
 * nothing waits to be told afterwards.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AgendaMoves {

    private final MeetingLock meetings;
    private final AgendaItemRepository items;

    AgendaMoves(MeetingLock meetings, AgendaItemRepository items) {
        this.meetings = meetings;
        this.items = items;
    }

    /** When the last item ends, in minutes from the meeting's start; nought without any. */
    public int end(MeetingId meeting) {
        return items.findByMeetingId(meeting.value()).stream()
                .mapToInt(AgendaItem::end)
                .max()
                .orElse(0);
    }

    public void delay(MeetingId meeting, UUID item, int minutes) {
        change(meeting, day -> day.delay(item, minutes));
    }

    public void startAt(MeetingId meeting, UUID item, int minute) {
        change(meeting, day -> day.startAt(item, minute));
    }

    /** @param closeUp whether what follows moves up */
    public void drop(MeetingId meeting, UUID item, boolean closeUp) {
        change(meeting, day -> {
            items.delete(day.item(item));
            if (closeUp) {
                day.remove(item);
            } else {
                day.drop(item);
            }
        });
    }

    /** Somebody speaks instead of whoever was to. */
    public void speak(MeetingId meeting, UUID id, PersonId speaker) {
        change(meeting, day -> day.item(id).spokenBy(speaker));
    }

    /** Whether the day still fits, now that the meeting starts at another time. */
    public void check(MeetingId meeting) {
        change(meeting, Day::check);
    }

    private void change(MeetingId meeting, Consumer<Day> verb) {
        var locked = meetings.lock(meeting);
        verb.accept(new Day(items.findByMeetingId(meeting.value()), locked.startOfDay()));
        items.flush();
    }
}
