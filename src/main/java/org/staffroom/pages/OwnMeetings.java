package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;

/** What is coming for one person: the places they have, then what they follow, then everything else. */
@Component
class OwnMeetings {

    /**
     * @param today those of today that one organises and that are not over: whoever opens the page in the car park wants the door
     * @param followed meetings of followed regions and topics, those one has a place at aside
     * @param elsewhere what is left of as many
     */
    record Coming(
            List<MeetingRow> today,
            List<MeetingRow> places,
            List<MeetingRow> waiting,
            List<Suggested<MeetingRow>> followed,
            List<MeetingRow> elsewhere) {}

    private record Own(MeetingId meeting, String what, List<String> why) {}

    private final JdbcClient jdbc;
    private final MeetingQueries meetings;
    private final Dates dates;
    private final Network network;
    private final Clock clock;

    OwnMeetings(JdbcClient jdbc, MeetingQueries meetings, Dates dates, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.dates = dates;
        this.network = network;
        this.clock = clock;
    }

    Coming of(PersonId person, int most) {
        var own = jdbc.sql("""
                        (select m.id, case g.status when 'CONFIRMED' then 'PLACE' else 'WAITING' end as what, m.starts_at,
                                array[]::text[] as names
                         from registration g join meeting m on m.id = g.meeting_id
                         where g.person_id = :person and g.status not in ('CANCELLED', 'APOLOGIES')
                           and m.status <> 'DRAFT' and (m.ends_at > :now or m.status = 'POSTPONED')
                         order by m.starts_at limit 10)
                        union all
                        (select m.id, 'TODAY', m.starts_at, array[]::text[]
                         from meeting m
                         where m.status = 'PUBLISHED' and m.ends_at > :now and m.starts_at < :tomorrow and exists (
                             select 1 from ambassador a
                             where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today)
                               and (a.region_id = m.region_id or exists (
                                   select 1 from meeting_co_host c
                                   where c.meeting_id = m.id and c.region_id = a.region_id and c.accepted_at is not null))))
                        union all
                        (select n.id, case when n.names = '{}' then 'ELSEWHERE' else 'FOLLOWED' end, n.starts_at, n.names
                         from (
                             select m.id, m.starts_at, %s as names from meeting m
                             where m.status = 'PUBLISHED' and m.ends_at > :now
                               and not exists (
                                   select 1 from registration g where g.meeting_id = m.id and g.person_id = :person
                                       and g.status not in ('CANCELLED', 'APOLOGIES'))) n
                         order by n.names = '{}', n.starts_at limit :most)
                        order by starts_at, id
                        """.formatted(Follows.OF_MEETING))
                .param("person", person.value())
                .param("today", dates.today())
                .param(
                        "tomorrow",
                        Timestamp.from(dates.today()
                                .plusDays(1)
                                .atStartOfDay(network.zone())
                                .toInstant()))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, number) -> new Own(
                        new MeetingId(row.getObject("id", UUID.class)),
                        row.getString("what"),
                        Follows.names(row.getArray("names"))))
                .list();
        Map<MeetingId, MeetingRow> rows = new HashMap<>();
        meetings.rows(own.stream().map(Own::meeting).toList()).forEach(row -> rows.put(row.id(), row));
        var today = which(rows, own, "TODAY");
        own.removeIf(one -> !one.what.equals("TODAY")
                && today.stream().anyMatch(row -> row.id().equals(one.meeting)));
        return new Coming(
                today,
                which(rows, own, "PLACE"),
                which(rows, own, "WAITING"),
                own.stream()
                        .filter(one -> one.what.equals("FOLLOWED"))
                        .map(one -> new Suggested<>(Objects.requireNonNull(rows.get(one.meeting)), one.why))
                        .toList(),
                which(rows, own, "ELSEWHERE"));
    }

    private static List<MeetingRow> which(Map<MeetingId, MeetingRow> rows, List<Own> own, String what) {
        return own.stream()
                .filter(one -> one.what.equals(what))
                .map(one -> Objects.requireNonNull(rows.get(one.meeting)))
                .toList();
    }
}
