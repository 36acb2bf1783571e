package org.staffroom.door;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Commands on helpers for the day: they may work the door of one meeting, and nothing else, until the day after. */
@Service
@Transactional
public class DoorHelpers {

    /** Midnight at the end of the day after the meeting, where it is held. */
    private static final String EXPIRY =
            "(date_trunc('day', m.starts_at at time zone m.zone) + interval '2 days') at time zone m.zone";

    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    DoorHelpers(MeetingAccess access, JdbcClient jdbc, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names a member as helper; naming twice changes nothing. Answers with the member's name.
     *
     * @param who the member's e-mail address or whole name
     * @throws NotFound for anybody who does not organise the meeting
     * @throws Refused when no member, or more than one, is called so
     */
    public String name(CurrentPerson me, MeetingId meeting, String who) {
        access.requireOrganiser(me, meeting);
        record Member(UUID id, String name) {}
        var members =
                jdbc.sql("""
                        select id, name from person
                        where standing = 'MEMBER' and status = 'ACTIVE' and (email = lower(:who) or lower(name) = lower(:who))
                        limit 2
                        """).param("who", who.strip()).query(Member.class).list();
        if (members.isEmpty()) {
            throw new Refused("door.refused.helper-unknown");
        }
        if (members.size() > 1) {
            throw new Refused("door.refused.helper-several");
        }
        var member = members.get(0);
        var added = jdbc.sql("""
                        insert into door_helper (meeting_id, person_id, named_by, named_at, expires_at)
                        select m.id, :person, :me, :now, %s from meeting m where m.id = :meeting
                        on conflict do nothing
                        """.formatted(EXPIRY))
                .param("person", member.id())
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("meeting", meeting.value())
                .update();
        if (added > 0) {
            audit.record(me.id().value(), "named as helper", "person", member.id());
            events.publishEvent(new HelperNamed(meeting, new PersonId(member.id())));
        }
        return member.name();
    }

    /** Takes the door away from a helper; nothing happens when the person is none. */
    public void remove(CurrentPerson me, MeetingId meeting, PersonId helper) {
        access.requireOrganiser(me, meeting);
        var removed = jdbc.sql("delete from door_helper where meeting_id = :meeting and person_id = :person")
                .param("meeting", meeting.value())
                .param("person", helper.value())
                .update();
        if (removed > 0) {
            audit.record(me.id().value(), "removed as helper", "person", helper.value());
        }
    }

    /** The meeting may have moved to another day. */
    @EventListener
    void on(MeetingRescheduled event) {
        moveExpiry(event.meeting());
    }

    @EventListener
    void on(MeetingChanged event) {
        moveExpiry(event.meeting());
    }

    private void moveExpiry(MeetingId meeting) {
        jdbc.sql("""
                        update door_helper h set expires_at = %s from meeting m
                        where m.id = h.meeting_id and m.id = :meeting
                        """.formatted(EXPIRY)).param("meeting", meeting.value()).update();
    }
}
