package org.staffroom.questions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Consents;
import org.staffroom.places.Places;
import org.staffroom.shared.NotFound;

/** Commands of somebody who comes: answers to the organisers' questions, and what they agree to. */
@Service
@Transactional
class OwnAnswers {

    static final Duration KEPT = Duration.ofDays(365);

    private final QuestionQueries queries;
    private final Places places;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnAnswers(QuestionQueries queries, Places places, JdbcClient jdbc, Clock clock) {
        this.queries = queries;
        this.places = places;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Answers for oneself, or for a colleague one brought who has not been here; an answer left empty is taken back. What
     * is no answer to its question is left out: the page has said so.
     *
     * @param colleague the colleague's registration; null for one's own
     * @param consents what one agrees to; not asked for a colleague, who alone can say so
     * @throws NotFound without a place
     */
    void answer(
            CurrentPerson me,
            MeetingId meeting,
            @Nullable UUID colleague,
            Map<UUID, String> answers,
            Consents consents) {
        // As whoever else changes registrations does: given back meanwhile, there is nothing to answer for.
        places.lock(meeting);
        var answering = queries.answering(meeting, me.id(), colleague).orElseThrow(NotFound::new);
        for (var question : queries.asked(meeting, answering.registration())) {
            var text = answers.getOrDefault(question.id(), "").strip();
            if (text.isEmpty()) {
                jdbc.sql("delete from question_answer where question_id = ? and registration_id = ?")
                        .params(question.id(), answering.registration())
                        .update();
            } else if (question.takes(text) && !text.equals(question.answer())) {
                jdbc.sql("""
                                insert into question_answer (question_id, registration_id, answer, answered_at)
                                select id, :registration, :answer, :now from question where id = :question
                                on conflict (question_id, registration_id)
                                    do update set answer = excluded.answer, answered_at = excluded.answered_at
                                """)
                        .param("question", question.id())
                        .param("registration", answering.registration())
                        .param("answer", text)
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
            }
        }
        if (answering.own() && !consents.equals(answering.consents())) {
            places.agree(me, answering.registration(), consents);
        }
    }

    /** Erases the answers of meetings a year past, and of people who do not come after all; answers with how many. */
    int eraseOld() {
        return jdbc.sql("""
                        delete from question_answer a using registration r, meeting m
                        where r.id = a.registration_id and m.id = r.meeting_id
                          and (m.ends_at < :before or r.status in ('CANCELLED', 'APOLOGIES'))
                        """)
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
