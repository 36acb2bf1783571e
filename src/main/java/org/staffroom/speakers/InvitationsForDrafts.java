package org.staffroom.speakers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.DraftTies;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Words;

/** Speakers invited to a draft that is thrown away are invited to a meeting that is not planned yet. */
@Component
class InvitationsForDrafts implements DraftTies {

    private final JdbcClient jdbc;
    private final Words words;

    InvitationsForDrafts(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<String> of(MeetingId draft) {
        return jdbc.sql("""
                        select p.title, i.status = 'ACCEPTED' as accepted
                        from speaker_invitation i join presentation p on p.id = i.presentation_id
                        where i.meeting_id = ? and i.status in ('OPEN', 'ACCEPTED') order by i.invited_at
                        """)
                .param(draft.value())
                .query((row, number) -> words.of(
                        row.getBoolean("accepted") ? "speakers.draft.accepted" : "speakers.draft.asked",
                        row.getString("title")))
                .list();
    }

    /** Who said yes is on the desk again. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(MeetingId draft) {
        jdbc.sql("""
                        update speaker_invitation set meeting_id = null, version = version + 1,
                            settled_at = case when status = 'ACCEPTED' then null else settled_at end
                        where meeting_id = ?
                        """).param(draft.value()).update();
    }
}
