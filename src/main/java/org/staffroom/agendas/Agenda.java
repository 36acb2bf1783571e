package org.staffroom.agendas;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * Commands on a meeting's agenda, for its organisers. Each locks the meeting, so that two people who plan the same day at
 * once wait for each other; the database excludes overlaps too.
 */
@Service
@Transactional
public class Agenda {

    private final MeetingLock meetings;
    private final AgendaItemRepository items;
    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Agenda(
            MeetingLock meetings,
            AgendaItemRepository items,
            MeetingAccess access,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events) {
        this.meetings = meetings;
        this.items = items;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Adds an item.
     *
     * @return its id
     * @throws NotFound when the person does not organise the meeting
     * @throws Refused when the day would be too long or two things at the same time in one track
     */
    public UUID add(CurrentPerson me, MeetingId meeting, ItemDetails details, Spot spot) {
        access.requireOrganiser(me, meeting);
        checkTalk(details);
        var day = lock(meeting);
        var item = AgendaItem.of(meeting, details);
        day.add(item, spot);
        items.save(item);
        finish(me, meeting, "agenda item added");
        return item.id();
    }

    /**
     * Says something else about an item. A changed length moves what follows.
     *
     * @param version the item's, when the person began to edit
     * @param start exactly then, in minutes from the meeting's start, and nothing else moves; null: it stays where it is
     * @throws StaleVersion when somebody else changed the item meanwhile
     */
    public void edit(
            CurrentPerson me, MeetingId meeting, UUID item, int version, ItemDetails details, @Nullable Integer start) {
        access.requireOrganiser(me, meeting);
        checkTalk(details);
        change(me, meeting, "agenda item edited", day -> {
            StaleVersion.check(version, day.item(item).version());
            day.describe(item, details);
            if (start != null) {
                day.startAt(item, start);
            }
        });
    }

    /** Makes an item longer, or shorter with a negative number of minutes; what follows moves along. */
    public void lengthen(CurrentPerson me, MeetingId meeting, UUID item, int minutes) {
        access.requireOrganiser(me, meeting);
        change(
                me,
                meeting,
                "agenda item lengthened",
                day -> day.changeLength(item, day.item(item).minutes() + minutes));
    }

    /** Changes places with what comes before, together with what runs at the same time; the first one stays. */
    public void moveUp(CurrentPerson me, MeetingId meeting, UUID item) {
        access.requireOrganiser(me, meeting);
        change(me, meeting, "agenda item moved", day -> day.moveUp(item));
    }

    /** Changes places with what comes next; the last one stays. */
    public void moveDown(CurrentPerson me, MeetingId meeting, UUID item) {
        access.requireOrganiser(me, meeting);
        change(me, meeting, "agenda item moved", day -> day.moveDown(item));
    }

    /** Takes an item out; what follows closes up. The talk itself stays, it can be given elsewhere. */
    public void remove(CurrentPerson me, MeetingId meeting, UUID item) {
        access.requireOrganiser(me, meeting);
        change(me, meeting, "agenda item removed", day -> {
            items.delete(day.item(item));
            day.remove(item);
        });
    }

    private void change(CurrentPerson me, MeetingId meeting, String what, Consumer<Day> verb) {
        verb.accept(lock(meeting));
        finish(me, meeting, what);
    }

    private Day lock(MeetingId id) {
        var meeting = meetings.lock(id);
        return new Day(items.findByMeetingId(id.value()), meeting.startOfDay());
    }

    private void finish(CurrentPerson me, MeetingId meeting, String what) {
        items.flush();
        audit.record(me.id().value(), what, "meeting", meeting.value());
        events.publishEvent(new AgendaChanged(meeting));
    }

    /** A talk is labelled as its own people would label it: a vendor's talk never stands as a member's. */
    private void checkTalk(ItemDetails details) {
        var talk = details.presentation();
        if (talk == null) {
            return;
        }
        if (!details.kind().isTalk() || !details.kind().name().startsWith(kindOf(talk))) {
            throw new Refused("meetings.refused.kind-of-talk");
        }
    }

    private String kindOf(PresentationId talk) {
        return jdbc.sql("select kind from presentation where id = :id")
                .param("id", talk.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("meetings.refused.no-such-talk"));
    }
}
