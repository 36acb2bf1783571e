package org.staffroom.agendas;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationBecameVendor;
import org.staffroom.people.EmployerChanged;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;

/**
 * Labels talks as a vendor's when it turns out that somebody who speaks belongs to one: their employer was put right, or is
 * another. Those to come and those never given; what was only given before was given as what it was.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VendorTalks {

    private static final String MEMBERS = """
            select t.id from presentation t
            where t.kind = 'MEMBER' and t.id in (
                select s.presentation_id from presentation_speaker s join person who on who.id = s.person_id
                join organisation o on o.id = who.organisation_id and o.kind = 'VENDOR'
                where who.id = :id or o.id = :id)
              and not (
                exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                    where i.presentation_id = t.id and m.status = 'PUBLISHED' and m.ends_at <= :now)
                and not exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                    where i.presentation_id = t.id
                      and (m.status = 'POSTPONED' or m.status in ('DRAFT', 'PUBLISHED') and m.ends_at > :now)))
            order by t.id
            """;

    private final Presentations presentations;
    private final JdbcClient jdbc;
    private final Clock clock;

    VendorTalks(Presentations presentations, JdbcClient jdbc, Clock clock) {
        this.presentations = presentations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(OrganisationBecameVendor event) {
        label(event.organisation().value());
    }

    @EventListener
    void on(EmployerChanged event) {
        label(event.person().value());
    }

    /**
     * Where they stand follows by itself.
     *
     * @param id of the organisation, or of the person
     */
    private void label(UUID id) {
        jdbc.sql(MEMBERS)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list()
                .forEach(talk -> presentations.markVendors(new PresentationId(talk)));
    }
}
