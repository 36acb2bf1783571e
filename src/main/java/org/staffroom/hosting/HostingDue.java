package org.staffroom.hosting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/**
 * Offers that wait for an answer; and meetings within ten days whose host could not be told anything, for nobody is there to
 * be written to.
 */
@Component
class HostingDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("HOST_OFFER", "door-open", Press.NOW), new Kind("HOST_CONTACT", "building", Press.SOON));
    }

    @Override
    public String sql() {
        return """
                select 'HOST_OFFER', '/organise/offers/' || o.id, o.place_name, o.offered_at, o.region_id,
                    (select count(*)::int from host_offer_day d where d.offer_id = o.id)
                from host_offer o where o.region_id = any(:regions) and o.status = 'OPEN'
                union all
                select 'HOST_CONTACT', '/organise/meetings/' || m.slug || '/host', m.title, m.starts_at, m.region_id, null
                from meeting m join venue v on v.id = m.venue_id and v.contact_email is null
                where m.region_id = any(:regions) and m.status = 'PUBLISHED' and m.format <> 'ONLINE'
                  and m.starts_at > :now and m.starts_at < :now + interval '10 days'
                """;
    }
}
