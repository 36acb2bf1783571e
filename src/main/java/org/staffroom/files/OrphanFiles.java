package org.staffroom.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;

/** Removes files that are attached to nothing, and bytes that belong to no file. */
@Component
class OrphanFiles {

    private static final Duration ATTACHED_WITHIN = Duration.ofDays(1);

    private final StoredFiles files;
    private final FileDirectory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrphanFiles(StoredFiles files, FileDirectory directory, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Removes what was stored more than a day ago and is attached to nothing, and what a killed process left behind. What is
     * younger may be on its way to a row that is not committed yet.
     *
     * @return how many files went
     */
    int purge() {
        var before = clock.instant().minus(ATTACHED_WITHIN);
        var orphans = jdbc.sql("select f.id from stored_file f where f.uploaded_at < :before" + unreferenced())
                .param("before", Timestamp.from(before))
                .query(UUID.class)
                .list();
        orphans.forEach(id -> files.delete(new FileId(id)));
        try {
            directory.forgetArrivals(before);
            var kept = directory.keptBefore(before);
            kept.stream().filter(id -> !is(id, "true")).forEach(directory::delete);
            var arrived = directory.arrivedBefore(before);
            arrived.stream().filter(id -> !is(id, "kind = 'ARRIVING'")).forEach(directory::deleteArrived);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return orphans.size();
    }

    /** Removes what this person uploaded and attached to nothing. */
    void deleteOf(PersonId person) {
        jdbc.sql("select f.id from stored_file f where f.uploaded_by = :person" + unreferenced())
                .param("person", person.value())
                .query(UUID.class)
                .list()
                .forEach(id -> files.delete(new FileId(id)));
    }

    private boolean is(FileId id, String what) {
        return jdbc.sql("select exists (select 1 from stored_file where id = :id and " + what + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Asks every table with a foreign key to stored_file, whichever feature it belongs to. */
    private String unreferenced() {
        return jdbc.sql("""
                        select format('not exists (select 1 from %s r where r.%I = f.id)', c.conrelid::regclass, a.attname)
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'stored_file'::regclass
                        """).query(String.class).list().stream()
                .map(" and "::concat)
                .collect(Collectors.joining());
    }
}
