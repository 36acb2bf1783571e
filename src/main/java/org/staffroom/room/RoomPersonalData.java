package org.staffroom.room;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * What somebody asked by name stays without it: others voted for it, and it was answered. A vote goes, and is not counted any
 * more. What was asked without a name is nobody's, and cannot be found.
 */
@Component
class RoomPersonalData implements PersonalData {

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
        // As a vote does: first the post, in one order, then what hangs on it.
        jdbc.sql("""
                        select id from room_post p
                        where author_id = :person or exists (
                            select 1 from room_vote v where v.post_id = p.id and v.person_id = :person)
                        order by id for no key update
                        """).param("person", person.value()).query().listOfRows();
        jdbc.sql("""
                        with gone as (delete from room_vote where person_id = :person returning post_id)
                        update room_post p set votes = votes - 1 from gone where p.id = gone.post_id
                        """).param("person", person.value()).update();
        jdbc.sql("delete from room_post where author_id = :person and status = 'HIDDEN'")
                .param("person", person.value())
                .update();
    }
}
