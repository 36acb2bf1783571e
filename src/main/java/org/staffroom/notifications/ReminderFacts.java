package org.staffroom.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What the outbox knows about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class ReminderFacts {

    /** Mails are forgotten after 90 days; that long after a meeting nobody asks. */
    @Bean
    ChecklistFact reminderSent() {
        return new ChecklistFact(Step.REMINDER, """
                exists (select 1 from delivery d
                        where d.happening = '%s:' || m.id || ':' || (m.starts_at at time zone m.zone)::date)
                """.formatted(Template.REMINDER_WEEK.key()), "attendees");
    }
}
