package org.staffroom.places;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.PlaceMode;

/**
 * Gives or offers free places to those who wait, in order; whoever has no address to be asked at is given one. When it is
 * too late to ask, a place is left to whoever presses first. For commands that hold the lock of the meeting's rows of {@code
 * place}, and wrote everything they changed.
 */
@Component
class MovingUp {

    private final PlaceRows rows;
    private final RegistrationRepository registrations;
    private final ApplicationEventPublisher events;

    MovingUp(PlaceRows rows, RegistrationRepository registrations, ApplicationEventPublisher events) {
        this.rows = rows;
        this.registrations = registrations;
        this.events = events;
    }

    /** The longest waiting come first, as many as there are free places; nobody moves while there is no date. */
    void into(PlaceDay day, Instant now) {
        if (!day.published() || day.over(now)) {
            return;
        }
        for (var row : rows.lock(day.meeting())) {
            if (row.free() > 0 && row.nextWaiting() > 1) {
                fill(day, row, now);
            }
        }
    }

    private void fill(PlaceDay day, PlaceRows.Row row, Instant now) {
        var until = day.asksFirst(now) ? day.offerUntil(now) : null;
        if (until == null && day.asksFirst(now)) {
            return;
        }
        var ids = rows.nextWaiting(day, row.mode(), row.free(), now);
        if (ids.isEmpty()) {
            return;
        }
        rows.addConfirmed(day.meeting(), row.mode(), ids.size());
        var asked = until == null ? List.<UUID>of() : rows.withAddress(ids);
        List<? extends Record> happened = inOrder(ids).stream()
                .map(r -> until != null && asked.contains(r.id()) ? r.offer(until, now) : r.moveUp(now))
                .toList();
        registrations.flush();
        happened.forEach(events::publishEvent);
    }

    /** Whether somebody waits who is to come before anybody new: they have moved up, unless capacity was raised by hand. */
    boolean anybodyBefore(PlaceDay day, PlaceMode mode, PlaceRows.Row row, Instant now) {
        return row.nextWaiting() > 1
                && !day.firstCome(now)
                && !rows.nextWaiting(day, mode, 1, now).isEmpty();
    }

    private List<Registration> inOrder(List<UUID> ids) {
        return registrations.findAllById(ids).stream()
                .sorted(Comparator.comparingInt(r -> ids.indexOf(r.id())))
                .toList();
    }
}
