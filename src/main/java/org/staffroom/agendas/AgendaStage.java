package org.staffroom.agendas;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Stage;
import org.staffroom.shared.Dates;

/** Tells talks on whose agendas they stand. */
@Component
class AgendaStage implements Stage {

    private final JdbcClient jdbc;
    private final Dates dates;

    AgendaStage(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    @Override
    public boolean published(PresentationId talk) {
        return jdbc.sql("""
                        select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                            where i.presentation_id = :talk and m.status <> 'DRAFT')
                        """).param("talk", talk.value()).query(Boolean.class).single();
    }

    @Override
    public boolean planned(PresentationId talk) {
        return jdbc.sql("select exists (select 1 from agenda_item where presentation_id = :talk)")
                .param("talk", talk.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean organises(CurrentPerson person, PresentationId talk) {
        return jdbc.sql("""
                        select exists (
                            select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                            join ambassador a on a.person_id = :person
                                and a.since <= :today and (a.until is null or a.until > :today)
                            where i.presentation_id = :talk
                              and (a.region_id = m.region_id or a.region_id in (
                                  select c.region_id from meeting_co_host c
                                  where c.meeting_id = m.id and c.accepted_at is not null)))
                        """)
                .param("talk", talk.value())
                .param("person", person.id().value())
                .param("today", dates.today())
                .query(Boolean.class)
                .single();
    }
}
