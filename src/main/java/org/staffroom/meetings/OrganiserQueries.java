package org.staffroom.meetings;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueId;

/** What the organisers' forms are filled with. Whether one organises the meeting is asked before. */
@Component
public class OrganiserQueries {

    /**
     * A region that holds the meeting together, was asked to, or could be asked.
     *
     * @param stays whether it has held it
     * @param gone that it declined or left, "DECLINED" or "LEFT", and was not asked again; null when it did not
     * @param words in which it did
     */
    record Host(
            UUID region,
            String slug,
            String name,
            boolean asked,
            boolean accepted,
            boolean stays,
            @Nullable String gone,
            @Nullable String words,
            @Nullable Instant goneAt) {

        /** Whether there is something to say of it. */
        boolean known() {
            return asked || gone != null;
        }
    }

    /** An organisation in its role. */
    record Partnership(UUID organisation, String name, PartnerRole role) {}

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    OrganiserQueries(JdbcClient jdbc, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    /** The form of a meeting as it stands. */
    MeetingForm form(MeetingId meeting) {
        return jdbc.sql("""
                        select m.*, v.name || ', ' || v.town || ' ' || v.postcode as venue, m.room as hall,
                               room.capacity as places, online.capacity as online
                        from meeting m
                        left join venue v on v.id = m.venue_id
                        left join place room on room.meeting_id = m.id and room.mode = 'ROOM' and room.capacity > 0
                        left join place online on online.meeting_id = m.id and online.mode = 'ONLINE' and online.capacity > 0
                        where m.id = :id
                        """)
                .param("id", meeting.value())
                .query((row, number) -> {
                    var zone = ZoneId.of(row.getString("zone"));
                    var starts = row.getTimestamp("starts_at").toInstant().atZone(zone);
                    var ends = row.getTimestamp("ends_at").toInstant().atZone(zone);
                    return new MeetingForm(
                            row.getString("title"),
                            row.getString("summary"),
                            row.getString("region_id"),
                            row.getString("format"),
                            starts.toLocalDate().toString(),
                            starts.toLocalTime().toString(),
                            ends.toLocalTime().toString(),
                            Typed.text(row.getString("venue")),
                            "",
                            "",
                            "",
                            "",
                            Typed.text(row.getString("joining_link")),
                            Typed.text(row.getString("places")),
                            Typed.text(row.getString("online")),
                            row.getString("hall"),
                            row.getString("version"));
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Whether there are places to take; not at a meeting that was held before it was written down. */
    boolean hasPlaces(MeetingId meeting) {
        return jdbc.sql("select recorded_at is null from meeting where id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }

    /** The regions in which the person may organise; of an admin, all. */
    List<Option> regionsOf(CurrentPerson me) {
        return jdbc.sql("""
                        select r.id::text as value, r.name as label from region r
                        where r.archived_at is null and (:admin or exists (
                            select 1 from ambassador a where a.region_id = r.id and a.person_id = :me
                              and a.since <= :today and (a.until is null or a.until > :today)))
                        order by r.name
                        """)
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("today", dates.today())
                .query(Option.class)
                .list();
    }

    /** The meetings of this person's regions that a new one is most likely a copy of: the latest, newest first. */
    List<Earlier> latest(CurrentPerson me) {
        return jdbc.sql("""
                        select m.id, m.title, m.starts_at from meeting m
                        where m.status = 'PUBLISHED' and (:admin or exists (
                            select 1 from ambassador a where a.region_id = m.region_id and a.person_id = :me
                              and a.since <= :today and (a.until is null or a.until > :today)))
                        order by m.starts_at desc limit 4
                        """)
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("today", dates.today())
                .query(Earlier.class)
                .list();
    }

    /** The venue book as one writes in it; venues of this person's regions first. */
    public List<String> venues(CurrentPerson me) {
        return jdbc.sql("""
                        select v.name || ', ' || v.town || ' ' || v.postcode from venue v
                        order by exists (select 1 from ambassador a
                                         where a.region_id = v.region_id and a.person_id = :me) desc, lower(v.name)
                        limit 500
                        """).param("me", me.id().value()).query(String.class).list();
    }

    /** The venue of this id as {@link #venues} writes it; empty when there is none. */
    String written(@Nullable String id) {
        return ofVenue("select name || ', ' || town || ' ' || postcode from venue where id = ?", id, String.class, "");
    }

    /**
     * The room of a venue that takes most, for the fields of a form; either is empty when nobody has said.
     *
     * @param seats those of the venue in all where no room says how many it takes
     */
    record Largest(String room, String seats) {

        static final Largest UNKNOWN = new Largest("", "");
    }

    Largest largest(@Nullable String venue) {
        return ofVenue("""
                select coalesce(r.name, '') as room, coalesce(r.capacity::text, v.capacity::text, '') as seats
                from venue v
                left join lateral (
                    select name, capacity from venue_room where venue_id = v.id and capacity is not null
                    order by capacity desc, lower(name) limit 1) r on true
                where v.id = ?
                """, venue, Largest.class, Largest.UNKNOWN);
    }

    private <T> T ofVenue(String sql, @Nullable String id, Class<T> as, T otherwise) {
        try {
            return id == null
                    ? otherwise
                    : jdbc.sql(sql)
                            .param(UUID.fromString(id))
                            .query(as)
                            .optional()
                            .orElse(otherwise);
        } catch (IllegalArgumentException noId) {
            return otherwise;
        }
    }

    private record Named(UUID id, boolean exactly) {}

    /**
     * The venue that {@link #venues} writes so; or the only one of that name, with its town or postcode if need be, or at that
     * postcode. Neither letter case nor punctuation matters.
     */
    public Optional<VenueId> venue(String written) {
        var found = jdbc.sql("""
                        with plain as (
                            select v.id, lower(v.name || ', ' || v.town || ' ' || v.postcode) = lower(:written) as exactly,
                                regexp_replace(lower(v.name), '[^[:alnum:]]+', '', 'g') as name,
                                regexp_replace(lower(v.town), '[^[:alnum:]]+', '', 'g') as town,
                                regexp_replace(lower(v.postcode), '[^[:alnum:]]+', '', 'g') as postcode,
                                regexp_replace(lower(:written), '[^[:alnum:]]+', '', 'g') as written
                            from venue v)
                        select id, exactly from plain
                        where exactly or written in (name, postcode, name || town, name || postcode, name || town || postcode)
                        order by exactly desc limit 2
                        """).param("written", written).query(Named.class).list();
        return found.size() == 1 || !found.isEmpty() && found.get(0).exactly()
                ? Optional.of(new VenueId(found.get(0).id()))
                : Optional.empty();
    }

    /** The regions asked to hold the meeting together, archived ones too, and those that could be. */
    List<Host> hosts(MeetingId meeting) {
        return jdbc.sql("""
                        select r.id as region, r.slug, r.name, c.region_id is not null as asked,
                               c.accepted_at is not null as accepted,
                               c.accepted_at is not null and m.status = 'PUBLISHED' and m.ends_at <= :now as stays,
                               gone.step as gone, gone.words, gone.at as gone_at
                        from region r
                        join meeting m on m.id = :meeting
                        left join meeting_co_host c on c.meeting_id = m.id and c.region_id = r.id
                        left join co_host_gone gone on gone.meeting_id = m.id and gone.region_id = r.id
                        where c.region_id is not null or gone.region_id is not null or r.archived_at is null and r.id <> m.region_id
                        order by r.name
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Host.class)
                .list();
    }

    /**
     * What a region is asked, or has agreed to.
     *
     * @param place null while there is none
     * @param over whether nobody can join any more
     */
    record Invitation(
            String key,
            UUID regionId,
            String title,
            String summary,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            String leadName,
            String leadSlug,
            String regionName,
            boolean accepted,
            boolean draft,
            boolean postponed,
            boolean over) {}

    /** @throws NotFound when the region is not invited, or no more */
    Invitation invitation(MeetingId meeting, RegionId region) {
        return jdbc.sql("""
                        select coalesce(m.slug, m.id::text) as key, r.id as region_id, m.title, m.summary, m.starts_at, m.ends_at,
                               v.name || ', ' || v.town as place, l.name as lead_name, l.slug as lead_slug,
                               r.name as region_name, c.accepted_at is not null as accepted, m.status = 'DRAFT' as draft,
                               m.status = 'POSTPONED' as postponed,
                               m.status = 'CANCELLED' or m.status = 'PUBLISHED' and m.ends_at <= :now as over
                        from meeting_co_host c join meeting m on m.id = c.meeting_id
                        join region l on l.id = m.region_id join region r on r.id = c.region_id
                        left join venue v on v.id = m.venue_id
                        where c.meeting_id = :meeting and c.region_id = :region
                        """)
                .param("meeting", meeting.value())
                .param("region", region.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Invitation.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    List<Partnership> partners(MeetingId meeting) {
        return jdbc.sql("""
                        select o.id as organisation, o.name, p.role
                        from meeting_partner p join organisation o on o.id = p.organisation_id
                        where p.meeting_id = :meeting order by p.position, o.name
                        """)
                .param("meeting", meeting.value())
                .query(Partnership.class)
                .list();
    }

    /** How many people follow the regions of a meeting. */
    int followers(MeetingId meeting) {
        return jdbc.sql("""
                        select count(distinct f.person_id)
                        from region_follower f join person p on p.id = f.person_id
                        where p.status = 'ACTIVE' and f.region_id in (
                            select region_id from meeting where id = :meeting
                            union all
                            select region_id from meeting_co_host where meeting_id = :meeting and accepted_at is not null)
                        """)
                .param("meeting", meeting.value())
                .query(Integer.class)
                .single();
    }

    /** How a meeting is called on its organisers' pages, and how far it is. */
    public Head head(MeetingId meeting) {
        return jdbc.sql("""
                        select coalesce(slug, id::text) as key, title, status, starts_at, ends_at, zone, region_id from meeting where id = :id
                        """)
                .param("id", meeting.value())
                .query((row, number) -> new Head(
                        row.getString("key"),
                        row.getString("title"),
                        MeetingStatus.valueOf(row.getString("status")),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        new RegionId(row.getObject("region_id", UUID.class)),
                        ZoneId.of(row.getString("zone"))))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * @param key slug, or a draft's id
     * @param region the one that leads it
     */
    public record Head(
            String key,
            String title,
            MeetingStatus status,
            Instant startsAt,
            Instant endsAt,
            RegionId region,
            ZoneId zone) {

        public boolean isDraft() {
            return status == MeetingStatus.DRAFT;
        }

        /** Its start, in minutes after midnight where it is held. */
        public int startOfDay() {
            return startsAt.atZone(zone).toLocalTime().toSecondOfDay() / 60;
        }

        /** In minutes. */
        public int length() {
            return (int) Duration.between(startsAt, endsAt).toMinutes();
        }
    }

    /** The meeting that an address names, whoever asks; null when there is none. */
    @Nullable
    MeetingId named(String key) {
        return jdbc.sql("select id from meeting where slug = :slug or id = :id")
                .param("slug", key)
                .param("id", MeetingAccess.idOrNull(key), Types.OTHER)
                .query(UUID.class)
                .optional()
                .map(MeetingId::new)
                .orElse(null);
    }

    /** A meeting that a new one can be copied from. */
    record Earlier(UUID id, String title, Instant startsAt) {}
}
