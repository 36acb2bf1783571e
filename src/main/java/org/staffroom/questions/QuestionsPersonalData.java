package org.staffroom.questions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/** What somebody answered to the questions of a meeting. */
@Component
class QuestionsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(new Held("answers", "registration.person_id", Fate.GOES, """
                        select m.title as meeting, q.wording, a.answer, a.answered_at
                        from question_answer a join question q on q.id = a.question_id
                        join registration r on r.id = a.registration_id join meeting m on m.id = r.meeting_id
                        where r.person_id = :person order by a.answered_at
                        """, """
                        delete from question_answer
                        where registration_id in (select id from registration where person_id = :person)
                        """));
    }
}
