package org.staffroom.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.Due;
import org.staffroom.shared.Dates;

/** Reads an ambassador's desk: a few statements, however many regions and meetings. */
@Component
class DeskQueries {

    /**
     * The casts are for columns in which a feature has nothing: PostgreSQL would take them for text. The last column is there
     * only where a feature says more.
     */
    private static final String ROWS = """
            select kind, link, subject, day::timestamptz as day, region_id::uuid as region_id, number::int as number,
                   to_jsonb(due) ->> 'more' as more
            from (%s) as due (kind, link, subject, day, region_id, number)
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<Due> dues;
    private final MeetingQueries meetings;
    private final Dates dates;
    private final Clock clock;

    DeskQueries(JdbcClient jdbc, ObjectProvider<Due> dues, MeetingQueries meetings, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dues = dues;
        this.meetings = meetings;
        this.dates = dates;
        this.clock = clock;
    }

    /** The regions of which the person is an ambassador today. An admin who is none anywhere looks after all. */
    List<Desk.Region> regions(CurrentPerson me) {
        return jdbc.sql("""
                        with own as (
                            select region_id from ambassador
                            where person_id = :me and since <= :today and (until is null or until > :today))
                        select r.id, r.slug, r.name from region r
                        where r.id in (select region_id from own)
                           or (:admin and r.archived_at is null and not exists (select 1 from own))
                        order by r.name
                        """)
                .param("me", me.id().value())
                .param("today", dates.today())
                .param("admin", me.admin())
                .query(Desk.Region.class)
                .list();
    }

    /** What needs doing, the most pressing first: whatever the features have, in one statement. */
    List<Desk.Todo> todo(CurrentPerson me, List<Desk.Region> regions) {
        var features = dues.orderedStream().toList();
        var kinds = features.stream()
                .flatMap(due -> due.kinds().stream())
                .collect(Collectors.toMap(Due.Kind::name, Function.identity()));
        var names = regions.stream().collect(Collectors.toMap(Desk.Region::id, Desk.Region::name));
        var sql = features.stream().map(due -> ROWS.formatted(due.sql())).collect(Collectors.joining(" union all "));
        return jdbc
                .sql(sql)
                .param("regions", names.keySet().toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", dates.today())
                .param("person", me.id().value())
                .query((row, number) -> {
                    var day = row.getTimestamp("day");
                    return new Desk.Todo(
                            Objects.requireNonNull(kinds.get(row.getString("kind"))),
                            row.getString("link"),
                            row.getString("subject"),
                            day == null ? null : day.toInstant(),
                            Objects.requireNonNull(names.get(row.getObject("region_id", UUID.class))),
                            row.getObject("number", Integer.class),
                            row.getString("more"));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing((Desk.Todo todo) -> todo.kind().press())
                        .thenComparing(Desk.Todo::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Meetings of today and to come that the regions lead or hold together. */
    Desk.Meetings meetings(List<Desk.Region> regions) {
        var rows = meetings.upcomingIn(regions.stream().map(Desk.Region::id).toList());
        return new Desk.Meetings(
                rows.stream().filter(this::isOfToday).toList(),
                rows.stream().filter(Predicate.not(this::isOfToday)).toList());
    }

    private boolean isOfToday(MeetingRow meeting) {
        return switch (meeting.status()) {
            case UNDER_WAY -> true;
            case UPCOMING -> dates.date(meeting.startsAt()).equals(dates.today());
            default -> false;
        };
    }
}
