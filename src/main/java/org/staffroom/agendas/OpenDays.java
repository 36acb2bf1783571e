package org.staffroom.agendas;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.OpenDay.About;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Words;

/** Opens days to change them, and keeps what was done. Two people who plan the same day at once wait for each other here. */
@Component
class OpenDays {

    private final MeetingLock meetings;
    private final AgendaItemRepository items;
    private final AgendaHistory history;
    private final JdbcClient jdbc;
    private final Words words;

    OpenDays(MeetingLock meetings, AgendaItemRepository items, AgendaHistory history, JdbcClient jdbc, Words words) {
        this.meetings = meetings;
        this.items = items;
        this.history = history;
        this.jdbc = jdbc;
        this.words = words;
    }

    OpenDay open(MeetingId meeting) {
        var locked = meetings.lock(meeting);
        return new OpenDay(
                meeting,
                new Day(items.findByMeetingId(meeting.value()), locked.startOfDay(), this::named),
                history.now(meeting));
    }

    /** To see what would become of it: without the lock, for a transaction that writes nothing. */
    Day look(MeetingId meeting, int startOfDay) {
        return new Day(items.findByMeetingId(meeting.value()), startOfDay, this::named);
    }

    /** As it stands on the day: without words of its own it is called as its talk. */
    private String named(AgendaItem item) {
        var talk = item.details().presentation();
        if (!item.title().isEmpty()) {
            return item.title();
        }
        return talk == null
                ? words.of("meetings.agenda.to-be-announced")
                : jdbc.sql("select title from presentation where id = ?")
                        .param(talk.value())
                        .query(String.class)
                        .single();
    }

    /** @return whether the day is otherwise than it was */
    boolean close(OpenDay open, CurrentPerson me, Did did, About about, @Nullable Integer undoes) {
        items.flush();
        return history.keep(open, me.id(), did, about, undoes);
    }

    void add(AgendaItem item) {
        items.save(item);
    }

    void drop(AgendaItem item) {
        items.delete(item);
    }
}
