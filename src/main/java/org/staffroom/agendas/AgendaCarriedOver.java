package org.staffroom.agendas;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingCarriedOver;

/** Carries the day of an earlier meeting over to a new one. */
@Component
class AgendaCarriedOver {

    private final AgendaItemRepository items;

    AgendaCarriedOver(AgendaItemRepository items) {
        this.items = items;
    }

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
    }
}
