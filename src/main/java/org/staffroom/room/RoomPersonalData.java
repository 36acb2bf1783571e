package org.staffroom.room;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CountedVotes;
import org.staffroom.people.Held;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * What somebody asked by name stays without it: others voted for it, and it was answered. A vote goes, and is not counted any
 * more. What was asked without a name is nobody's, and cannot be found.
 */
@Component
class RoomPersonalData implements PersonalData {

    private static final CountedVotes VOTES = new CountedVotes("room_post", "room_vote", "post_id");

    private final JdbcClient jdbc;

    RoomPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> held() {
        return List.of(
                Held.staysUnsigned("room_posts", "room_post.author_id", """
                        select m.title as meeting, p.kind, p.text, p.status, p.votes
                        from room_post p join meeting m on m.id = p.meeting_id
                        where p.author_id = :person order by m.starts_at, p.number
                        """),
                Held.goes("room_votes", "room_vote.person_id", """
                        select m.title as meeting, p.kind, p.text
                        from room_vote v join room_post p on p.id = v.post_id join meeting m on m.id = p.meeting_id
                        where v.person_id = :person order by m.starts_at, p.number
                        """));
    }

    @Override
    public void forget(PersonId person) {
        VOTES.takeBack(jdbc, person);
        jdbc.sql("delete from room_post where author_id = :person and status = 'HIDDEN'")
                .param("person", person.value())
                .update();
    }
}
