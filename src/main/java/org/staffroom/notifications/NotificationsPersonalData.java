package org.staffroom.notifications;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/** Mails to a person, sent or waiting; and the name of a speaker or author in mails to others. */
@Component
class NotificationsPersonalData implements PersonalData {

    private static final String THEIRS =
            "(person_id = :person or email = (select email from person where id = :person))";

    private final JdbcClient jdbc;

    NotificationsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> held() {
        return List.of(new Held(
                "mails",
                "delivery.person_id",
                Fate.GOES,
                "select template, email, facts, status, problem, created_at, finished_at from delivery where " + THEIRS
                        + " order by created_at",
                "delete from delivery where " + THEIRS));
    }

    @Override
    public void forget(PersonId person) {
        jdbc.sql("""
                        update delivery d set facts = jsonb_set(d.facts, '{writeUp,author}', to_jsonb(:nameless), false)
                        from person p where p.id = :person and d.facts #>> '{writeUp,author}' = p.name
                        """)
                .param("person", person.value())
                .param("nameless", NAMELESS)
                .update();
        jdbc.sql("""
                        update delivery d set facts = jsonb_set(d.facts, '{meeting,agenda}', named.without)
                        from (
                            select d.id, jsonb_agg(case when slot.names then slot.item - 'people' else slot.item end
                                order by slot.n) as without
                            from delivery d, person p, lateral (
                                select item, n, coalesce(strpos(', ' || (item ->> 'people') || ', ',
                                    ', ' || p.name || ', '), 0) > 0 as names
                                from jsonb_path_query(d.facts, '$.meeting.agenda[*]') with ordinality as a (item, n)) slot
                            where p.id = :person
                            group by d.id having bool_or(slot.names)) named
                        where d.id = named.id
                        """).param("person", person.value()).update();
    }
}
