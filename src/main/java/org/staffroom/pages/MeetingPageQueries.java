package org.staffroom.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFile;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingState;
import org.staffroom.meetings.MeetingStatus;
import org.staffroom.meetings.PartnerRole;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.pages.MeetingPage.Account;
import org.staffroom.pages.MeetingPage.Ambassador;
import org.staffroom.pages.MeetingPage.Around;
import org.staffroom.pages.MeetingPage.Call;
import org.staffroom.pages.MeetingPage.Inside;
import org.staffroom.pages.MeetingPage.Link;
import org.staffroom.pages.MeetingPage.Notice;
import org.staffroom.pages.MeetingPage.Partner;
import org.staffroom.pages.MeetingPage.Photo;
import org.staffroom.pages.MeetingPage.Region;
import org.staffroom.pages.MeetingPage.Remembered;
import org.staffroom.pages.MeetingPage.Seats;
import org.staffroom.pages.MeetingPage.Venue;
import org.staffroom.places.Opening;
import org.staffroom.shared.Dates;
import org.staffroom.venues.Position;
import org.staffroom.venues.VenueDescription.Access;
import org.staffroom.venues.VenueDescription.Parking;
import org.staffroom.venues.VenueDescription.Room;
import org.staffroom.venues.VenueDescription.Travel;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the page of a meeting. */
@Component
class MeetingPageQueries {

    private static final String PAGE = """
            select m.id, m.slug, m.title, m.summary, m.status, m.format, m.starts_at, m.ends_at,
                   m.cancelled_reason, m.cancelled_at, m.room, m.rescheduled_from, m.recorded_at, m.came, m.report_url,
                   (select jsonb_agg(jsonb_build_object('kind', n.kind, 'sentAt', n.sent_at, 'reason', n.reason,
                        'differences', n.differences) order by n.sent_at desc)
                    from change_notice n where n.meeting_id = m.id) as notices,
                    r.slug as region_slug, r.name as region_name,
                   coalesce(m.joining_link, '') <> '' or coalesce(v.wifi, '') <> '' as has_inside,
                   v.name as venue_name, v.address_line, v.town, v.postcode, v.latitude, v.longitude,
                   v.travel_road, v.travel_rail, v.travel_foot,
                   v.parking, v.parking_spaces, v.parking_charge, v.parking_registration,
                   v.step_free, v.lift, v.hearing_loop, v.quiet_room, v.prayer_room, v.access_notes,
                   (select jsonb_agg(jsonb_build_object('name', vr.name, 'capacity', vr.capacity,
                        'equipment', vr.equipment) order by vr.id)
                    from venue_room vr where vr.venue_id = v.id) as rooms,
                   (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                        'bytes', f.bytes, 'widths', f.widths, 'height', f.height, 'alternative', vp.alternative,
                        'caption', vp.caption) order by vp.position, vp.file_id)
                    from venue_photo vp join stored_file f on f.id = vp.file_id and f.kind = 'IMAGE'
                    where vp.venue_id = v.id) as photos,
                   room.confirmed as room_taken, room.capacity as room_capacity,
                   online.confirmed as online_taken, online.capacity as online_capacity,
                   before.slug as earlier_slug, before.title as earlier_title, before.starts_at as earlier_starts,
                   again.slug as later_slug, again.title as later_title, again.starts_at as later_starts,
                   call.closes_on as call_closes_on, call.words as call_words,
            """ + Opening.COLUMNS + """
            from meeting m
            left join place_rules rules on rules.meeting_id = m.id
            left join talk_call call on call.meeting_id = m.id and call.open and call.closes_on >= :today
                and m.status <> 'CANCELLED' and (m.status = 'POSTPONED' or m.starts_at > :now)
            join region r on r.id = m.region_id
            left join venue v on v.id = m.venue_id
            left join place room on room.meeting_id = m.id and room.mode = 'ROOM' and m.format <> 'ONLINE'
            left join place online on online.meeting_id = m.id and online.mode = 'ONLINE' and m.format <> 'IN_PERSON'
            left join meeting before on before.id = m.held_again_from and before.slug is not null
            left join lateral (
                select slug, title, starts_at from meeting
                where held_again_from = m.id and slug is not null order by published_at desc limit 1) again on true
            """;

    private static final TypeReference<List<Notice>> NOTICES = new TypeReference<>() {};
    private static final TypeReference<List<Room>> ROOMS = new TypeReference<>() {};
    private static final TypeReference<List<Picture>> PHOTOS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Dates dates;
    private final Clock clock;

    MeetingPageQueries(JdbcClient jdbc, JsonMapper json, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.dates = dates;
        this.clock = clock;
    }

    /** The meeting at an address; a draft's is its id. Whether one may see a draft is asked afterwards. */
    Optional<MeetingPage> find(String key) {
        var id = draftId(key);
        return id == null
                ? jdbc.sql(PAGE + "where m.slug = :slug")
                        .param("slug", key)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("today", dates.today())
                        .query(this::read)
                        .optional()
                : find(new MeetingId(id)).filter(MeetingPage::isDraft);
    }

    Optional<MeetingPage> find(MeetingId meeting) {
        return jdbc.sql(PAGE + "where m.id = :id")
                .param("id", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("today", dates.today())
                .query(this::read)
                .optional();
    }

    private static @Nullable UUID draftId(String key) {
        try {
            return key.length() == 36 ? UUID.fromString(key) : null;
        } catch (IllegalArgumentException aSlug) {
            return null;
        }
    }

    /** Partners, co-hosting regions that accepted, ambassadors and write-ups, in one statement. */
    Around around(MeetingId meeting) {
        var partners = new ArrayList<Partner>();
        var coHosts = new ArrayList<Region>();
        var ambassadors = new ArrayList<Ambassador>();
        var writeUps = new ArrayList<Account>();
        jdbc.sql("""
                        with hosts as (
                            select region_id, 0 as place from meeting where id = :meeting
                            union all
                            select region_id, 1 from meeting_co_host where meeting_id = :meeting and accepted_at is not null)
                        select 'partner' as kind, o.name, o.website as link, mp.role as detail, 0 as place, mp.position
                        from meeting_partner mp join organisation o on o.id = mp.organisation_id
                        where mp.meeting_id = :meeting
                        union all
                        select 'region', r.name, r.slug, null, h.place, 0
                        from hosts h join region r on r.id = h.region_id where h.place = 1
                        union all
                        select 'ambassador', p.name, null, r.name, h.place, case a.role when 'LEAD' then 0 else 1 end
                        from hosts h
                        join region r on r.id = h.region_id
                        join ambassador a on a.region_id = h.region_id
                        join person p on p.id = a.person_id and p.status = 'ACTIVE'
                        where a.since <= :today and (a.until is null or a.until > :today)
                        union all
                        select 'write-up', w.title, w.slug, p.name, case when w.official then 0 else 1 end, 0
                        from write_up w join person p on p.id = w.author_id
                        where w.meeting_id = :meeting and w.status = 'PUBLISHED'
                        order by place, position, name
                        """)
                .param("meeting", meeting.value())
                .param("today", dates.today())
                .query(row -> {
                    var name = row.getString("name");
                    var link = row.getString("link");
                    var detail = row.getString("detail");
                    switch (row.getString("kind")) {
                        case "partner" -> partners.add(new Partner(name, link, PartnerRole.valueOf(detail)));
                        case "region" -> coHosts.add(new Region(link, name));
                        case "ambassador" -> ambassadors.add(new Ambassador(name, detail));
                        default -> writeUps.add(new Account(link, name, detail));
                    }
                });
        return new Around(partners, coHosts, ambassadors, writeUps);
    }

    /** For confirmed people and organisers: ask before whether this person is one. */
    Inside inside(MeetingId meeting) {
        return jdbc.sql("""
                        select case when m.format <> 'IN_PERSON' then nullif(m.joining_link, '') end as joining_link,
                               case when m.format <> 'ONLINE' then coalesce(v.wifi, '') else '' end as wifi
                        from meeting m left join venue v on v.id = m.venue_id where m.id = :id
                        """).param("id", meeting.value()).query(Inside.class).single();
    }

    private MeetingPage read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var slug = row.getString("slug");
        var starts = row.getTimestamp("starts_at").toInstant();
        var ends = row.getTimestamp("ends_at").toInstant();
        var status = MeetingStatus.valueOf(row.getString("status"));
        var state = MeetingState.of(status, starts, ends, clock.instant());
        var cancelled = row.getTimestamp("cancelled_at");
        var rescheduled = row.getTimestamp("rescheduled_from");
        return new MeetingPage(
                new MeetingId(id),
                slug == null ? id.toString() : slug,
                row.getString("title"),
                row.getString("summary"),
                state,
                MeetingFormat.valueOf(row.getString("format")),
                starts,
                ends,
                row.getString("region_slug"),
                row.getString("region_name"),
                venue(row),
                seats(row),
                Opening.read(row),
                row.getString("cancelled_reason"),
                cancelled == null ? null : cancelled.toInstant(),
                link(row, "earlier"),
                link(row, "later"),
                row.getString("room"),
                rescheduled == null ? null : rescheduled.toInstant(),
                notices(row, state),
                row.getBoolean("has_inside"),
                call(row),
                row.getTimestamp("recorded_at") == null
                        ? null
                        : new Remembered(row.getObject("came", Integer.class), row.getString("report_url")));
    }

    private static @Nullable Call call(ResultSet row) throws SQLException {
        var last = row.getObject("call_closes_on", LocalDate.class);
        return last == null ? null : new Call(last, row.getString("call_words"));
    }

    private List<Notice> notices(ResultSet row, MeetingState state) throws SQLException {
        var written = row.getString("notices");
        return state == MeetingState.HELD || state == MeetingState.CANCELLED ? List.of() : list(written, NOTICES);
    }

    private @Nullable Venue venue(ResultSet row) throws SQLException {
        var name = row.getString("venue_name");
        if (name == null) {
            return null;
        }
        return new Venue(
                name,
                row.getString("address_line"),
                row.getString("town"),
                row.getString("postcode"),
                Position.of(row.getBigDecimal("latitude"), row.getBigDecimal("longitude")),
                new Travel(row.getString("travel_road"), row.getString("travel_rail"), row.getString("travel_foot")),
                new Parking(
                        row.getString("parking"),
                        row.getObject("parking_spaces", Integer.class),
                        row.getString("parking_charge"),
                        row.getBoolean("parking_registration")),
                new Access(
                        row.getBoolean("step_free"),
                        row.getBoolean("lift"),
                        row.getBoolean("hearing_loop"),
                        row.getBoolean("quiet_room"),
                        row.getBoolean("prayer_room"),
                        row.getString("access_notes")),
                list(row.getString("rooms"), ROOMS),
                list(row.getString("photos"), PHOTOS).stream()
                        .map(Picture::photo)
                        .toList());
    }

    private <T> List<T> list(@Nullable String written, TypeReference<List<T>> type) {
        return written == null ? List.of() : json.readValue(written, type);
    }

    /** A photo as the database writes it. */
    private record Picture(
            UUID id,
            String name,
            String mediaType,
            long bytes,
            List<Integer> widths,
            int height,
            String alternative,
            String caption) {

        Photo photo() {
            return new Photo(
                    new StoredFile(new FileId(id), name, mediaType, bytes, widths, height), alternative, caption);
        }
    }

    private static List<Seats> seats(ResultSet row) throws SQLException {
        var seats = new ArrayList<Seats>();
        for (var mode : PlaceMode.values()) {
            var column = mode == PlaceMode.ROOM ? "room" : "online";
            var capacity = row.getObject(column + "_capacity", Integer.class);
            if (capacity != null) {
                seats.add(new Seats(mode, row.getInt(column + "_taken"), capacity));
            }
        }
        return seats;
    }

    private static @Nullable Link link(ResultSet row, String which) throws SQLException {
        var slug = row.getString(which + "_slug");
        Timestamp starts = row.getTimestamp(which + "_starts");
        return slug == null || starts == null
                ? null
                : new Link(slug, row.getString(which + "_title"), Instant.ofEpochMilli(starts.getTime()));
    }

    /** Until when those who were there can say what they made of it; null when they were not asked, or it is over. */
    @Nullable
    Instant feedbackUntil(MeetingId meeting) {
        return jdbc.sql("select closes_at from feedback where meeting_id = ? and not closed")
                .param(meeting.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }
}
