package org.staffroom.places;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.Loss;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/** Places, with what was told for the sake of coming. That somebody had one stays, so that the numbers stay right. */
@Component
class PlacesPersonalData implements PersonalData {

    private final Places places;

    PlacesPersonalData(Places places) {
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
                new Held("consents", "registration.person_id", Fate.GOES, """
                        select m.title as meeting, r.photos_at, r.listed_at, r.vendors_at, r.booked_name
                        from registration r join meeting m on m.id = r.meeting_id
                        where r.person_id = :person
                          and (coalesce(r.photos_at, r.listed_at, r.vendors_at) is not null or r.booked_name is not null)
                        order by m.starts_at
                        """, """
                        update registration set booked_name = null, photos_at = null, listed_at = null,
                            vendors_at = null, version = version + 1
                        where person_id = :person
                          and (coalesce(photos_at, listed_at, vendors_at) is not null or booked_name is not null)
                        """),
                Held.goes("places_by_hand", "place_by_hand.person_id", """
                        select m.title as meeting, h.action, h.reason, h.done_at
                        from place_by_hand h join meeting m on m.id = h.meeting_id
                        where h.person_id = :person order by h.done_at
                        """),
                Held.stays("done_by_hand", "place_by_hand.done_by", """
                        select m.title as meeting, h.action, h.done_at
                        from place_by_hand h join meeting m on m.id = h.meeting_id
                        where h.done_by = :person order by h.done_at
                        """),
                Held.stays("places_booked_for_others", "registration.booked_by", """
                        select m.title as meeting, m.starts_at, r.registered_at
                        from registration r join meeting m on m.id = r.meeting_id
                        where r.booked_by = :person and r.person_id <> :person order by m.starts_at
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
