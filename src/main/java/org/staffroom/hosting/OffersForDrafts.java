package org.staffroom.hosting;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.DraftTies;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Words;

/** The offer of which a draft was made is open again when that is thrown away. */
@Component
class OffersForDrafts implements DraftTies {

    private final HostOfferRepository offers;
    private final JdbcClient jdbc;
    private final Words words;

    OffersForDrafts(HostOfferRepository offers, JdbcClient jdbc, Words words) {
        this.offers = offers;
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<String> of(MeetingId draft) {
        return jdbc.sql("""
                        select o.place_name, r.name from host_offer o join organisation r on r.id = o.organisation_id
                        where o.meeting_id = ?
                        """)
                .param(draft.value())
                .query((row, number) ->
                        words.of("hosting.draft.accepted", row.getString("name"), row.getString("place_name")))
                .list();
    }

    private record Made(UUID id, boolean offeredAgain) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(MeetingId draft) {
        jdbc.sql("""
                        select o.id, exists (
                            select 1 from host_offer a
                            where a.status = 'OPEN' and a.region_id = o.region_id and a.offered_by = o.offered_by
                              and lower(a.place_name) = lower(o.place_name) and a.postcode = o.postcode) as offered_again
                        from host_offer o where o.meeting_id = ?
                        """)
                .param(draft.value())
                .query(Made.class)
                .optional()
                .ifPresent(made -> offers.locked(new HostOfferId(made.id)).withoutDraft(made.offeredAgain));
        offers.flush();
    }
}
