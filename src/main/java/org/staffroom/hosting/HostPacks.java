package org.staffroom.hosting;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * Tells hosts what they need to know: a week and a day before the meeting by itself, and whenever an organiser presses. Days
 * and hours are those of the meeting's zone. Each of the first two goes once for each day the meeting is held on, to each
 * contact it has.
 */
@Service
@Transactional
class HostPacks {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration HORIZON = Duration.ofDays(8);
    private static final int MOST_BY_HAND_A_DAY = 3;

    private enum Kind {
        WEEK(7, 5),
        DAY(1, 0);

        private final int from;
        private final int until;

        /** Days before the meeting: from the morning of the one until the beginning of the other. */
        Kind(int from, int until) {
            this.from = from;
            this.until = until;
        }

        boolean isDue(LocalDate day, ZoneId zone, Instant now) {
            return !now.isBefore(
                            day.minusDays(from).atTime(MORNING).atZone(zone).toInstant())
                    && now.isBefore(day.minusDays(until).atStartOfDay(zone).toInstant());
        }
    }

    /** Whether it may still go by itself: until the day begins. */
    static boolean goesByItself(Instant startsAt, ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone).isBefore(LocalDate.ofInstant(startsAt, zone));
    }

    private record Near(UUID id, Instant startsAt, String zone, int confirmed) {}

    private final JdbcClient jdbc;
    private final HostPackQueries queries;
    private final MeetingAccess access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final DemoLoading demo;
    private final Clock clock;

    HostPacks(
            JdbcClient jdbc,
            HostPackQueries queries,
            MeetingAccess access,
            Audit audit,
            ApplicationEventPublisher events,
            DemoLoading demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.demo = demo;
        this.clock = clock;
    }

    /** Sends what is due; asked again, or by several at once, it sends nothing twice. @return how many */
    int sendDue() {
        if (demo.active()) {
            return 0;
        }
        var sent = 0;
        var now = clock.instant();
        for (var near : near(now)) {
            var zone = ZoneId.of(near.zone());
            var day = LocalDate.ofInstant(near.startsAt(), zone);
            for (var kind : Kind.values()) {
                if (kind.isDue(day, zone, now)
                        && write(Ids.next(), new MeetingId(near.id()), kind.name(), day, near.confirmed(), null)) {
                    sent++;
                }
            }
        }
        return sent;
    }

    private Iterable<Near> near(Instant now) {
        return jdbc.sql("""
                        select m.id, m.starts_at, m.zone, coalesce(p.confirmed, 0) as confirmed
                        from meeting m
                        join venue v on v.id = m.venue_id and v.contact_email is not null
                        left join place p on p.meeting_id = m.id and p.mode = 'ROOM'
                        where m.status = 'PUBLISHED' and m.format <> 'ONLINE' and m.starts_at between :now and :horizon
                        order by m.id
                        """)
                .param("now", Timestamp.from(now))
                .param("horizon", Timestamp.from(now.plus(HORIZON)))
                .query(Near.class)
                .list();
    }

    /**
     * Sends it now.
     *
     * @param pack chosen by the page that was pressed, so that a second press sends nothing
     * @return whether it was sent, and not before
     * @throws Refused when the meeting is not to come, nobody is there to be written to, nothing has changed since it last
     *     went, or it was sent often enough today
     */
    boolean send(CurrentPerson me, MeetingId meeting, UUID pack) {
        access.requireOrganiser(me, meeting);
        // One after the other, or several presses at once would all be the last one allowed.
        jdbc.sql("select id from meeting where id = ? for no key update")
                .param(meeting.value())
                .query(UUID.class)
                .single();
        if (wasSent(pack)) {
            return false;
        }
        var known = queries.known(meeting);
        if (!known.status().equals("PUBLISHED") || !known.endsAt().isAfter(clock.instant())) {
            throw new Refused("hosting.refused.not-to-come");
        }
        if (known.email() == null || !known.inRoom()) {
            throw new Refused("hosting.refused.no-contact");
        }
        if (queries.unchangedSince(known, queries.of(meeting)) != null) {
            throw new Refused("hosting.refused.unchanged");
        }
        if (byHandToday(meeting) >= MOST_BY_HAND_A_DAY) {
            throw new Refused("hosting.refused.packs-many", MOST_BY_HAND_A_DAY);
        }
        var day = LocalDate.ofInstant(known.startsAt(), known.zone());
        var sent = write(pack, meeting, "BY_HAND", day, known.confirmed(), me);
        if (sent) {
            audit.record(me.id().value(), "host told", "meeting", meeting.value());
        }
        return sent;
    }

    private boolean wasSent(UUID pack) {
        return jdbc.sql("select exists (select 1 from host_pack where id = ?)")
                .param(pack)
                .query(Boolean.class)
                .single();
    }

    private int byHandToday(MeetingId meeting) {
        return jdbc.sql("select count(*) from host_pack where meeting_id = ? and kind = 'BY_HAND' and sent_at > ?")
                .params(meeting.value(), Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
    }

    /**
     * What an organiser says to the host beside what is known.
     *
     * @throws StaleVersion when somebody else said something meanwhile
     */
    void brief(CurrentPerson me, MeetingId meeting, HostBrief brief) {
        access.requireOrganiser(me, meeting);
        var said = jdbc.sql("""
                        insert into host_brief as b (meeting_id, version, ambassadors_before, people_before, words, changed_by, changed_at)
                        values (:meeting, 1, :ambassadors, :people, :words, :me, :now)
                        on conflict (meeting_id) do update set version = b.version + 1,
                            ambassadors_before = excluded.ambassadors_before, people_before = excluded.people_before,
                            words = excluded.words, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where b.version = :version
                        """)
                .param("version", brief.version())
                .param("meeting", meeting.value())
                .param("ambassadors", Integer.parseInt(brief.ambassadorsBefore()))
                .param("people", Integer.parseInt(brief.peopleBefore()))
                .param("words", brief.words())
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (said == 0) {
            throw new StaleVersion();
        }
        audit.record(me.id().value(), "host briefed", "meeting", meeting.value());
    }

    private boolean write(
            UUID pack, MeetingId meeting, String kind, LocalDate day, int confirmed, @Nullable CurrentPerson by) {
        var first = jdbc.sql("""
                        insert into host_pack (id, meeting_id, kind, day, confirmed, sent_at, sent_by, venue_id, contact_number)
                        select :id, m.id, :kind, :day, :confirmed, :now, :by, v.id, v.contact_number
                        from meeting m join venue v on v.id = m.venue_id where m.id = :meeting
                        on conflict do nothing
                        """)
                        .param("id", pack)
                        .param("meeting", meeting.value())
                        .param("kind", kind)
                        .param("day", Date.valueOf(day))
                        .param("confirmed", confirmed)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by == null ? null : by.id().value(), java.sql.Types.OTHER)
                        .update()
                == 1;
        if (first) {
            jdbc.sql("update host_pack set told = " + HostPackQueries.FINGERPRINT + " where id = :id")
                    .param("said", HostPackQueries.said(queries.known(meeting), queries.of(meeting)))
                    .param("id", pack)
                    .update();
            events.publishEvent(new HostPackSent(meeting, pack));
        }
        return first;
    }

    /** For the page that may send one. */
    static UUID next() {
        return Ids.next();
    }

    /** @throws Refused when it is none */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Refused("hosting.refused.press-again");
        }
    }
}
