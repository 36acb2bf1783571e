package org.staffroom.cpd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues certificates of a meeting and statements of a year. Issuing again gives the same one as long as what it says is the
 * same; otherwise a new one replaces it.
 */
@Service
@Transactional
public class Certificates {

    private static final int MOST_A_DAY = 40;

    /** What a meeting that was attended counted when a certificate was made of it. */
    private record Issued(String facts, UUID id) {}

    private final CpdQueries queries;
    private final Cpd cpd;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Network network;
    private final Dates dates;
    private final Audit audit;
    private final Clock clock;

    Certificates(
            CpdQueries queries,
            Cpd cpd,
            JdbcClient jdbc,
            JsonMapper json,
            Network network,
            Dates dates,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.cpd = cpd;
        this.jdbc = jdbc;
        this.json = json;
        this.network = network;
        this.dates = dates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A certificate of a meeting.
     *
     * @throws NotFound when the person was not there, or it is not over
     * @throws Refused when nothing counts
     */
    UUID issue(CurrentPerson me, MeetingId meeting) {
        cpd.lock(me.id());
        var day = queries.day(me.id(), meeting).orElseThrow(NotFound::new);
        var entries = day.counted().counted().stream()
                .map(line -> new CertificateFacts.Entry(
                        line.session().title(),
                        line.session().kind().name(),
                        null,
                        null,
                        line.minutes(),
                        line.vendor() ? line.minutes() : 0))
                .toList();
        return issue(
                me,
                meeting,
                null,
                new CertificateFacts(
                        network.networkName(),
                        me.name(),
                        organisation(me.id()),
                        day.title(),
                        day.region(),
                        day.place(),
                        day.arrivedAt(),
                        day.until(),
                        day.minutes(),
                        day.vendorMinutes(),
                        0,
                        entries),
                List.of(day));
    }

    /**
     * A statement of an academic year.
     *
     * @throws Refused when nothing counts
     */
    UUID issue(CurrentPerson me, AcademicYear year) {
        cpd.lock(me.id());
        var days = queries.days(me.id()).stream()
                .filter(day -> AcademicYear.of(dates.date(day.startsAt())).equals(year) && day.minutes() > 0)
                .toList();
        var entries = new ArrayList<CertificateFacts.Entry>();
        days.forEach(day -> entries.add(new CertificateFacts.Entry(
                day.title(), "MEETING", dates.date(day.startsAt()), day.region(), day.minutes(), day.vendorMinutes())));
        queries.events(me.id()).stream()
                .filter(event -> AcademicYear.of(event.day()).equals(year)
                        && days.stream().noneMatch(day -> day.counts(event)))
                .forEach(event -> entries.add(new CertificateFacts.Entry(
                        event.title(), "BY_HAND", event.day(), event.organiser(), event.minutes(), 0)));
        entries.sort(java.util.Comparator.comparing(CertificateFacts.Entry::day)
                .thenComparing(CertificateFacts.Entry::title));
        return issue(
                me,
                null,
                year,
                new CertificateFacts(
                        network.networkName(),
                        me.name(),
                        organisation(me.id()),
                        year.toString(),
                        "",
                        null,
                        null,
                        null,
                        entries.stream()
                                .mapToInt(CertificateFacts.Entry::minutes)
                                .sum(),
                        entries.stream()
                                .mapToInt(CertificateFacts.Entry::vendorMinutes)
                                .sum(),
                        entries.stream()
                                .filter(CertificateFacts.Entry::byHand)
                                .mapToInt(CertificateFacts.Entry::minutes)
                                .sum(),
                        entries),
                days);
    }

    private UUID issue(
            CurrentPerson me,
            @Nullable MeetingId meeting,
            @Nullable AcademicYear year,
            CertificateFacts facts,
            List<CpdDay> days) {
        if (facts.minutes() == 0) {
            throw new Refused("cpd.refused.nothing");
        }
        var current = current(me.id(), meeting, year);
        if (current.isPresent()
                && json.readValue(current.get().facts(), CertificateFacts.class).equals(facts)) {
            return current.get().id();
        }
        requireFewToday(me.id());
        var id = Ids.next();
        current.ifPresent(before -> jdbc.sql("update cpd_certificate set replaced_at = ? where id = ?")
                .params(now(), before.id())
                .update());
        jdbc.sql("""
                        insert into cpd_certificate (id, code, person_id, meeting_id, year, facts, issued_at)
                        values (:id, :code, :person, :meeting, :year, cast(:facts as jsonb), :now)
                        """)
                .param("id", id)
                .param("code", CertificateCode.random())
                .param("person", me.id().value())
                .param("meeting", meeting == null ? null : meeting.value(), java.sql.Types.OTHER)
                .param("year", year == null ? null : year.start(), java.sql.Types.INTEGER)
                .param("facts", json.writeValueAsString(facts))
                .param("now", now())
                .update();
        jdbc.sql("""
                        insert into cpd_certificate_stay (certificate_id, meeting_id, arrived_at, left_at)
                        select :id, m.id, %s, %s from attendance a join meeting m on m.id = a.meeting_id
                        where a.person_id = :person and m.id = any (cast(string_to_array(:meetings, ',') as uuid[]))
                        """.formatted(CpdQueries.ARRIVED, CpdQueries.LEFT))
                .param("id", id)
                .param("person", me.id().value())
                .param(
                        "meetings",
                        String.join(
                                ",",
                                days.stream().map(day -> day.id().toString()).toList()))
                .update();
        audit.record(me.id().value(), "issued", "cpd_certificate", id);
        return id;
    }

    private Optional<Issued> current(PersonId person, @Nullable MeetingId meeting, @Nullable AcademicYear year) {
        return jdbc.sql("""
                        select id, facts::text as facts from cpd_certificate
                        where person_id = :person and replaced_at is null
                          and (meeting_id = cast(:meeting as uuid) or year = cast(:year as int))
                        """)
                .param("person", person.value())
                .param("meeting", meeting == null ? null : meeting.value(), java.sql.Types.OTHER)
                .param("year", year == null ? null : year.start(), java.sql.Types.INTEGER)
                .query(Issued.class)
                .optional();
    }

    private void requireFewToday(PersonId person) {
        var today = jdbc.sql("select count(*) from cpd_certificate where person_id = ? and issued_at > ?")
                .params(person.value(), Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
        if (today >= MOST_A_DAY) {
            throw new Refused("cpd.refused.many", MOST_A_DAY);
        }
    }

    private @Nullable String organisation(PersonId person) {
        return jdbc
                .sql("select o.name from person p join organisation o on o.id = p.organisation_id where p.id = ?")
                .param(person.value())
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** @throws NotFound when it is another's */
    @Transactional(readOnly = true)
    CertificateRow own(CurrentPerson me, UUID certificate) {
        return rows(me.id(), certificate).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** Those that hold, of meetings and of years. */
    @Transactional(readOnly = true)
    List<CertificateRow> current(PersonId person) {
        return rows(person, null);
    }

    private List<CertificateRow> rows(PersonId person, @Nullable UUID certificate) {
        return jdbc.sql("""
                        select c.id, c.code, c.meeting_id, c.year, c.issued_at, c.facts::text as facts, not %s as holds
                        from cpd_certificate c
                        where c.person_id = :person and (c.id = :id or (cast(:id as uuid) is null and c.replaced_at is null))
                        """.formatted(CertificateCheck.CORRECTED))
                .param("person", person.value())
                .param("id", certificate, java.sql.Types.OTHER)
                .query(this::read)
                .list();
    }

    private CertificateRow read(ResultSet row, int number) throws SQLException {
        return new CertificateRow(
                row.getObject("id", UUID.class),
                CertificateCode.written(row.getString("code")),
                row.getObject("meeting_id", UUID.class),
                row.getObject("year", Integer.class),
                row.getTimestamp("issued_at").toInstant(),
                json.readValue(row.getString("facts"), CertificateFacts.class),
                row.getBoolean("holds"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
