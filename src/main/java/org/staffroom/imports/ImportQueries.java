package org.staffroom.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import tools.jackson.databind.json.JsonMapper;

/** Reads imports: one's own, and of an admin all. */
@Component
class ImportQueries {

    private static final int MOST = 50;

    private static final String ROWS = """
            select i.id, i.name, i.row_count, i.body is not null as kept, p.name as by, i.created_at, i.imported_at, i.undone_at,
                   i.imported_rows, i.meetings, i.talks
            from import i join person p on p.id = i.created_by
            where (:admin or i.created_by = :me)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The latest, newest first. */
    List<ImportRow> latest(CurrentPerson me) {
        return jdbc.sql(ROWS + " order by i.created_at desc, i.id limit :most")
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("most", MOST)
                .query(ImportQueries::row)
                .list();
    }

    Optional<ImportRow> find(CurrentPerson me, ImportId id) {
        return one(me, id, "");
    }

    /** Locked for the rest of the transaction. */
    Optional<ImportRow> locked(CurrentPerson me, ImportId id) {
        return one(me, id, " for update of i");
    }

    private Optional<ImportRow> one(CurrentPerson me, ImportId id, String lock) {
        return jdbc.sql(ROWS + " and i.id = :id" + lock)
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("id", id.value())
                .query(ImportQueries::row)
                .optional();
    }

    /** What was uploaded, while it is kept. */
    Optional<Table> table(ImportId id) {
        return jdbc.sql("select body from import where id = :id and body is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, Table.class));
    }

    /** A meeting that an import wrote down, or gave talks to. */
    record Written(String slug, String title, Instant startsAt, String regionSlug, String regionName) {}

    /** The latest of them. */
    List<Written> written(ImportId id, int most) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, r.slug as region_slug, r.name as region_name
                        from import_meeting i join meeting m on m.id = i.meeting_id join region r on r.id = m.region_id
                        where i.import_id = :id order by m.starts_at desc, m.id limit :most
                        """)
                .param("id", id.value())
                .param("most", most)
                .query(Written.class)
                .list();
    }

    /** The regions of the meetings that an import wrote down. */
    List<Plan.Region> regions(ImportId id) {
        return jdbc.sql("""
                        select distinct r.id, r.slug, r.name
                        from import_meeting i join meeting m on m.id = i.meeting_id join region r on r.id = m.region_id
                        where i.import_id = :id order by r.name
                        """)
                .param("id", id.value())
                .query((row, number) -> new Plan.Region(
                        new RegionId(row.getObject("id", UUID.class)), row.getString("slug"), row.getString("name")))
                .list();
    }

    private static ImportRow row(ResultSet row, int number) throws SQLException {
        var imported = row.getTimestamp("imported_at");
        var undone = row.getTimestamp("undone_at");
        return new ImportRow(
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("row_count"),
                row.getBoolean("kept"),
                row.getString("by"),
                row.getTimestamp("created_at").toInstant(),
                imported == null ? null : imported.toInstant(),
                undone == null ? null : undone.toInstant(),
                row.getInt("imported_rows"),
                row.getInt("meetings"),
                row.getInt("talks"));
    }
}
