package org.staffroom.hosting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/**
 * Who offered a place, and who answered. An offer goes with whoever made it, unless a meeting came of it: then their words go,
 * and the answer, which calls them by name.
 */
@Component
class HostingPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                new Held("host_offers", "host_offer.offered_by", Fate.GOES, """
                        select o.place_name as place, o.address_line, o.town, o.postcode, o.words, o.status, o.offered_at, o.answer
                        from host_offer o where o.offered_by = :person order by o.offered_at
                        """, """
                        with gone as (
                            delete from host_offer where offered_by = :person and status <> 'ACCEPTED')
                        update host_offer set offered_by = null, words = '', answer = ''
                        where offered_by = :person and status = 'ACCEPTED'
                        """),
                Held.staysUnsigned("host_offers_answered", "host_offer.answered_by", """
                        select o.place_name as place, o.answer, o.answered_at
                        from host_offer o where o.answered_by = :person order by o.answered_at
                        """),
                Held.staysUnsigned("host_briefs", "host_brief.changed_by", """
                        select m.title as meeting, b.words, b.changed_at
                        from host_brief b join meeting m on m.id = b.meeting_id
                        where b.changed_by = :person order by b.changed_at
                        """),
                Held.staysUnsigned("host_packs", "host_pack.sent_by", """
                        select m.title as meeting, h.sent_at from host_pack h join meeting m on m.id = h.meeting_id
                        where h.sent_by = :person order by h.sent_at
                        """));
    }
}
