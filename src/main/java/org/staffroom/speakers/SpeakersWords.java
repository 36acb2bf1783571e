package org.staffroom.speakers;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.SpeakersSay;
import org.staffroom.meetings.MeetingId;

/** Tells those who plan a day which speakers cannot come, and whose answer is still out. */
@Component
class SpeakersWords implements SpeakersSay {

    private final JdbcClient jdbc;

    SpeakersWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Word> of(MeetingId meeting) {
        var said = new HashMap<UUID, Word>();
        jdbc.sql("""
                        select i.id, exists (
                            select 1 from speaker_absence a where a.meeting_id = i.meeting_id
                              and a.presentation_id = i.presentation_id and
                        """ + Absences.STANDS + """
                            ) as cannot, exists (
                            select 1 from proposal p where p.presentation_id = i.presentation_id
                              and p.meeting_id = i.meeting_id and p.status = 'ACCEPTED' and p.answer = 'ASKED') as asked
                        from agenda_item i where i.meeting_id = :meeting and i.presentation_id is not null
                        """).param("meeting", meeting.value()).query(row -> {
            if (row.getBoolean("cannot") || row.getBoolean("asked")) {
                said.put(row.getObject("id", UUID.class), row.getBoolean("cannot") ? Word.CANNOT : Word.NOT_CONFIRMED);
            }
        });
        return said;
    }
}
