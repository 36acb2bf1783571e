package org.staffroom.places;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAudience;
import org.staffroom.meetings.MeetingId;

/**
 * Who is told of a change: whoever is registered, whoever has or had a part in the agenda, and the contacts of the venue, as
 * far as they have an e-mail; each of them once. For colleagues without one stands whoever brings them.
 */
@Component
class RegisteredAudience implements MeetingAudience {

    private final JdbcClient jdbc;

    RegisteredAudience(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Audience of(MeetingId meeting, Former former) {
        return jdbc.sql("""
                        with coming as (
                            select r.person_id, r.booked_by, r.status, p.email is null as unheard
                            from registration r join person p on p.id = r.person_id
                            where r.meeting_id = :meeting and r.status not in ('CANCELLED', 'APOLOGIES')
                              and p.status = 'ACTIVE'),
                        brought as (
                            select booked_by, case when bool_or(status = 'CONFIRMED') then 'CONFIRMED' else 'WAITING' end as status
                            from coming where unheard and booked_by <> person_id group by booked_by),
                        told as (
                            select lower(p.email) as email, coalesce(r.status, b.status) as status
                            from person p
                            left join coming r on r.person_id = p.id
                            left join brought b on b.booked_by = p.id
                            where p.status = 'ACTIVE' and p.email is not null and (coalesce(r.status, b.status) is not null or p.id in (
                                select a.person_id from appearance a where a.meeting_id = :meeting) or p.id = any(:people)))
                        select count(*) filter (where status = 'CONFIRMED') as confirmed,
                               count(*) filter (where status in ('WAITING', 'OFFERED', 'REQUESTED')) as waiting,
                               count(*) filter (where status is null) as speakers,
                               (select count(distinct lower(v.contact_email)) from venue v
                                where (v.id = cast(:venue as uuid)
                                       or v.id = (select venue_id from meeting where id = :meeting))
                                  and lower(v.contact_email) not in (select email from told)) as hosts
                        from told
                        """)
                .param("meeting", meeting.value())
                .param("people", former.people().toArray(UUID[]::new))
                .param("venue", former.venue())
                .query(Audience.class)
                .single();
    }

    @Override
    public List<String> unheard(MeetingId meeting) {
        return jdbc.sql("""
                        select distinct p.name from appearance a join person p on p.id = a.person_id
                        where a.meeting_id = :meeting and p.email is null and p.status = 'ACTIVE' order by p.name
                        """)
                .param("meeting", meeting.value())
                .query(String.class)
                .list();
    }
}
