package org.staffroom.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.shared.NotFound;

/**
 * The counts of a meeting's places. The lock on them is what keeps the promise that capacity is never exceeded: it is
 * taken before any decision and held until the transaction ends.
 */
@Repository
class PlaceRows {

    /** @param nextWaiting the number that whoever joins the waiting list next will have */
    record Row(PlaceMode mode, int capacity, int confirmed, int nextWaiting) {

        int free() {
            return capacity - confirmed;
        }
    }

    /** Once people are asked, those who were and said nothing are not asked again. */
    private static final String NOT_ASKED = """
             and (cast(:since as timestamptz) is null or r.offer_lapsed_at is null or r.offer_lapsed_at < :since)
            """;

    private static final String IN_ORDER = """
            select r.id from registration r join person p on p.id = r.person_id and p.status = 'ACTIVE'
            where r.meeting_id = :meeting and r.mode = :mode and r.status = 'WAITING'
            """ + NOT_ASKED + """
            order by r.waiting_number limit :free
            """;
    private static final String IN_ORDER_BY_SHARE = """
            with held as (
                select p.organisation_id, count(*) as places
                from registration r join person p on p.id = r.person_id
                where r.meeting_id = :meeting and r.mode = :mode and r.status in ('CONFIRMED', 'OFFERED')
                group by p.organisation_id
            ), queue as (
                select r.id, r.waiting_number, p.organisation_id, coalesce(h.places, 0) + row_number() over (
                           partition by p.organisation_id order by r.waiting_number) as nth
                from registration r
                join person p on p.id = r.person_id and p.status = 'ACTIVE'
                left join held h on h.organisation_id = p.organisation_id
                where r.meeting_id = :meeting and r.mode = :mode and r.status = 'WAITING'
            """ + NOT_ASKED + """
            )
            select id from queue
            where organisation_id is null or nth <= :most
            order by waiting_number limit :free
            """;

    private final JdbcClient jdbc;
    private final String lock;

    @Autowired
    PlaceRows(JdbcClient jdbc) {
        this(jdbc, "for update");
    }

    /** For the test that shows what happens without the lock. */
    PlaceRows(JdbcClient jdbc, String lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** Locks them all in one order, so that two transactions never wait for each other. */
    List<Row> lock(MeetingId meeting) {
        return counts(meeting, lock);
    }

    /** As {@link #lock}, for a page. */
    List<Row> counts(MeetingId meeting) {
        return counts(meeting, "");
    }

    private List<Row> counts(MeetingId meeting, String how) {
        return jdbc.sql("select mode, capacity, confirmed, next_waiting from place where meeting_id = :meeting"
                        + " order by mode " + how)
                .param("meeting", meeting.value())
                .query(Row.class)
                .list();
    }

    /**
     * The meeting, locked for sharing: it cannot be cancelled or moved while places are decided. Before the rows of
     * {@code place}.
     *
     * @throws NotFound when there is no such published meeting
     */
    PlaceDay day(MeetingId meeting) {
        return find(meeting, "and m.status <> 'DRAFT' for share of m");
    }

    /** As {@link #day}, of a draft too. */
    PlaceDay dayOrDraft(MeetingId meeting) {
        return find(meeting, "for share of m");
    }

    /** As {@link #dayOrDraft}, not locked. */
    PlaceDay look(MeetingId meeting) {
        return find(meeting, "");
    }

    private PlaceDay find(MeetingId meeting, String how) {
        return jdbc.sql("""
                        select m.id, m.status, m.format, m.starts_at, m.ends_at, m.zone, m.held_again_from is not null as held_again,
                               rules.meeting_id is not null as ruled, coalesce(rules.version, 0) as version,
                               rules.per_organisation, rules.offer_days, rules.offer_time,
                               rules.most_colleagues, rules.head_start_hours,
                        """ + Opening.COLUMNS + """
                        from meeting m left join place_rules rules on rules.meeting_id = m.id
                        where m.id = :meeting
                        """ + how)
                .param("meeting", meeting.value())
                .query((row, number) -> new PlaceDay(
                        meeting,
                        row.getString("status"),
                        row.getString("format"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        ZoneId.of(row.getString("zone")),
                        row.getBoolean("held_again"),
                        Opening.read(row),
                        rules(row)))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static PlaceRules rules(ResultSet row) throws SQLException {
        return row.getBoolean("ruled")
                ? new PlaceRules(
                        row.getInt("version"),
                        Opening.instant(row.getTimestamp("opens_at")),
                        Opening.instant(row.getTimestamp("closes_at")),
                        row.getBoolean("approval"),
                        row.getObject("per_organisation", Integer.class),
                        row.getObject("offer_days", Integer.class),
                        row.getObject("offer_time", LocalTime.class),
                        row.getInt("most_colleagues"),
                        row.getInt("head_start_hours"))
                : PlaceRules.DEFAULT;
    }

    /**
     * Whoever waits longest and may move up, as many as there are free places. People of an organisation that has its
     * share already are passed over and keep their numbers, and so are those who are suspended, and who let an offer of late
     * pass.
     */
    List<UUID> nextWaiting(PlaceDay day, PlaceMode mode, int free, Instant now) {
        var since = day.askedSince(now);
        return jdbc.sql(day.rules().perOrganisation() == null ? IN_ORDER : IN_ORDER_BY_SHARE)
                .param("meeting", day.meeting().value())
                .param("mode", mode.name())
                .param("most", day.rules().perOrganisation(), Types.INTEGER)
                .param("since", since == null ? null : Timestamp.from(since), Types.TIMESTAMP)
                .param("free", free)
                .query(UUID.class)
                .list();
    }

    /** Those of these registrations whose people can be written to. */
    List<UUID> withAddress(List<UUID> registrations) {
        return jdbc.sql("""
                        select r.id from registration r join person p on p.id = r.person_id
                        where r.id in (:registrations) and p.email is not null
                        """)
                .param("registrations", registrations)
                .query(UUID.class)
                .list();
    }

    /** Whether one more place would be too many for the person's organisation. */
    boolean beyondShare(PlaceDay day, PlaceMode mode, UUID person) {
        var most = day.rules().perOrganisation();
        return most != null
                && jdbc.sql("""
                        select count(*) >= :most
                        from registration r
                        join person p on p.id = r.person_id
                        join person me on me.id = :person and me.organisation_id = p.organisation_id
                        where r.meeting_id = :meeting and r.mode = :mode and r.status in ('CONFIRMED', 'OFFERED')
                        """)
                        .param("most", most)
                        .param("person", person)
                        .param("meeting", day.meeting().value())
                        .param("mode", mode.name())
                        .query(Boolean.class)
                        .single();
    }

    void addConfirmed(MeetingId meeting, PlaceMode mode, int change) {
        jdbc.sql("update place set confirmed = confirmed + :change where meeting_id = :meeting and mode = :mode")
                .param("change", change)
                .param("meeting", meeting.value())
                .param("mode", mode.name())
                .update();
    }

    int takeWaitingNumber(MeetingId meeting, PlaceMode mode) {
        return jdbc.sql("""
                        update place set next_waiting = next_waiting + 1
                        where meeting_id = :meeting and mode = :mode returning next_waiting - 1
                        """)
                .param("meeting", meeting.value())
                .param("mode", mode.name())
                .query(Integer.class)
                .single();
    }
}
