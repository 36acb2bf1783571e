package org.staffroom.door;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What the door knows about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class DoorFacts {

    @Bean
    ChecklistFact attendanceMarked() {
        return new ChecklistFact(
                Step.ATTENDANCE, "exists (select 1 from attendance t where t.meeting_id = m.id)", "door");
    }
}
