package org.staffroom.agendas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** The agenda of a meeting. Whether one may see the meeting is asked before. */
@Component
public class AgendaQueries {

    private static final int SUMMARY = 240;

    /** One row a person of an item, and one for an item without any. */
    private record Row(
            UUID id,
            int start,
            int minutes,
            ItemKind kind,
            String title,
            String description,
            @Nullable Integer track,
            String room,
            @Nullable String nature,
            @Nullable String slug,
            @Nullable String talk,
            @Nullable String abstracted,
            Instant startsAt,
            boolean takesPlace,
            @Nullable UUID personId,
            @Nullable String person,
            @Nullable String organisation,
            boolean vendors,
            @Nullable ItemRole role) {}

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Words words;
    private final Clock clock;

    AgendaQueries(JdbcClient jdbc, Dates dates, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    /** The whole day, as people read it. */
    public AgendaView of(MeetingId meeting) {
        return planned(meeting).read();
    }

    /** The whole day as it is planned, in one statement. Speakers of a talk stand with it unless the item names its own. */
    AgendaView planned(MeetingId meeting) {
        var rows = jdbc.sql("""
                        select i.id, i.start_minute, i.length_minutes, i.kind, i.title, i.description, i.track, i.room,
                               lower(t.nature) as nature, t.slug, t.title as talk, t.abstract, m.starts_at, m.status = 'PUBLISHED' as takes_place,
                               p.id as person_id, p.name as person, o.name as organisation,
                               coalesce(o.kind = 'VENDOR', false) as vendors, who.role
                        from agenda_item i
                        join meeting m on m.id = i.meeting_id
                        left join presentation t on t.id = i.presentation_id
                        left join appearance who on who.item_id = i.id and who.meeting_id = i.meeting_id
                        left join person p on p.id = who.person_id and p.status <> 'ERASED'
                        left join organisation o on o.id = p.organisation_id
                        where i.meeting_id = :meeting
                        order by i.start_minute, i.track nulls first, i.id, who.position
                        """)
                .param("meeting", meeting.value())
                .query(AgendaQueries::read)
                .list();
        return view(rows);
    }

    private AgendaView view(List<Row> rows) {
        var items = new LinkedHashMap<UUID, List<Row>>();
        rows.forEach(
                row -> items.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        var slots = new LinkedHashMap<Integer, List<List<Row>>>();
        items.values()
                .forEach(item -> slots.computeIfAbsent(item.get(0).start(), start -> new ArrayList<>())
                        .add(item));
        return new AgendaView(
                slots(List.copyOf(slots.values())),
                rows.stream().mapToInt(row -> row.start() + row.minutes()).max().orElse(0));
    }

    private List<AgendaView.Slot> slots(List<List<List<Row>>> slots) {
        var now = clock.instant();
        var today = !slots.isEmpty()
                && slots.get(0).get(0).get(0).takesPlace()
                && dates.date(now).equals(dates.date(at(slots.get(0).get(0).get(0), 0)));
        var shown = new ArrayList<AgendaView.Slot>();
        var nextFound = !today;
        for (var items : slots) {
            var first = items.get(0).get(0);
            var starts = at(first, first.start());
            var longest =
                    items.stream().mapToInt(item -> item.get(0).minutes()).max().orElse(0);
            var next = !nextFound && starts.isAfter(now);
            nextFound |= next;
            shown.add(new AgendaView.Slot(
                    time(starts),
                    today && !now.isBefore(starts) && now.isBefore(starts.plus(Duration.ofMinutes(longest))),
                    next,
                    items.stream().map(this::item).toList()));
        }
        return shown;
    }

    private static Instant at(Row row, int minute) {
        return row.startsAt().plus(Duration.ofMinutes(minute));
    }

    /** On the clock on the wall: whether it is morning goes without saying. */
    private String time(Instant instant) {
        var time = dates.clockTime(instant);
        return time(time.getHour() * 60 + time.getMinute());
    }

    /** @param minute after midnight */
    String time(int minute) {
        var hour = minute / 60 % 12;
        return "%d.%02d".formatted(hour == 0 ? 12 : hour, minute % 60);
    }

    private AgendaView.Item item(List<Row> rows) {
        var row = rows.get(0);
        return new AgendaView.Item(
                row.id(),
                row.start(),
                row.minutes(),
                time(at(row, row.start())),
                time(at(row, row.start() + row.minutes())),
                row.kind(),
                title(row),
                row.nature(),
                row.slug(),
                rows.stream()
                        .filter(each -> each.person() != null)
                        .map(this::person)
                        .toList(),
                summary(row),
                row.room().isEmpty() ? null : row.room(),
                row.track() == null ? null : words.of("meetings.agenda.track", row.track()),
                row.track());
    }

    private String title(Row row) {
        if (!row.title().isEmpty()) {
            return row.title();
        }
        return row.talk() == null ? words.of("meetings.agenda.to-be-announced") : row.talk();
    }

    private static @Nullable String summary(Row row) {
        var text = row.description().isEmpty() ? row.abstracted() : row.description();
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY).replaceAll("\\s+\\S*$", "") + "…";
    }

    private AgendaView.Person person(Row row) {
        var name = row.person() == null ? "" : row.person();
        var spoken = row.role() == ItemRole.SPEAKER || row.role() == null;
        return new AgendaView.Person(
                Objects.requireNonNull(row.personId()),
                name,
                row.organisation(),
                row.vendors(),
                spoken ? null : words.of("meetings.agenda.role." + row.role()));
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("start_minute"),
                row.getInt("length_minutes"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("description"),
                row.getObject("track", Integer.class),
                row.getString("room"),
                row.getString("nature"),
                row.getString("slug"),
                row.getString("talk"),
                row.getString("abstract"),
                row.getTimestamp("starts_at").toInstant(),
                row.getBoolean("takes_place"),
                row.getObject("person_id", UUID.class),
                row.getString("person"),
                row.getString("organisation"),
                row.getBoolean("vendors"),
                role == null ? null : ItemRole.valueOf(role));
    }
}
