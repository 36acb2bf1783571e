package org.staffroom.hosting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistFact;
import org.staffroom.checklist.Step;

/** What hosting knows about the steps of a checklist. */
@Configuration(proxyBeanMethods = false)
class HostFacts {

    /** What was told for a day that is no longer so does not count, nor what somebody else was told. */
    @Bean
    ChecklistFact hostTold() {
        return new ChecklistFact(Step.HOST, """
                exists (select 1 from host_pack h
                        join venue v on v.id = h.venue_id and v.contact_number = h.contact_number
                        where h.meeting_id = m.id and h.venue_id = m.venue_id and h.day = (m.starts_at at time zone m.zone)::date)
                """, "host");
    }
}
