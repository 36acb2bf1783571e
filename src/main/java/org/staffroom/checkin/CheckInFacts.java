package org.staffroom.checkin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What checking in knows about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class CheckInFacts {

    /** Where the poster is; whether it hangs on the door nobody knows but who hung it there. */
    @Bean
    ChecklistFact poster() {
        return new ChecklistFact(Step.POSTER, "false", "check-in/poster");
    }
}
