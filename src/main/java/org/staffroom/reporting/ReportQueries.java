package org.staffroom.reporting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.writeups.WriteUpId;

/** Reads who writes what, and what is late. */
@Component
class ReportQueries {

    /** SQL: nobody has told of {@code m}, a meeting that was held and not written down afterwards, or will at an hour that is set. */
    static final String UNTOLD = """
            m.status = 'PUBLISHED' and m.recorded_at is null and not exists (
                select 1 from write_up w where w.meeting_id = m.id and (w.status = 'PUBLISHED' or w.publish_at is not null))
            """;

    /** SQL: who runs a region of {@code m} today; those who are away until later are in it. */
    private static final String ORGANISERS = """
            select a.person_id, a.role, a.region_id = m.region_id as leads,
                   a.away_until is not null and a.away_until > :today as away
            from ambassador a
            where a.since <= :today and (a.until is null or a.until > :today) and (a.region_id = m.region_id or a.region_id in (
                select c.region_id from meeting_co_host c where c.meeting_id = m.id and c.accepted_at is not null))
            """;

    /**
     * SQL: who is to write about {@code m}: whoever took it on, else whoever began it, else who leads its region, else any of
     * its ambassadors; those who are away only when nobody else is there, and those who run it no longer are none.
     */
    static final String WRITERS = """
            select person_id from (
                select person_id, rank, min(rank) over () as first from (
                    select d.person_id, 1 as rank from report_duty d
                    where d.meeting_id = m.id and d.person_id in (select o.person_id from (%1$s) o)
                    union all
                    select w.author_id, 2 from write_up w
                    where w.meeting_id = m.id and w.official and w.published_at is null
                      and w.author_id in (select o.person_id from (%1$s) o)
                    union all
                    select o.person_id, case when o.away then 5 when o.role = 'LEAD' then 3 else 4 end from (%1$s) o
                    where o.leads) ranked) chosen
            where rank = first
            """.formatted(ORGANISERS);

    record Writer(PersonId person, String name) {}

    /** The organisers' draft. */
    record Begun(WriteUpId writeUp, PersonId author) {}

    private final JdbcClient jdbc;
    private final Dates dates;

    ReportQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** Over for so long; {@code column} of the duty says what was not done yet. */
    List<MeetingId> overdue(String column, Instant endedBefore, Instant endedAfter) {
        return jdbc
                .sql("""
                        select m.id from meeting m left join report_duty d on d.meeting_id = m.id
                        where m.ends_at <= :before and m.ends_at > :after and d.%s is null and %s
                        order by m.ends_at, m.id
                        """.formatted(column, UNTOLD))
                .param("before", Timestamp.from(endedBefore))
                .param("after", Timestamp.from(endedAfter))
                .query(UUID.class)
                .list()
                .stream()
                .map(MeetingId::new)
                .toList();
    }

    List<Writer> writers(MeetingId meeting) {
        return jdbc.sql("""
                        select distinct p.id, p.name from meeting m cross join lateral (%s) writer
                        join person p on p.id = writer.person_id and p.status = 'ACTIVE'
                        where m.id = :meeting order by p.name
                        """.formatted(WRITERS))
                .param("meeting", meeting.value())
                .param("today", dates.today())
                .query((row, number) ->
                        new Writer(new PersonId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }

    /** Who could write it instead; whoever is away is left in peace. */
    List<PersonId> others(MeetingId meeting, List<PersonId> writers) {
        var known = writers.stream().map(PersonId::value).collect(Collectors.toSet());
        return jdbc
                .sql("""
                        select distinct o.person_id from meeting m cross join lateral (%s) o
                        join person p on p.id = o.person_id and p.status = 'ACTIVE'
                        where m.id = :meeting and not o.away order by o.person_id
                        """.formatted(ORGANISERS))
                .param("meeting", meeting.value())
                .param("today", dates.today())
                .query(UUID.class)
                .list()
                .stream()
                .filter(person -> !known.contains(person))
                .map(PersonId::new)
                .toList();
    }

    boolean isOrganiser(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from meeting m cross join lateral (%s) o
                            where m.id = :meeting and o.person_id = :person)
                        """.formatted(ORGANISERS))
                .param("meeting", meeting.value())
                .param("person", person.value())
                .param("today", dates.today())
                .query(Boolean.class)
                .single();
    }

    boolean isWritten(MeetingId meeting) {
        return jdbc.sql(
                        "select exists (select 1 from write_up where meeting_id = ? and official and status = 'PUBLISHED')")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }

    /** The organisers' draft that was changed last; null when nobody began one. */
    @Nullable
    Begun begun(MeetingId meeting) {
        return jdbc.sql("""
                        select id, author_id from write_up where meeting_id = ? and official and status <> 'PUBLISHED'
                        order by changed_at desc, id limit 1
                        """)
                .param(meeting.value())
                .query((row, number) -> new Begun(
                        new WriteUpId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("author_id", UUID.class))))
                .optional()
                .orElse(null);
    }

    String name(PersonId person) {
        return jdbc.sql("select name from person where id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }
}
