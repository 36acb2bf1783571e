package org.staffroom.attendance;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** What people say about their attendance, and who answered. */
@Component
class AttendancePersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("attendance_said", "attendance_said.person_id", """
                        select m.title as meeting, s.kind, s.arrived_at, s.left_at, s.words, s.said_at, s.answer
                        from attendance_said s join meeting m on m.id = s.meeting_id
                        where s.person_id = :person order by s.said_at
                        """),
                Held.stays("attendance_noted", "attendance_said.said_by", """
                        select m.title as meeting, s.said_at
                        from attendance_said s join meeting m on m.id = s.meeting_id
                        where s.said_by = :person and s.person_id <> :person order by s.said_at
                        """),
                Held.stays("attendance_answered", "attendance_said.answered_by", """
                        select m.title as meeting, s.answer, s.answered_at
                        from attendance_said s join meeting m on m.id = s.meeting_id
                        where s.answered_by = :person order by s.answered_at
                        """));
    }
}
