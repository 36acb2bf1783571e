package org.staffroom.writeups;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What write-ups know about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class WriteUpFacts {

    @Bean
    ChecklistFact writtenUp() {
        return new ChecklistFact(
                Step.WRITE_UP,
                "exists (select 1 from write_up w where w.meeting_id = m.id and w.status = 'PUBLISHED')",
                "write-up");
    }
}
