package org.staffroom.notifications;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;

/** Commands on the outbox. */
@Service
@Transactional
class Deliveries {

    private final DeliveryQueue queue;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Deliveries(DeliveryQueue queue, Audit audit, ApplicationEventPublisher events) {
        this.queue = queue;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Tries a parked message again.
     *
     * @throws NotFound for anybody but an admin, and when it is not parked
     */
    void sendAgain(CurrentPerson me, UUID delivery) {
        if (!me.admin() || !queue.again(delivery)) {
            throw new NotFound();
        }
        audit.record(me.id().value(), "sent again", "delivery", delivery);
        events.publishEvent(new DeliveriesQueued());
    }

    /**
     * Tries all parked ones again that the filter shows; those of signing in are left, for their codes have expired.
     *
     * @return how many
     * @throws NotFound for anybody but an admin
     */
    int sendAllAgain(CurrentPerson me, DeliveryQueries.Filter filter) {
        if (!me.admin()) {
            throw new NotFound();
        }
        var many = queue.allAgain(filter);
        audit.record(me.id().value(), "sent all again", "person", me.id().value());
        events.publishEvent(new DeliveriesQueued());
        return many;
    }
}
