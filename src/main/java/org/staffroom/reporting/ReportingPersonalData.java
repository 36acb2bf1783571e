package org.staffroom.reporting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who took it on to write a report. */
@Component
class ReportingPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.staysUnsigned("reports_taken_on", "report_duty.person_id", """
                select m.title as meeting, d.taken_at from report_duty d join meeting m on m.id = d.meeting_id
                where d.person_id = :person order by d.taken_at
                """));
    }
}
