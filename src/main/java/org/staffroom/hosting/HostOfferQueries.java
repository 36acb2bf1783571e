package org.staffroom.hosting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Page;
import org.staffroom.venues.VenueId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads offers to host: one's own, and those of the regions one runs. */
@Component
public class HostOfferQueries {

    private static final int PAGE = 20;

    private static final TypeReference<List<OfferedDay>> DAYS = new TypeReference<>() {};

    private static final String OFFER = """
            select o.*, r.slug as region_slug, r.name as region_name, r.archived_at is not null as region_archived,
                   g.name as organisation, g.kind as organisation_kind,
                   by.name as offered_by_name, by.email as offered_by_email, a.name as answered_by_name,
                   coalesce(m.slug, m.id::text) as meeting_key, m.slug as meeting_slug, m.starts_at as meeting_starts,
                   (select jsonb_agg(jsonb_build_object('day', d.day, 'part', d.part) order by d.day)
                    from host_offer_day d where d.offer_id = o.id) as days,
                   count(*) over () as total
            from host_offer o
            join region r on r.id = o.region_id
            join organisation g on g.id = o.organisation_id
            left join person by on by.id = o.offered_by and by.status = 'ACTIVE'
            left join person a on a.id = o.answered_by
            left join meeting m on m.id = o.meeting_id
            """;

    /** Of a region that the person runs today. */
    private static final String RUN = """
            (:admin or exists (select 1 from ambassador run where run.region_id = o.region_id and run.person_id = :me
                and run.since <= :today and (run.until is null or run.until > :today)))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Dates dates;

    HostOfferQueries(JdbcClient jdbc, JsonMapper json, Dates dates) {
        this.jdbc = jdbc;
        this.json = json;
        this.dates = dates;
    }

    /** For the letters about it, whoever reads them. */
    public HostOfferRow get(HostOfferId id) {
        return jdbc.sql(OFFER + "where o.id = :id")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound for whoever does not run its region */
    HostOfferRow find(CurrentPerson me, HostOfferId id) {
        return jdbc.sql(OFFER + "where o.id = :id and " + RUN)
                .param("id", id.value())
                .params(who(me))
                .query((row, number) -> row(row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Those of the person's regions: the ones that wait for an answer first. */
    Page<HostOfferRow> ofRegions(CurrentPerson me, int number) {
        var total = new long[1];
        var rows = jdbc.sql(OFFER + "where " + RUN + """
                         order by o.status <> 'OPEN', case when o.status = 'OPEN' then o.offered_at end,
                            o.offered_at desc, o.id
                        limit :size offset :offset
                        """)
                .params(who(me))
                .param("size", PAGE)
                .param("offset", Page.offset(number, PAGE))
                .query((row, at) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        return new Page<>(rows, number, PAGE, total[0]);
    }

    /** Whether somebody else runs its region. */
    boolean isAnswered(HostOfferId id) {
        return jdbc.sql("""
                        select exists (select 1 from host_offer o
                            cross join lateral ambassadors_asked(o.region_id, :today) as asked (id)
                            where o.id = :id and asked.id <> o.offered_by)
                        """)
                .param("id", id.value())
                .param("today", dates.today())
                .query(Boolean.class)
                .single();
    }

    /** One's own, the latest first. */
    List<HostOfferRow> of(PersonId person) {
        return jdbc.sql(OFFER + "where o.offered_by = :me order by o.offered_at desc, o.id limit 50")
                .param("me", person.value())
                .query((row, number) -> row(row))
                .list();
    }

    private Map<String, Object> who(CurrentPerson me) {
        return Map.of("admin", me.admin(), "me", me.id().value(), "today", dates.today());
    }

    List<Option> regions() {
        return jdbc.sql(
                        "select slug as value, name as label from region where archived_at is null order by national, name")
                .query(Option.class)
                .list();
    }

    /** The name of the organisation that somebody belongs to; empty when nobody has said. */
    String organisation(PersonId person) {
        return jdbc.sql("""
                        select o.name from person p join organisation o on o.id = p.organisation_id where p.id = ?
                        """)
                .param(person.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private HostOfferRow row(ResultSet row) throws SQLException {
        var venue = row.getObject("venue_id", UUID.class);
        var days = row.getString("days");
        return new HostOfferRow(
                new HostOfferId(row.getObject("id", UUID.class)),
                new RegionId(row.getObject("region_id", UUID.class)),
                row.getString("region_slug"),
                row.getString("region_name"),
                row.getBoolean("region_archived"),
                row.getString("organisation"),
                OrganisationKind.valueOf(row.getString("organisation_kind")),
                venue == null ? null : new VenueId(venue),
                new OfferedPlace(
                        row.getString("place_name"),
                        row.getString("address_line"),
                        row.getString("town"),
                        row.getString("postcode")),
                row.getObject("capacity", Integer.class),
                row.getString("words"),
                HostOfferStatus.valueOf(row.getString("status")),
                row.getTimestamp("offered_at").toInstant(),
                row.getString("offered_by_name"),
                row.getString("offered_by_email"),
                row.getString("answered_by_name"),
                instant(row, "answered_at"),
                row.getString("answer"),
                row.getString("meeting_key"),
                row.getString("meeting_slug"),
                instant(row, "meeting_starts"),
                days == null ? List.of() : json.readValue(days, DAYS));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
