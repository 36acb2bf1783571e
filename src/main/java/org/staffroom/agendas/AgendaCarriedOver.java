package org.staffroom.agendas;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingCarriedOver;

/** Carries the day of an earlier meeting over to a new one, and how much of it vendors may have. */
@Component
class AgendaCarriedOver {

    private final AgendaItemRepository items;
    private final AgendaHistory history;

    AgendaCarriedOver(AgendaItemRepository items, AgendaHistory history) {
        this.items = items;
        this.history = history;
    }

    /** Ahead of those whose things hang on items. */
    @Order(0)
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingCarriedOver event) {
        for (var earlier : items.findByMeetingId(event.from().value())) {
            var details = earlier.details();
            var withTalk = event.withTalks() || !details.kind().isTalk();
            var copy = AgendaItem.of(event.to(), withTalk ? details : details.toBeAnnounced());
            copy.startAt(earlier.start());
            items.save(copy);
        }
        items.flush();
        var limit = history.of(event.from()).vendorLimit();
        if (limit != null) {
            history.limitVendors(event.to(), limit);
        }
    }
}
