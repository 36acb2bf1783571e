package org.staffroom.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;

/**
 * What people say who were asked: whether they still want a place that came free, and whether a new date suits; and what
 * becomes of those who say nothing in time. No is said by giving back: see {@link Places}.
 */
@Service
@Transactional
public class PlaceAnswers {

    private final PlaceRows rows;
    private final Places places;
    private final RegistrationRepository registrations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    PlaceAnswers(
            PlaceRows rows,
            Places places,
            RegistrationRepository registrations,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.registrations = registrations;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Yes, to whatever is asked. Too late, the place goes to who was not asked yet, as it would have without a word; if there
     * is nobody, to whoever says yes first. Nothing asked, or no more, changes nothing. What is so afterwards, one's page
     * says.
     *
     * @throws NotFound when there is no such published meeting
     */
    public void yes(CurrentPerson me, MeetingId meeting) {
        answer(
                me,
                meeting,
                () -> registrations.findByMeetingIdAndPersonId(
                        meeting.value(), me.id().value()));
    }

    /**
     * As {@link #yes}, for a colleague whom one brings and who cannot be asked for want of an address.
     *
     * @param colleague the colleague's registration; whoever's else it is, nothing happens
     */
    public void yesFor(CurrentPerson me, MeetingId meeting, UUID colleague) {
        answer(
                me,
                meeting,
                () -> registrations.findById(colleague).filter(r -> r.isActive() && r.isBroughtBy(me.id(), meeting)));
    }

    private void answer(CurrentPerson me, MeetingId meeting, Supplier<Optional<Registration>> whose) {
        var day = rows.day(meeting);
        if (!day.published()) {
            return;
        }
        rows.lock(meeting);
        var now = clock.instant();
        whose.get().ifPresent(registration -> {
            if (registration.isOverdue(now)) {
                end(day, registration, now);
                places.takeIfFree(day, registration, now);
            } else if (registration.isWaiting()) {
                places.takeIfFree(day, registration, now);
            } else if (registration.isOffered()) {
                said(me, registration);
                events.publishEvent(registration.accept(now));
            } else if (registration.isAsked()) {
                registration.stillCome(now);
                said(me, registration);
            }
        });
    }

    private void said(CurrentPerson me, Registration registration) {
        audit.record(me.id().value(), "said yes", "registration", registration.id());
    }

    /** Meetings at which somebody let the time pass. */
    @Transactional(readOnly = true)
    List<MeetingId> overdue() {
        return jdbc.sql("""
                        select distinct r.meeting_id from registration r join meeting m on m.id = r.meeting_id
                        where (r.offered_until <= :now or r.confirm_by <= :now) and m.status = 'PUBLISHED'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new MeetingId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Ends the offers and first refusals of a meeting that nobody answered in time, one after the other; places go to who
     * waits. However many do this at once, each ends once.
     *
     * @return how many ended
     */
    int end(MeetingId meeting) {
        var day = rows.day(meeting);
        if (!day.published()) {
            return 0;
        }
        rows.lock(meeting);
        var now = clock.instant();
        var late = registrations.findAllById(jdbc.sql("""
                        select id from registration
                        where meeting_id = :meeting and (offered_until <= :now or confirm_by <= :now)
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list());
        late.forEach(registration -> end(day, registration, now));
        return late.size();
    }

    private void end(PlaceDay day, Registration registration, Instant now) {
        Record event = registration.isOffered()
                ? registration.lapse(rows.takeWaitingNumber(day.meeting(), registration.mode()), now)
                : registration.letGo(now);
        registrations.flush();
        audit.record(null, "let go", "registration", registration.id());
        events.publishEvent(event);
        places.makeRoom(day, registration.mode(), now);
    }
}
