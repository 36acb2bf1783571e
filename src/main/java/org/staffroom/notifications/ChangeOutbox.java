package org.staffroom.notifications;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingId;

/** Writes deliveries to those who hear of a change without being registered. */
@Component
class ChangeOutbox {

    private final Outbox outbox;

    ChangeOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * To whoever speaks, has or had a role, to whoever brings colleagues who have no address, and to the contacts of the venue
     * and of the one before; each once, and not those who are registered. Of a new date those who bring colleagues hear when
     * they are asked, unless there is nothing to ask.
     */
    void toOthers(Template template, MeetingId meeting, Former former, Facts facts, String notice) {
        var parameters = new HashMap<String, Object>(
                Map.of("meeting", meeting.value(), "people", former.people().toArray(UUID[]::new)));
        parameters.put("venue", former.venue());
        parameters.put("asks", template == Template.MEETING_RESCHEDULED);
        outbox.to(template, """
                with registered as (
                    select person_id from registration
                    where meeting_id = :meeting and status not in ('CANCELLED', 'APOLOGIES')),
                speaking as (
                    select p.id, p.email, p.name from person p
                    where p.status = 'ACTIVE' and p.email is not null
                      and p.id not in (select person_id from registered)
                      and (p.id = any(:people) or p.id in (
                        select a.person_id from appearance a where a.meeting_id = :meeting))),
                bringing as (
                    select b.id, b.email, b.name from person b
                    where b.status = 'ACTIVE' and b.email is not null
                      and b.id not in (select person_id from registered) and b.id not in (select id from speaking)
                      and b.id in (
                        select r.booked_by from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and r.status not in ('CANCELLED', 'APOLOGIES')
                          and p.status = 'ACTIVE' and p.email is null and (not :asks or r.confirm_by is null)))
                select id as person_id, email, jsonb_build_object('name', name, 'part', 'SPEAKER') as own from speaking
                union all
                select id, email, jsonb_build_object('name', name, 'part', 'OTHER') from bringing
                union all
                select distinct on (lower(v.contact_email)) cast(null as uuid), lower(v.contact_email),
                    jsonb_build_object('name', nullif(v.contact_name, ''), 'part', 'HOST')
                from venue v
                where (v.id = cast(:venue as uuid) or v.id = (select venue_id from meeting where id = :meeting))
                  and v.contact_email is not null
                  and lower(v.contact_email) not in (
                    select lower(email) from speaking
                    union
                    select lower(email) from bringing
                    union
                    select lower(p.email) from registered r join person p on p.id = r.person_id where p.email is not null)
                """, parameters, facts.withoutJoiningLink(), meeting + ":" + notice);
    }
}
