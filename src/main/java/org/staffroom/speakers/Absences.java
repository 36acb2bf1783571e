package org.staffroom.speakers;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.proposals.SpeakerAnswered;
import org.staffroom.proposals.SpeakerAnswers;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * Speakers who cannot give their talk at a meeting to come: because something came up, or because the new day does not suit.
 * Its organisers see it until the speaker takes it back, or the talk is no longer theirs to give there. What they say here
 * and what they answer to the acceptance of their proposal is one and the same.
 */
@Service
@Transactional
public class Absences {

    static final int LONGEST = 2000;

    /** What a speaker said. @param title of the talk; meeting as it stands in an address */
    record Said(UUID talk, String meeting, String title, String speaker, String words) {}

    private record Stand(UUID meeting, UUID talk, boolean over) {}

    private final SpeakerAnswers answers;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Absences(SpeakerAnswers answers, JdbcClient jdbc, Audit audit, Clock clock) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says it; said again, it is said in the newer words.
     *
     * @param talk its slug, as the meeting
     * @throws NotFound when the person does not speak in that talk, or it is not on that agenda
     * @throws Refused when the meeting is cancelled or over, or there are too many words
     */
    public void say(CurrentPerson me, String talk, String meeting, String words) {
        var stand = stand(me, talk, meeting);
        if (stand.over) {
            throw new Refused("speakers.absence.over");
        }
        var said = Typed.text(words);
        if (said.length() > LONGEST) {
            throw new Refused("speakers.absence.long", LONGEST);
        }
        jdbc.sql("""
                        insert into speaker_absence (id, meeting_id, presentation_id, person_id, words, said_at)
                        values (:id, :meeting, :talk, :me, :words, :now)
                        on conflict (meeting_id, presentation_id, person_id)
                        do update set words = excluded.words, said_at = excluded.said_at
                        """)
                .param("id", Ids.next())
                .param("meeting", stand.meeting)
                .param("talk", stand.talk)
                .param("me", me.id().value())
                .param("words", said)
                .param("now", now())
                .update();
        answer(me, stand, false);
        audit.record(me.id().value(), "said they cannot speak", "meeting", stand.meeting);
    }

    /** Can, after all; twice is once. @throws NotFound as {@link #say} */
    public void takeBack(CurrentPerson me, String talk, String meeting) {
        var stand = stand(me, talk, meeting);
        var gone = jdbc.sql(
                        "delete from speaker_absence where meeting_id = ? and presentation_id = ? and person_id = ?")
                .params(stand.meeting, stand.talk, me.id().value())
                .update();
        if (gone > 0) {
            answer(me, stand, true);
            audit.record(me.id().value(), "can speak after all", "meeting", stand.meeting);
        }
    }

    private void answer(CurrentPerson me, Stand stand, boolean yes) {
        answers.answer(me.id(), new PresentationId(stand.talk), new MeetingId(stand.meeting), yes);
    }

    @EventListener
    void follow(SpeakerAnswered said) {
        jdbc.sql(
                        said.comes()
                                ? "delete from speaker_absence where meeting_id = :meeting and presentation_id = :talk and person_id = :person"
                                : """
                                insert into speaker_absence (id, meeting_id, presentation_id, person_id, said_at)
                                values (:id, :meeting, :talk, :person, :now)
                                on conflict (meeting_id, presentation_id, person_id) do nothing
                                """)
                .param("id", Ids.next())
                .param("meeting", said.meeting().value())
                .param("talk", said.talk().value())
                .param("person", said.speaker().value())
                .param("now", now())
                .update();
    }

    private Stand stand(CurrentPerson me, String talk, String meeting) {
        return jdbc.sql("""
                        select m.id as meeting, p.id as talk,
                            m.status = 'CANCELLED' or m.status <> 'POSTPONED' and m.starts_at <= :now as over
                        from meeting m join agenda_item i on i.meeting_id = m.id
                        join presentation p on p.id = i.presentation_id
                        join presentation_speaker s on s.presentation_id = p.id and s.person_id = :me
                        where m.slug = :meeting and p.slug = :talk and m.status <> 'DRAFT' limit 1
                        """)
                .param("now", now())
                .param("me", me.id().value())
                .param("meeting", meeting)
                .param("talk", talk)
                .query(Stand.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Talks that somebody has said they cannot give: ids of talks, and where. */
    @Transactional(readOnly = true)
    List<Said> of(CurrentPerson me) {
        return jdbc.sql("""
                        select a.presentation_id as talk, m.slug as meeting, p.title, '' as speaker, a.words
                        from speaker_absence a join meeting m on m.id = a.meeting_id
                        join presentation p on p.id = a.presentation_id where a.person_id = ?
                        """).param(me.id().value()).query(Said.class).list();
    }

    /** Who cannot speak at a meeting, for its organisers, and in which talk. Who asks is checked before. */
    @Transactional(readOnly = true)
    List<Said> at(MeetingId meeting) {
        return jdbc.sql("""
                        select a.presentation_id as talk, coalesce(m.slug, m.id::text) as meeting, p.title, who.name as speaker, a.words
                        from speaker_absence a join meeting m on m.id = a.meeting_id
                        join presentation p on p.id = a.presentation_id join person who on who.id = a.person_id
                        where a.meeting_id = :meeting and
                        """ + STANDS + " order by a.said_at")
                .param("meeting", meeting.value())
                .query(Said.class)
                .list();
    }

    /**
     * Of a row of {@code speaker_absence} called a: that the talk is still on that agenda, and theirs to give. Counted, so
     * that PostgreSQL asks of each row's meeting alone: {@code exists} would join all agendas there are.
     */
    static final String STANDS = """
            (select count(*) from appearance g join agenda_item i on i.id = g.item_id
                where g.meeting_id = a.meeting_id and g.person_id = a.person_id and g.role = 'SPEAKER'
                  and i.presentation_id = a.presentation_id) > 0
            """;

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
