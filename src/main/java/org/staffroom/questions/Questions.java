package org.staffroom.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Places;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands on what the organisers of a meeting ask. All of them are for organisers: anybody else finds nothing. */
@Service
@Transactional
class Questions {

    static final int MOST = 12;

    private final MeetingAccess access;
    private final QuestionRepository questions;
    private final Places places;
    private final JdbcClient jdbc;
    private final Audit audit;

    Questions(MeetingAccess access, QuestionRepository questions, Places places, JdbcClient jdbc, Audit audit) {
        this.access = access;
        this.questions = questions;
        this.places = places;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @throws Refused beyond twelve questions */
    void add(CurrentPerson me, MeetingId meeting, QuestionForm form) {
        var position = begin(me, meeting, 1);
        var question = questions.saveAndFlush(Question.of(meeting, position, form));
        audit.record(me.id().value(), "asked", "question", question.id());
    }

    /**
     * Asks questions of earlier meetings here too; those asked here already are left out.
     *
     * @return how many were added
     */
    int takeOver(CurrentPerson me, MeetingId meeting, Collection<UUID> earlier) {
        if (earlier.isEmpty()) {
            return 0;
        }
        var position = begin(me, meeting, earlier.size());
        var added = jdbc.sql("""
                        insert into question (id, meeting_id, position, wording, kind, choices, required)
                        select gen_random_uuid(), :meeting, :position + row_number() over (order by q.position), q.wording,
                            q.kind, q.choices, q.required
                        from question q join meeting m on m.id = q.meeting_id
                        join meeting this on this.id = :meeting and this.region_id = m.region_id
                        where q.id in (:earlier) and not exists (
                            select 1 from question own where own.meeting_id = :meeting and own.wording = q.wording)
                        """)
                .param("meeting", meeting.value())
                .param("position", position - 1)
                .param("earlier", earlier)
                .update();
        audit.record(me.id().value(), "asked", "meeting", meeting.value());
        return added;
    }

    /**
     * Asks it otherwise. Whoever answers meanwhile waits, and answers what is asked then.
     *
     * @throws Refused when what was answered would no longer fit: the wording may change, the kind of answer not
     * @throws StaleVersion when somebody else changed it meanwhile
     */
    void change(CurrentPerson me, MeetingId meeting, UUID id, QuestionForm form) {
        access.requireOrganiser(me, meeting);
        places.lock(meeting);
        find(meeting, id).change(form, answers(id) > 0);
        questions.flush();
        audit.record(me.id().value(), "changed", "question", id);
    }

    /** Its answers go with it. */
    void remove(CurrentPerson me, MeetingId meeting, UUID id) {
        access.requireOrganiser(me, meeting);
        questions.delete(find(meeting, id));
        audit.record(me.id().value(), "removed", "question", id);
    }

    /** Asks it one place earlier or later; at either end nothing happens. */
    void move(CurrentPerson me, MeetingId meeting, UUID id, boolean up) {
        access.requireOrganiser(me, meeting);
        lock(meeting);
        find(meeting, id);
        var order = new ArrayList<>(jdbc.sql("select id from question where meeting_id = ? order by position, id")
                .param(meeting.value())
                .query(UUID.class)
                .list());
        var at = order.indexOf(id);
        var to = up ? at - 1 : at + 1;
        if (to < 0 || to >= order.size()) {
            return;
        }
        Collections.swap(order, at, to);
        jdbc.sql("""
                        update question q set position = ordered.number
                        from unnest(cast(string_to_array(:order, ',') as uuid[])) with ordinality ordered(id, number)
                        where q.id = ordered.id
                        """)
                .param("order", order.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .update();
        audit.record(me.id().value(), "moved", "question", id);
    }

    @Transactional(readOnly = true)
    QuestionForm form(CurrentPerson me, MeetingId meeting, UUID id) {
        access.requireOrganiser(me, meeting);
        return find(meeting, id).form();
    }

    private Question find(MeetingId meeting, UUID id) {
        return questions.findByIdAndMeetingId(id, meeting.value()).orElseThrow(NotFound::new);
    }

    private int answers(UUID question) {
        return jdbc.sql("select count(*) from question_answer where question_id = ?")
                .param(question)
                .query(Integer.class)
                .single();
    }

    /** One after the other, so that two organisers at once do not go beyond the limit; answers with the next position. */
    private int begin(CurrentPerson me, MeetingId meeting, int more) {
        access.requireOrganiser(me, meeting);
        lock(meeting);
        record Have(int many, int next) {}
        var have = jdbc.sql("""
                        select count(*) as many, coalesce(max(position), 0) + 1 as next from question where meeting_id = ?
                        """).param(meeting.value()).query(Have.class).single();
        if (have.many() + more > MOST) {
            throw new Refused("questions.refused.questions", MOST);
        }
        return have.next();
    }

    private void lock(MeetingId meeting) {
        jdbc.sql("select 1 from meeting where id = ? for no key update")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }
}
