package org.staffroom.places;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.Listeners;
import org.staffroom.presentations.PresentationId;

/** Whoever has a place at a published meeting hears its talks, and may look at slides that are for those who do. */
@Component
class ListenersWithPlaces implements Listeners {

    private final JdbcClient jdbc;

    ListenersWithPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hears(PersonId person, PresentationId talk) {
        return jdbc.sql("""
                        select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                            join registration r on r.meeting_id = m.id
                            where i.presentation_id = :talk and m.status not in ('DRAFT', 'CANCELLED')
                              and r.person_id = :person and r.status = 'CONFIRMED')
                        """)
                .param("talk", talk.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
