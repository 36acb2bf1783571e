package org.staffroom.imports;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands on imports. Ambassadors import into their own regions and admins into all; what somebody uploaded only they and
 * admins find.
 */
@Service
@Transactional
public class Imports {

    /** How long a table is kept: to mend it, and import the rest. */
    static final Duration KEPT = Duration.ofDays(1);

    /** How long what was imported can be taken back. */
    static final Duration UNDOABLE = Duration.ofDays(7);

    private static final int LONGEST_NAME = 120;
    private static final int MOST_NAMED = 5;
    private static final int MOST_KEPT = 20;

    private final ImportQueries queries;
    private final Planner planner;
    private final Writer writer;
    private final Traces traces;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    Imports(
            ImportQueries queries,
            Planner planner,
            Writer writer,
            Traces traces,
            RegionAccess regions,
            JdbcClient jdbc,
            JsonMapper json,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.planner = planner;
        this.writer = writer;
        this.traces = traces;
        this.regions = regions;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a table to look at. Nothing is imported yet.
     *
     * @param name of the file, for whoever looks at it later
     * @throws Refused when it cannot be read: see {@link TableReader#read}
     */
    public ImportId keep(CurrentPerson me, String name, byte[] file) {
        regions.requireAnyRegion(me);
        var kept = jdbc.sql("select count(*) from import where created_by = :me and body is not null")
                .param("me", me.id().value())
                .query(Integer.class)
                .single();
        if (kept >= MOST_KEPT) {
            throw new Refused("imports.refused.enough", MOST_KEPT);
        }
        var table = TableReader.read(file);
        var id = ImportId.next();
        jdbc.sql("""
                        insert into import (id, name, row_count, body, created_by, created_at)
                        values (:id, :name, :rows, cast(:body as jsonb), :me, :now)
                        """)
                .param("id", id.value())
                .param("name", Typed.beginning(Spelling.tidy(name), LONGEST_NAME))
                .param("rows", table.lines().size())
                .param("body", json.writeValueAsString(table))
                .param("me", me.id().value())
                .param("now", now())
                .update();
        return id;
    }

    /**
     * Writes down everything that fits, as things are now; all of it or, when something goes wrong, nothing. Pressed twice it
     * is done once.
     *
     * @throws NotFound when the person may not see it, or it is kept no longer
     */
    public void carryOut(CurrentPerson me, ImportId id) {
        var found = queries.locked(me, id).orElseThrow(NotFound::new);
        if (found.importedAt() != null) {
            return;
        }
        // One at a time: two tables of the same meetings would otherwise both be the first.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'))").query().singleRow();
        var plan = planner.plan(me, queries.table(id).orElseThrow(NotFound::new));
        if (plan.meetings().isEmpty()) {
            throw new Refused("imports.refused.nothing");
        }
        var began = clock.instant();
        var written = writer.write(me, plan);
        jdbc.sql("""
                        update import set imported_at = :now, imported_rows = :rows, meetings = :meetings, talks = :talks
                        where id = :id
                        """)
                .param("now", now())
                .param("rows", plan.fitting())
                .param("meetings", plan.newMeetings().size())
                .param("talks", plan.given())
                .param("id", id.value())
                .update();
        jdbc.sql("insert into import_meeting (import_id, meeting_id) select :id, unnest(:meetings)")
                .param("id", id.value())
                .param(
                        "meetings",
                        Stream.concat(written.fresh().stream(), written.grown().stream())
                                .toArray(UUID[]::new))
                .update();
        traces.keep(id, began, written.fresh(), written.added());
        audit.record(me.id().value(), "imported", "import", id.value());
    }

    /**
     * Takes back everything that was written down, as long as nobody changed it or hung anything on it: all of it or nothing.
     * Of what was not imported, or was taken back already, nothing happens.
     *
     * @throws Refused when a week is over, or what was made is otherwise or in use by now
     */
    public void undo(CurrentPerson me, ImportId id) {
        var found = queries.locked(me, id).orElseThrow(NotFound::new);
        if (found.importedAt() == null || found.undoneAt() != null) {
            return;
        }
        if (!found.undoable(clock.instant())) {
            throw new Refused("imports.refused.too-late");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'))").query().singleRow();
        var changed = traces.changed(id);
        if (!changed.isEmpty()) {
            var named = changed.stream().filter(name -> !name.isEmpty()).toList();
            throw named.isEmpty()
                    ? new Refused("imports.refused.gone")
                    : new Refused(
                            "imports.refused.changed",
                            named.stream()
                                    .limit(MOST_NAMED)
                                    .map(name -> "“" + name + "”")
                                    .collect(Collectors.joining(", ")),
                            Math.max(0, named.size() - MOST_NAMED));
        }
        jdbc.sql("delete from import_meeting where import_id = :id")
                .param("id", id.value())
                .update();
        writer.takeBack(me, traces.of(id));
        jdbc.sql("delete from import_made where import_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update import set undone_at = :now where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
        audit.record(me.id().value(), "undone", "import", id.value());
    }

    /** Throws a table away. @throws Refused when it was imported meanwhile */
    public void discard(CurrentPerson me, ImportId id) {
        var found = queries.locked(me, id).orElseThrow(NotFound::new);
        if (found.importedAt() != null) {
            throw new Refused("imports.refused.imported");
        }
        jdbc.sql("delete from import where id = :id").param("id", id.value()).update();
    }

    /**
     * What was uploaded goes after a day; that something was imported stays.
     *
     * @return of how many imports
     */
    int purge() {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        jdbc.sql("delete from import_made m using import i where i.id = m.import_id and i.imported_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(UNDOABLE)))
                .update();
        return jdbc.sql("delete from import where imported_at is null and created_at < :before")
                        .param("before", before)
                        .update()
                + jdbc.sql("update import set body = null where body is not null and created_at < :before")
                        .param("before", before)
                        .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
