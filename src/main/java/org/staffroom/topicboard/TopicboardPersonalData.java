package org.staffroom.topicboard;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CountedVotes;
import org.staffroom.people.Held;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * Topics that others voted for are theirs as well and stay, without saying whose they were; the rest go. A vote goes, and is
 * not counted any more.
 */
@Component
class TopicboardPersonalData implements PersonalData {

    private static final CountedVotes VOTES = new CountedVotes("board_topic", "board_vote", "board_topic_id");

    private final JdbcClient jdbc;

    TopicboardPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> held() {
        return List.of(
                Held.staysUnsigned("board_topics", "board_topic.author_id", """
                        select kind, title, body, status, hidden_reason, created_at from board_topic
                        where author_id = :person order by created_at
                        """),
                Held.goes("board_votes", "board_vote.person_id", """
                        select t.title as topic, v.voted_at
                        from board_vote v join board_topic t on t.id = v.board_topic_id
                        where v.person_id = :person order by v.voted_at
                        """));
    }

    @Override
    public void forget(PersonId person) {
        VOTES.takeBack(jdbc, person);
        jdbc.sql("delete from board_topic where author_id = :person and (votes = 0 or status <> 'OPEN')")
                .param("person", person.value())
                .update();
    }
}
