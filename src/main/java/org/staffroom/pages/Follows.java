package org.staffroom.pages;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;

/** SQL that names what a person follows, for lists that are ordered by it: {@code :person} is their id. */
final class Follows {

    /** What of it a meeting m belongs to: its regions, then the topics of its talks. An array of names. */
    static final String OF_MEETING = """
            (array(select r.name from region_follower f join region r on r.id = f.region_id
                   where f.person_id = :person and (f.region_id = m.region_id or exists (
                       select 1 from meeting_co_host c where c.meeting_id = m.id and c.region_id = f.region_id
                         and c.accepted_at is not null))
                   order by r.name)
             || array(select t.name from topic_follower f join topic t on t.id = f.topic_id
                   where f.person_id = :person and exists (
                       select 1 from agenda_item i join presentation_topic pt on pt.presentation_id = i.presentation_id
                       where i.meeting_id = m.id and pt.topic_id = f.topic_id)
                   order by t.name))
            """;

    private Follows() {}

    static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
