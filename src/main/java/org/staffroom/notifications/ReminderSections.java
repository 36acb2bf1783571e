package org.staffroom.notifications;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.meetings.MeetingId;
import org.staffroom.newfaces.Greeters;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.shared.Dates;
import org.staffroom.venues.Position;

/** What mails before and after a meeting list: the agenda and the way there; slides and write-ups. */
@Component
class ReminderSections {

    private final JdbcClient jdbc;
    private final CalendarEntries calendar;
    private final Greeters greeters;
    private final Dates dates;
    private final MessageSource messages;

    ReminderSections(
            JdbcClient jdbc, CalendarEntries calendar, Greeters greeters, Dates dates, MessageSource messages) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.greeters = greeters;
        this.dates = dates;
        this.messages = messages;
    }

    /** @param online whether the recipient joins from afar and needs no way there */
    List<Section> before(MeetingEntry meeting, boolean online) {
        return filled(
                new Section(
                        word("agenda"),
                        calendar.agenda(meeting).stream()
                                .map(slot -> new Line(slot, null, null))
                                .toList()),
                new Section(word("getting-there"), online ? List.of() : gettingThere(meeting)));
    }

    /** For somebody who has never been to a meeting: who greets them, how it goes, the way there. */
    List<Section> welcome(MeetingEntry meeting, boolean online) {
        return filled(
                new Section(word("greeters"), online ? List.of() : greeters(meeting)),
                new Section(
                        word("what-to-expect"),
                        Stream.of(online ? "expect.online" : "expect.room", "expect.ask", "expect.listen")
                                .map(key -> new Line(word(key), null, null))
                                .toList()),
                new Section(word("getting-there"), online ? List.of() : gettingThere(meeting)));
    }

    private List<Line> greeters(MeetingEntry meeting) {
        return greeters.of(new MeetingId(meeting.id())).stream()
                .map(one -> new Line(one.name(), one.work().isEmpty() ? null : one.work(), null))
                .toList();
    }

    /** For somebody whose first meeting it was: when the next ones are, and where to follow the region. */
    List<Section> next(MeetingEntry meeting, Instant now) {
        var coming = jdbc.sql("""
                        select m.slug, m.title, m.starts_at, m.zone from meeting m
                        where m.status = 'PUBLISHED' and m.starts_at > :now and m.region_id = (
                            select region_id from meeting where id = :meeting)
                        order by m.starts_at limit 3
                        """)
                .param("meeting", meeting.id())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Line(
                        row.getString("title"),
                        dates.day(row.getTimestamp("starts_at").toInstant(), ZoneId.of(row.getString("zone"))),
                        "/meetings/" + row.getString("slug")))
                .list();
        var region = jdbc.sql("select r.slug from meeting m join region r on r.id = m.region_id where m.id = ?")
                .param(meeting.id())
                .query(String.class)
                .single();
        return filled(
                new Section(word("next", meeting.region()), coming),
                new Section(
                        word("stay"),
                        List.of(new Line(
                                word("follow", meeting.region()), word("follow.text"), "/regions/" + region))));
    }

    List<Section> after(MeetingEntry meeting) {
        return filled(new Section(word("slides"), slides(meeting)), new Section(word("write-ups"), writeUps(meeting)));
    }

    private static List<Section> filled(Section... sections) {
        return Stream.of(sections).filter(section -> !section.lines().isEmpty()).toList();
    }

    private record Way(
            String room,
            String road,
            String rail,
            String foot,
            String parking,
            @Nullable Integer spaces,
            String charge,
            boolean registration,
            boolean stepFree,
            boolean lift,
            boolean loop,
            boolean quiet,
            boolean prayer,
            String access,
            String wifi,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {}

    private List<Line> gettingThere(MeetingEntry meeting) {
        return jdbc.sql("""
                        select m.room, v.travel_road as road, v.travel_rail as rail, v.travel_foot as foot,
                            v.parking, v.parking_spaces as spaces, v.parking_charge as charge,
                            v.parking_registration as registration, v.step_free, v.lift, v.hearing_loop as loop,
                            v.quiet_room as quiet, v.prayer_room as prayer, v.access_notes as access, v.wifi,
                            v.latitude, v.longitude
                        from meeting m join venue v on v.id = m.venue_id where m.id = ? and m.format <> 'ONLINE'
                        """)
                .param(meeting.id())
                .query(Way.class)
                .optional()
                .map(this::lines)
                .orElse(List.of());
    }

    private List<Line> lines(Way way) {
        var access = together(
                way.stepFree ? word("access.step-free") : "",
                way.lift ? word("access.lift") : "",
                way.loop ? word("access.loop") : "",
                way.quiet ? word("access.quiet") : "",
                way.prayer ? word("access.prayer") : "",
                way.access);
        var parking = together(
                way.parking,
                way.spaces == null ? "" : word("parking.spaces", way.spaces),
                way.charge,
                way.registration ? word("parking.registration") : "");
        var position = Position.of(way.latitude, way.longitude);
        var map = position == null ? "" : Position.map(position, "");
        return Stream.of(
                        line("room", way.room),
                        line("road", way.road),
                        line("rail", way.rail),
                        line("foot", way.foot),
                        line("map", map),
                        line("parking", parking),
                        line("access", access),
                        line("wifi", way.wifi))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String together(String... words) {
        return Stream.of(words).filter(one -> !one.isBlank()).collect(Collectors.joining("\n"));
    }

    private Optional<Line> line(String key, String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(new Line(word(key), words.strip(), null));
    }

    /** Each talk with something to look at; a vendor's is called so. */
    private List<Line> slides(MeetingEntry meeting) {
        return jdbc.sql("""
                        select p.slug, p.title, p.kind, string_agg(distinct l.label, ', ') as labels,
                            min(i.start_minute) as minute
                        from agenda_item i
                        join presentation p on p.id = i.presentation_id
                        join presentation_material l on l.presentation_id = p.id and l.audience <> 'NOBODY'
                        where i.meeting_id = ?
                        group by p.id order by minute, p.title
                        """)
                .param(meeting.id())
                .query((row, number) -> new Line(
                        "VENDOR".equals(row.getString("kind"))
                                ? word("vendor", row.getString("title"))
                                : row.getString("title"),
                        row.getString("labels"),
                        "/presentations/" + row.getString("slug")))
                .list();
    }

    private List<Line> writeUps(MeetingEntry meeting) {
        var found = new ArrayList<Line>();
        jdbc.sql("""
                        select w.slug, w.title, a.name as author from write_up w join person a on a.id = w.author_id
                        where w.meeting_id = ? and w.status = 'PUBLISHED' order by w.official desc, w.published_at
                        """).param(meeting.id()).query(row -> {
            found.add(new Line(
                    row.getString("title"),
                    word("by", row.getString("author")),
                    "/write-ups/" + row.getString("slug")));
        });
        return found;
    }

    private String word(String key, @Nullable Object... arguments) {
        return messages.getMessage("mail.list." + key, arguments, Locale.UK);
    }
}
