package org.staffroom.regions;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;

/** Reads regions, their ambassadors and who follows them. */
@Component
public class RegionQueries {

    private static final RowMapper<RegionRow> REGION = (row, number) -> {
        var archived = row.getTimestamp("archived_at");
        return new RegionRow(
                new RegionId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("short_name"),
                row.getString("description"),
                words(row.getArray("postcode_areas")),
                row.getInt("hue"),
                row.getBoolean("national"),
                row.getObject("tile_column", Integer.class),
                row.getObject("tile_row", Integer.class),
                Nation.valueOf(row.getString("nation")),
                archived == null ? null : archived.toInstant());
    };

    private final JdbcClient jdbc;
    private final Dates dates;

    RegionQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** All regions, archived ones at the end. */
    public List<RegionRow> all() {
        return jdbc.sql("select * from region order by archived_at is not null, national, lower(name)")
                .query(REGION)
                .list();
    }

    /** @throws NotFound when there is none, archived ones included */
    public RegionRow find(String slug) {
        return jdbc.sql("select * from region where slug = ?")
                .param(slug)
                .query(REGION)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** A region, and whether whoever reads follows it. */
    public record Read(RegionRow region, boolean followed) {}

    /**
     * A region as somebody reads it.
     *
     * @param reader null for a visitor
     * @throws NotFound when there is none, archived ones included
     */
    public Read read(String slug, @Nullable PersonId reader) {
        return jdbc.sql("""
                        select r.*, exists (
                            select 1 from region_follower f where f.region_id = r.id and f.person_id = :reader) as followed
                        from region r where r.slug = :slug
                        """)
                .param("slug", slug)
                .param("reader", reader == null ? null : reader.value(), Types.OTHER)
                .query((row, number) ->
                        new Read(Objects.requireNonNull(REGION.mapRow(row, number)), row.getBoolean("followed")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Who runs the region today: leads first, then by name. */
    public List<AmbassadorRow> ambassadors(RegionId region) {
        return jdbc.sql(AMBASSADORS + """
                        and p.status = 'ACTIVE' and a.since <= :today and (a.until is null or a.until > :today)
                        order by a.role = 'CO', p.name, a.id
                        """)
                .param("region", region.value())
                .param("today", dates.today())
                .query(RegionQueries::ambassador)
                .list();
    }

    /** Everybody who ever ran the region or will: the present first. */
    List<AmbassadorRow> assignments(RegionId region) {
        return jdbc.sql(AMBASSADORS + " order by a.until desc nulls first, a.role = 'CO', p.name, a.id")
                .param("region", region.value())
                .query(RegionQueries::ambassador)
                .list();
    }

    AmbassadorRow assignment(RegionId region, UUID id) {
        return jdbc.sql(AMBASSADORS + " and a.id = :id")
                .param("region", region.value())
                .param("id", id)
                .query(RegionQueries::ambassador)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The regions that a person follows, archived ones aside. */
    public Set<RegionId> followedBy(PersonId person) {
        return jdbc.sql("""
                        select f.region_id from region_follower f join region r on r.id = f.region_id
                        where f.person_id = ? and r.archived_at is null
                        """).param(person.value()).query(UUID.class).list().stream()
                .map(RegionId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many ambassadors each region has today and who they are, for the admin's list. */
    List<Listed> listed() {
        return jdbc.sql("""
                        select r.slug, r.name, r.short_name, r.national, r.archived_at, r.tile_column, r.tile_row,
                               (select count(*) from region_follower f where f.region_id = r.id) as followers,
                               (select string_agg(p.name, ', ' order by a.role = 'CO', p.name)
                                from ambassador a join person p on p.id = a.person_id
                                where a.region_id = r.id and a.since <= :today
                                  and (a.until is null or a.until > :today)) as ambassadors
                        from region r order by r.archived_at is not null, r.national, lower(r.name)
                        """)
                .param("today", dates.today())
                .query((row, number) -> new Listed(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("ambassadors"),
                        row.getInt("followers"),
                        row.getBoolean("national"),
                        row.getTimestamp("archived_at") != null))
                .list();
    }

    /** A line of the admin's list. */
    record Listed(
            String slug,
            String name,
            @Nullable String ambassadors,
            int followers,
            boolean national,
            boolean archived) {}

    private static final String AMBASSADORS = """
            select a.id, a.role, a.since, a.until, a.away_until, p.name, p.email, o.name as organisation
            from ambassador a join person p on p.id = a.person_id left join organisation o on o.id = p.organisation_id
            where a.region_id = :region
            """;

    private static AmbassadorRow ambassador(ResultSet row, int number) throws SQLException {
        return new AmbassadorRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("organisation"),
                row.getString("role").equals("LEAD"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("away_until", LocalDate.class));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
