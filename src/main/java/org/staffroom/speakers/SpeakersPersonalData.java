package org.staffroom.speakers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * What speakers say of themselves goes. Invitations stay, for they are of the region that sent them: without who sent them,
 * and without the words of an answer.
 */
@Component
class SpeakersPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    SpeakersPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes(
                        "biography",
                        "speaker_profile.person_id",
                        "select slug, biography, changed_at from speaker_profile where person_id = :person"),
                Held.goes("absences", "speaker_absence.person_id", """
                        select p.title as talk, m.title as meeting, a.words, a.said_at from speaker_absence a
                        join presentation p on p.id = a.presentation_id join meeting m on m.id = a.meeting_id
                        where a.person_id = :person order by a.said_at
                        """),
                Held.staysUnsigned("invitations_sent", "speaker_invitation.invited_by", """
                        select p.title as talk, r.name as region, i.words, i.status, i.invited_at
                        from speaker_invitation i join presentation p on p.id = i.presentation_id
                        join region r on r.id = i.region_id where i.invited_by = :person order by i.invited_at
                        """),
                new Held(
                        "invitations_answered",
                        "speaker_invitation.answered_by",
                        Fate.STAYS,
                        """
                        select p.title as talk, r.name as region, i.status, i.answer, i.answered_at
                        from speaker_invitation i join presentation p on p.id = i.presentation_id
                        join region r on r.id = i.region_id where i.answered_by = :person order by i.answered_at
                        """,
                        "update speaker_invitation set answered_by = null, answer = '' where answered_by = :person"));
    }

    /** An invitation that nobody is left to answer is withdrawn. */
    @Override
    public void forget(PersonId person) {
        jdbc.sql("""
                        update speaker_invitation i set status = 'WITHDRAWN', version = version + 1
                        where i.status = 'OPEN'
                          and exists (select 1 from presentation_speaker s
                            where s.presentation_id = i.presentation_id and s.person_id = :person)
                          and not exists (select 1 from presentation_speaker other
                            where other.presentation_id = i.presentation_id and other.person_id <> :person)
                        """).param("person", person.value()).update();
    }
}
