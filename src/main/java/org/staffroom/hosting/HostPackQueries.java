package org.staffroom.hosting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;

/** Reads what a host needs to know, and when they were told. Whoever asks has asked before whether they organise the meeting. */
@Component
public class HostPackQueries {

    /** What is known of a meeting for its host. @param registration whether drivers give their registration number */
    record Known(
            MeetingId meeting,
            String key,
            String title,
            String status,
            boolean inRoom,
            Instant startsAt,
            Instant endsAt,
            ZoneId zone,
            String room,
            @Nullable UUID venue,
            @Nullable String venueName,
            boolean registration,
            String contact,
            @Nullable String email,
            int capacity,
            int confirmed,
            int waiting,
            int speakers,
            HostBrief brief) {}

    /** An ambassador the host can ask. */
    record Asked(String name, @Nullable String email, String region) {}

    /** That it was sent. @param by who pressed; null when it went by itself */
    record Sent(String kind, Instant sentAt, @Nullable String by, int confirmed) {}

    private record Need(@Nullable String dietary, @Nullable String access) {}

    /** What people wrote, food and access. */
    record Needs(NeedTally food, NeedTally access) {}

    private final JdbcClient jdbc;
    private final HostPackWords words;
    private final Dates dates;

    HostPackQueries(JdbcClient jdbc, HostPackWords words, Dates dates) {
        this.jdbc = jdbc;
        this.words = words;
        this.dates = dates;
    }

    /** As it is now. */
    public HostPack of(MeetingId meeting) {
        return of(known(meeting), needs(meeting));
    }

    HostPack of(Known known, Needs needs) {
        return new HostPack(
                known.meeting(),
                known.contact(),
                known.email(),
                LocalDate.ofInstant(known.startsAt(), known.zone()),
                known.startsAt(),
                known.confirmed(),
                words.sections(known, needs, ambassadors(known.meeting())));
    }

    Known known(MeetingId meeting) {
        return jdbc.sql("""
                        select m.id, coalesce(m.slug, m.id::text) as key, m.title, m.status, m.format, m.starts_at,
                               m.ends_at, m.zone, m.room, v.id as venue_id, v.name as venue,
                               coalesce(v.parking_registration, false) as registration,
                               coalesce(v.contact_name, '') as contact, v.contact_email,
                               coalesce(p.capacity, 0) as capacity, coalesce(p.confirmed, 0) as confirmed,
                               (select count(*) from registration w
                                where w.meeting_id = m.id and w.mode = 'ROOM' and w.status = 'WAITING') as waiting,
                               (select count(distinct s.person_id) from appearance s
                                where s.meeting_id = m.id and not exists (
                                    select 1 from registration r where r.meeting_id = m.id
                                      and r.person_id = s.person_id and r.status = 'CONFIRMED')) as speakers,
                               b.ambassadors_before, b.people_before, b.words, b.version
                        from meeting m
                        left join venue v on v.id = m.venue_id
                        left join place p on p.meeting_id = m.id and p.mode = 'ROOM'
                        left join host_brief b on b.meeting_id = m.id
                        where m.id = ?
                        """)
                .param(meeting.value())
                .query(HostPackQueries::known)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                new MeetingId(row.getObject("id", UUID.class)),
                row.getString("key"),
                row.getString("title"),
                row.getString("status"),
                !row.getString("format").equals("ONLINE"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("room"),
                row.getObject("venue_id", UUID.class),
                row.getString("venue"),
                row.getBoolean("registration"),
                row.getString("contact"),
                row.getString("contact_email"),
                row.getInt("capacity"),
                row.getInt("confirmed"),
                row.getInt("waiting"),
                row.getInt("speakers"),
                row.getString("words") == null
                        ? HostBrief.DEFAULT
                        : new HostBrief(
                                row.getString("ambassadors_before"),
                                row.getString("people_before"),
                                row.getString("words"),
                                row.getInt("version")));
    }

    /** Of those with a place in the room; erased two weeks after the meeting, as everything they told of themselves. */
    Needs needs(MeetingId meeting) {
        var written = jdbc.sql("""
                        select dietary_needs as dietary, access_needs as access from registration
                        where meeting_id = ? and mode = 'ROOM' and status = 'CONFIRMED'
                          and (dietary_needs is not null or access_needs is not null)
                        """).param(meeting.value()).query(Need.class).list();
        return new Needs(
                NeedTally.of(
                        written.stream()
                                .map(Need::dietary)
                                .filter(Objects::nonNull)
                                .toList(),
                        true),
                NeedTally.of(
                        written.stream()
                                .map(Need::access)
                                .filter(Objects::nonNull)
                                .toList(),
                        false));
    }

    private List<Asked> ambassadors(MeetingId meeting) {
        return jdbc.sql("""
                        select p.name, p.email, r.name as region
                        from meeting m
                        join region r on r.id = m.region_id or r.id in (
                            select c.region_id from meeting_co_host c where c.meeting_id = m.id and c.accepted_at is not null)
                        cross join lateral ambassadors_asked(r.id, :today) as asked (id)
                        join person p on p.id = asked.id
                        join ambassador a on a.region_id = r.id and a.person_id = p.id
                            and a.since <= :today and (a.until is null or a.until > :today)
                        where m.id = :meeting order by r.id <> m.region_id, a.role = 'CO', p.name limit 8
                        """)
                .param("meeting", meeting.value())
                .param("today", dates.today())
                .query(Asked.class)
                .list();
    }

    /** Of {@link #said}, as it is kept: it tells a change, and nothing of what was said. */
    static final String FINGERPRINT = "encode(sha256(convert_to(:said, 'UTF8')), 'hex')";

    /** All that the host reads, and where it goes. */
    static String said(Known known, HostPack pack) {
        return String.join(
                "\n",
                known.title(),
                String.valueOf(known.venueName()),
                String.valueOf(pack.email()),
                pack.contact(),
                known.startsAt().toString(),
                known.endsAt().toString(),
                pack.sections().toString());
    }

    /** When the host was told just this; null when that is not what they were told last. */
    @Nullable
    Instant unchangedSince(Known known, HostPack pack) {
        return jdbc.sql("""
                        select case when h.told = %s then h.sent_at end as unchanged_since
                        from host_pack h where h.meeting_id = :meeting order by h.sent_at desc, h.id desc limit 1
                        """.formatted(FINGERPRINT))
                .param("said", said(known, pack))
                .param("meeting", known.meeting().value())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .optional()
                .flatMap(since -> since)
                .orElse(null);
    }

    /** The latest first. */
    List<Sent> sent(MeetingId meeting) {
        return jdbc.sql("""
                        select h.kind, h.sent_at, p.name as by, h.confirmed
                        from host_pack h left join person p on p.id = h.sent_by
                        where h.meeting_id = ? order by h.sent_at desc limit 20
                        """).param(meeting.value()).query(Sent.class).list();
    }
}
