package org.staffroom.imports;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.PastAgendas;
import org.staffroom.imports.Book.Day;
import org.staffroom.imports.Book.Held;
import org.staffroom.imports.Row.Speaker;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Network;

/** Looks up what is there already: a handful of statements, however long the table. */
@Component
class BookQueries {

    private final JdbcClient jdbc;
    private final RegionAccess access;
    private final Network network;
    private final Clock clock;

    BookQueries(JdbcClient jdbc, RegionAccess access, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.network = network;
        this.clock = clock;
    }

    Book of(CurrentPerson me, List<Row> rows) {
        var book = new Book(
                new HashMap<>(),
                me.admin() ? null : access.regionsOf(me.id()),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>());
        var talks = rows.stream().map(Row::talk).filter(Objects::nonNull).toList();
        var speakers = talks.stream()
                .flatMap(talk -> talk.speakers().stream())
                .distinct()
                .toList();
        names(book, rows, speakers);
        meetings(book, rows);
        talks(book, keys(talks.stream().map(Row.Talk::title)));
        people(book, speakers);
        return book;
    }

    private void names(Book book, List<Row> rows, List<Speaker> speakers) {
        jdbc.sql("""
                        select 'REGION' as what, id, name, slug as one, short_name as other, archived_at is not null as past from region
                        union all
                        select 'TOPIC', id, name, slug, '', false from topic
                        union all
                        select 'ORGANISATION', id, name, kind, '', false from organisation where lower(name) = any (:organisations)
                        union all
                        select 'VENUE', id, name, town, postcode, false from venue where lower(name) = any (:venues) or postcode = any (:postcodes)
                        """)
                .param(
                        "organisations",
                        keys(Stream.concat(
                                rows.stream().map(Row::host), speakers.stream().map(Speaker::organisation))))
                .param("venues", keys(rows.stream().map(Row::venue)))
                .param("postcodes", rows.stream().map(Row::postcode).distinct().toArray(String[]::new))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var name = row.getString("name");
                    var key = Spelling.key(name);
                    var one = row.getString("one");
                    var other = row.getString("other");
                    switch (row.getString("what")) {
                        case "REGION" -> {
                            var region = new Book.Region(
                                    new Plan.Region(new RegionId(id), one, name), row.getBoolean("past"));
                            Stream.of(name, one, other)
                                    .forEach(called -> book.regions().putIfAbsent(Spelling.key(called), region));
                        }
                        case "TOPIC" -> {
                            book.topics().put(key, id);
                            book.topics().putIfAbsent(one, id);
                        }
                        case "ORGANISATION" -> book.organisations().put(key, OrganisationKind.valueOf(one));
                        default ->
                            book.venues()
                                    .computeIfAbsent(key, same -> new ArrayList<>())
                                    .add(new Plan.Venue(name, one, other, id));
                    }
                });
    }

    private void meetings(Book book, List<Row> rows) {
        var days =
                rows.stream().map(Row::date).filter(Objects::nonNull).sorted().toList();
        if (days.isEmpty()) {
            return;
        }
        var regions = rows.stream()
                .flatMap(row -> book.region(row.region()).stream())
                .map(region -> region.region().id().value())
                .distinct()
                .toArray(UUID[]::new);
        jdbc.sql("""
                        select m.id, m.region_id, m.title, (m.starts_at at time zone m.zone)::date as day,
                               m.status = 'PUBLISHED' as as_planned, m.ends_at <= :now as over, %s as room,
                               array(select lower(title) from (
                                   select i.title from agenda_item i where i.meeting_id = m.id
                                   union all
                                   select p.title from agenda_item i join presentation p on p.id = i.presentation_id
                                   where i.meeting_id = m.id) talks) as talks
                        from meeting m
                        where m.region_id = any (:regions) and m.starts_at >= :from and m.starts_at < :until and m.status <> 'DRAFT'
                        """.formatted(PastAgendas.ROOM))
                .param("regions", regions)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", midnight(days.get(0)))
                .param("until", midnight(days.get(days.size() - 1).plusDays(1)))
                .query(row -> {
                    book.meetings()
                            .put(
                                    Day.of(
                                            new RegionId(row.getObject("region_id", UUID.class)),
                                            row.getObject("day", LocalDate.class),
                                            row.getString("title")),
                                    new Held(
                                            row.getObject("id", UUID.class),
                                            row.getBoolean("as_planned"),
                                            row.getBoolean("over"),
                                            row.getInt("room"),
                                            strings(row.getArray("talks")).stream()
                                                    .map(Spelling::key)
                                                    .collect(Collectors.toSet())));
                });
    }

    private void talks(Book book, String[] titles) {
        jdbc.sql("""
                        select t.id, t.title, t.kind = 'VENDOR' as vendor,
                               array_agg(lower(p.name) || ' (' || lower(coalesce(o.name, '')) || ')') as named,
                               array_agg(coalesce(p.email, lower(p.name) || ' (' || lower(coalesce(o.name, '')) || ')')) as written
                        from presentation t
                        join presentation_speaker s on s.presentation_id = t.id
                        join person p on p.id = s.person_id
                        left join organisation o on o.id = p.organisation_id
                        where lower(t.title) = any (:titles)
                        group by t.id order by t.created_at
                        """).param("titles", titles).query(row -> {
            for (var speakers : List.of("named", "written")) {
                var key = Plan.Talk.key(
                        row.getString("title"), row.getBoolean("vendor"), strings(row.getArray(speakers)));
                book.talks().putIfAbsent(key, row.getObject("id", UUID.class));
            }
        });
    }

    private void people(Book book, List<Speaker> speakers) {
        jdbc.sql("""
                        select p.name, o.name as organisation, p.email
                        from person p left join organisation o on o.id = p.organisation_id
                        where p.email = any (:emails) or (lower(p.name) = any (:names) and p.email is null
                            and p.standing = 'UNCLAIMED' and p.status = 'ACTIVE' and p.organisation_id is not null)
                        """)
                .param(
                        "emails",
                        speakers.stream()
                                .map(Speaker::email)
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .param("names", keys(speakers.stream().map(Speaker::name)))
                .query(row -> {
                    var organisation = row.getString("organisation");
                    book.people()
                            .add(new Speaker(
                                            row.getString("name"),
                                            organisation == null ? "" : organisation,
                                            row.getString("email"))
                                    .key());
                });
    }

    private Timestamp midnight(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(network.zone()).toInstant());
    }

    private static String[] keys(Stream<String> names) {
        return names.map(Spelling::key).distinct().toArray(String[]::new);
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
