package org.staffroom.contributions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** What a speaker was asked and said: it goes. What an author took into a report stays in the report, as all that is told there. */
@Component
class ContributionsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("talk_words", "talk_words.person_id", """
                        select w.talk, w.words, w.block, w.asked_at, w.said_at from talk_words w
                        where w.person_id = :person order by w.asked_at, w.talk
                        """),
                Held.staysUnsigned("talk_words_asked", "talk_words.asked_by", """
                        select w.talk, w.asked_at from talk_words w where w.asked_by = :person order by w.asked_at, w.talk
                        """));
    }
}
