package org.staffroom.topics;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who follows which topic. */
@Component
class TopicsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.goes("followed_topics", "topic_follower.person_id", """
                select t.name as topic, f.since from topic_follower f join topic t on t.id = f.topic_id
                where f.person_id = :person order by f.since
                """));
    }
}
