package org.staffroom.speakers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.staffroom.checklist.ChecklistDoubt;
import org.staffroom.checklist.Step;

/** What speakers said of meetings that a checklist asks about. */
@Configuration(proxyBeanMethods = false)
class SpeakersFacts {

    /** Their names stand there, but somebody has not answered yet, or cannot come. */
    @Bean
    ChecklistDoubt speakersNotConfirmed() {
        return new ChecklistDoubt(Step.SPEAKERS, """
                exists (
                    select 1 from proposal p join agenda_item i on i.presentation_id = p.presentation_id
                    where p.meeting_id = m.id and i.meeting_id = m.id and p.status = 'ACCEPTED' and p.answer <> 'YES')
                or exists (select 1 from speaker_absence a where a.meeting_id = m.id and
                """ + Absences.STANDS + ")");
    }
}
