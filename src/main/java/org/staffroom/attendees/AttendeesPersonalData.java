package org.staffroom.attendees;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.Loss;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/** Places, attendance and the door. That somebody came stays, so that the numbers of a meeting stay right. */
@Component
class AttendeesPersonalData implements PersonalData {

    private final Places places;

    AttendeesPersonalData(Places places) {
        this.places = places;
    }

    @Override
    public List<Held> held() {
        return List.of(
                Held.stays("places", "registration.person_id", """
                        select m.title as meeting, m.starts_at, r.mode, r.status, r.offered_until, r.confirm_by,
                            r.declined_reason, r.registered_at, r.changed_at
                        from registration r join meeting m on m.id = r.meeting_id
                        where r.person_id = :person order by m.starts_at
                        """),
                new Held("needs", "registration.person_id", Fate.GOES, """
                        select m.title as meeting, r.dietary_needs, r.access_needs
                        from registration r join meeting m on m.id = r.meeting_id
                        where r.person_id = :person and coalesce(r.dietary_needs, r.access_needs) is not null
                        order by m.starts_at
                        """, """
                        update registration set dietary_needs = null, access_needs = null, declined_reason = null,
                            version = version + 1
                        where person_id = :person
                          and coalesce(dietary_needs, access_needs, declined_reason) is not null
                        """),
                Held.stays("places_booked_for_others", "registration.booked_by", """
                        select m.title as meeting, m.starts_at, r.registered_at
                        from registration r join meeting m on m.id = r.meeting_id
                        where r.booked_by = :person and r.person_id <> :person order by m.starts_at
                        """),
                Held.stays("attendance", "attendance.person_id", """
                        select m.title as meeting, m.starts_at, a.arrived_at, a.walk_in
                        from attendance a join meeting m on m.id = a.meeting_id
                        where a.person_id = :person order by m.starts_at
                        """),
                Held.stays("arrivals_marked", "attendance.marked_by", """
                        select m.title as meeting, a.arrived_at from attendance a join meeting m on m.id = a.meeting_id
                        where a.marked_by = :person order by a.arrived_at
                        """),
                Held.goes("door_helper", "door_helper.person_id", """
                        select m.title as meeting, h.named_at, h.expires_at
                        from door_helper h join meeting m on m.id = h.meeting_id
                        where h.person_id = :person order by h.named_at
                        """),
                Held.stays("door_helpers_named", "door_helper.named_by", """
                        select m.title as meeting, h.named_at from door_helper h join meeting m on m.id = h.meeting_id
                        where h.named_by = :person order by h.named_at
                        """));
    }

    @Override
    public List<Loss> losses() {
        return List.of(new Loss("places", """
                select m.title from registration r join meeting m on m.id = r.meeting_id
                where r.person_id = :person and r.status not in ('CANCELLED', 'APOLOGIES')
                  and m.status in ('PUBLISHED', 'POSTPONED') and m.starts_at > :now
                """));
    }

    @Override
    public void forget(PersonId person) {
        places.giveBackAll(person);
    }
}
