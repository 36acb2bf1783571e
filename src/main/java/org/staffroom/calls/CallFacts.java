package org.staffroom.calls;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What calls for talks know about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class CallFacts {

    /** Also when it is over by now. */
    @Bean
    ChecklistFact callOpened() {
        return new ChecklistFact(
                Step.CALL,
                "exists (select 1 from talk_call c where c.meeting_id = m.id and (c.open or c.opened_at is not null))",
                "call");
    }
}
