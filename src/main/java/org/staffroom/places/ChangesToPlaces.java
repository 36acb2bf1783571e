package org.staffroom.places;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.ModeClosed;

/** What becomes of places when their meeting changes. Ahead of the mails, which tell how it is afterwards. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChangesToPlaces {

    private final PlaceRows rows;
    private final MovingUp waiting;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChangesToPlaces(PlaceRows rows, MovingUp waiting, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Order(0)
    void on(CapacityRaised event) {
        waiting.into(rows.day(event.meeting()), clock.instant());
    }

    /** In their order, behind those who wait there already. */
    @EventListener
    @Order(0)
    void on(ModeClosed event) {
        jdbc.sql("""
                        with along as (
                            select id, case when waiting_number is not null then row_number() over (
                                    partition by waiting_number is null order by waiting_number) end as number
                            from registration
                            where meeting_id = :meeting and mode = :from
                              and status in ('CONFIRMED', 'OFFERED', 'WAITING', 'REQUESTED')),
                        moved as (
                            update registration r set mode = :to, version = r.version + 1,
                                waiting_number = p.next_waiting - 1 + along.number
                            from along, place p
                            where r.id = along.id and p.meeting_id = r.meeting_id and p.mode = :to)
                        update place set next_waiting = next_waiting + (select count(number) from along)
                        where meeting_id = :meeting and mode = :to
                        """)
                .param("meeting", event.meeting().value())
                .param("from", event.from().name())
                .param("to", event.to().name())
                .update();
    }

    @EventListener
    @Order(0)
    void on(MeetingChanged event) {
        raiseSequences(event.meeting());
        // It may begin earlier now, and neither an offer nor first refusal outlasts that.
        jdbc.sql("""
                        update registration r set version = r.version + 1,
                            offered_until = case when r.offered_until is not null then least(r.offered_until, m.starts_at) end,
                            confirm_by = case when r.confirm_by is not null then least(r.confirm_by, m.answer_by, m.starts_at) end
                        from meeting m
                        where m.id = :meeting and r.meeting_id = m.id
                          and (r.offered_until > m.starts_at or r.confirm_by > least(m.answer_by, m.starts_at))
                        """).param("meeting", event.meeting().value()).update();
    }

    /** Nothing can be answered while there is no date. */
    @EventListener
    @Order(0)
    void on(MeetingPostponed event) {
        raiseSequences(event.meeting());
        ask(event.meeting(), null);
        withdrawOffers(event.meeting());
    }

    @EventListener
    @Order(0)
    void on(MeetingCancelled event) {
        raiseSequences(event.meeting());
        ask(event.meeting(), null);
        withdrawOffers(event.meeting());
    }

    /** Who has a place, or moves up now, is asked whether the new date suits, and keeps it until then. */
    @EventListener
    @Order(0)
    void on(MeetingRescheduled event) {
        rows.lock(event.meeting());
        withdrawOffers(event.meeting());
        var day = rows.day(event.meeting());
        var now = clock.instant();
        reopen(day, now);
        waiting.into(rows.day(event.meeting()), now);
        raiseSequences(event.meeting());
        // When it is too soon to ask with patience, the start is the end of it.
        ask(event.meeting(), event.answerBy().isAfter(now) ? event.answerBy() : day.startsAt());
    }

    @EventListener
    @Order(0)
    void on(AnswerByMoved event) {
        rows.lock(event.meeting());
        jdbc.sql("""
                        update registration set confirm_by = :by, version = version + 1
                        where meeting_id = :meeting and confirm_by is not null
                        """)
                .param("by", Timestamp.from(event.answerBy()))
                .param("meeting", event.meeting().value())
                .update();
    }

    private void raiseSequences(MeetingId meeting) {
        rows.lock(meeting);
        jdbc.sql("""
                        update registration set calendar_sequence = calendar_sequence + 1, version = version + 1
                        where meeting_id = :meeting and status = 'CONFIRMED'
                        """).param("meeting", meeting.value()).update();
    }

    /**
     * Who brings a colleague without an address is asked for them. Nobody loses a place for want of an address to be asked
     * at.
     */
    private void ask(MeetingId meeting, @Nullable Instant by) {
        jdbc.sql("""
                        update registration set confirm_by = cast(:by as timestamptz), version = version + 1
                        where meeting_id = :meeting and status = 'CONFIRMED'
                          and exists (select 1 from person p
                              where p.id in (person_id, booked_by) and p.status = 'ACTIVE' and p.email is not null)
                        """)
                .param("by", by == null ? null : Timestamp.from(by), Types.TIMESTAMP)
                .param("meeting", meeting.value())
                .update();
    }

    /** Back to where they were in the waiting list: what was offered is not what it was. */
    private void withdrawOffers(MeetingId meeting) {
        jdbc.sql("""
                        with withdrawn as (
                            update registration set status = 'WAITING', offered_until = null, version = version + 1
                            where meeting_id = :meeting and status = 'OFFERED' returning mode)
                        update place p set confirmed = p.confirmed - w.number
                        from (select mode, count(*) as number from withdrawn group by mode) w
                        where p.meeting_id = :meeting and p.mode = w.mode
                        """).param("meeting", meeting.value()).update();
    }

    /** Times of the old date that would keep everybody from the new one. */
    private void reopen(PlaceDay day, Instant now) {
        jdbc.sql("""
                        update place_rules set version = version + 1,
                            opens_at = case when opens_at < :start then opens_at end,
                            closes_at = case when closes_at > :now and closes_at < :end then closes_at end
                        where meeting_id = :meeting
                          and (opens_at >= :start or closes_at <= :now or closes_at >= :end)
                        """)
                .param("start", Timestamp.from(day.startsAt()))
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(day.endsAt()))
                .param("meeting", day.meeting().value())
                .update();
    }
}
