package org.staffroom.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;

/** Commands on the checklist of a meeting, for its organisers. */
@Service
@Transactional
public class Checklist {

    private final ChecklistItemRepository items;
    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Checklist(ChecklistItemRepository items, MeetingAccess access, JdbcClient jdbc, Audit audit, Clock clock) {
        this.items = items;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public void tick(CurrentPerson me, MeetingId meeting, Step step) {
        change(me, meeting, step, "step-ticked", item -> item.tick(me.id(), clock.instant(), held(meeting)));
    }

    public void untick(CurrentPerson me, MeetingId meeting, Step step) {
        change(me, meeting, step, "step-unticked", ChecklistItem::untick);
    }

    public void skip(CurrentPerson me, MeetingId meeting, Step step) {
        change(me, meeting, step, "step-skipped", ChecklistItem::skip);
    }

    public void takeUp(CurrentPerson me, MeetingId meeting, Step step) {
        change(me, meeting, step, "step-taken-up", ChecklistItem::takeUp);
    }

    /** Is due on another day, and on one as far from the meeting's when that is moved. */
    public void due(CurrentPerson me, MeetingId meeting, Step step, LocalDate day) {
        access.requireOrganiser(me, meeting);
        var held = jdbc.sql(
                        "select (starts_at at time zone zone)::date from meeting where id = :id and status <> 'POSTPONED'")
                .param("id", meeting.value())
                .query(LocalDate.class)
                .optional()
                .orElseThrow(() -> new Refused("checklist.refused.no-date"));
        var days = Math.toIntExact(ChronoUnit.DAYS.between(held, day));
        change(me, meeting, step, "step-moved", item -> item.due(days));
    }

    private LocalDate held(MeetingId meeting) {
        return jdbc.sql("select (starts_at at time zone zone)::date from meeting where id = ?")
                .param(meeting.value())
                .query(LocalDate.class)
                .single();
    }

    private void change(CurrentPerson me, MeetingId meeting, Step step, String what, Consumer<ChecklistItem> verb) {
        access.requireOrganiser(me, meeting);
        // Whoever comes second waits here, and finds the row.
        jdbc.sql(
                        "insert into checklist_item (id, meeting_id, step) values (:id, :meeting, :step) on conflict do nothing")
                .param("id", Ids.next())
                .param("meeting", meeting.value())
                .param("step", step.name())
                .update();
        verb.accept(items.locked(meeting.value(), step));
        audit.record(me.id().value(), what, "meeting", meeting.value());
    }
}
