package org.staffroom.agendas;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.OpenDay.About;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;

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
