package org.staffroom.door;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.Listeners;
import org.staffroom.presentations.PresentationId;

/** Whoever was marked as here heard the talks of the day, without a place too. */
@Component
class ListenersWhoCame implements Listeners {

    private final JdbcClient jdbc;

    ListenersWhoCame(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hears(PersonId person, PresentationId talk) {
        return jdbc.sql("""
                        select exists (select 1 from agenda_item i join attendance a on a.meeting_id = i.meeting_id
                            where i.presentation_id = :talk and a.person_id = :person)
                        """)
                .param("talk", talk.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
