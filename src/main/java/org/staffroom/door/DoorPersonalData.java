package org.staffroom.door;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Attendance and the door. That somebody came stays, so that the numbers of a meeting stay right. */
@Component
class DoorPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.stays("attendance", "attendance.person_id", """
                        select m.title as meeting, m.starts_at, a.arrived_at, a.left_at, a.walk_in, a.way
                        from attendance a join meeting m on m.id = a.meeting_id
                        where a.person_id = :person order by m.starts_at
                        """),
                Held.stays("arrivals_marked", "attendance.marked_by", """
                        select m.title as meeting, a.arrived_at from attendance a join meeting m on m.id = a.meeting_id
                        where a.marked_by = :person order by a.arrived_at
                        """),
                Held.stays("departures_noted", "attendance.left_by", """
                        select m.title as meeting, a.left_at from attendance a join meeting m on m.id = a.meeting_id
                        where a.left_by = :person order by a.left_at
                        """),
                Held.goes("door_phone", "door_phone.person_id", """
                        select m.title as meeting, d.described, d.given_at, d.used_at
                        from door_phone d join meeting m on m.id = d.meeting_id
                        where d.person_id = :person order by d.given_at
                        """),
                Held.goes("door_mark", "door_mark.person_id", """
                        select m.title as meeting, d.kind, d.at, d.received_at
                        from door_mark d join meeting m on m.id = d.meeting_id
                        where d.person_id = :person order by d.at
                        """),
                Held.goes("door_mark_made", "door_mark.marked_by", """
                        select m.title as meeting, d.kind, d.at, d.received_at
                        from door_mark d join meeting m on m.id = d.meeting_id
                        where d.marked_by = :person order by d.at
                        """),
                Held.goes("door_helper", "door_helper.person_id", """
                        select m.title as meeting, h.named_at, h.expires_at
                        from door_helper h join meeting m on m.id = h.meeting_id
                        where h.person_id = :person order by h.named_at
                        """),
                Held.stays("door_helpers_named", "door_helper.named_by", """
                        select m.title as meeting, h.named_at from door_helper h join meeting m on m.id = h.meeting_id
                        where h.named_by = :person order by h.named_at
                        """));
    }
}
