package org.staffroom.files;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;

/** What is stored and can be fetched, and who may read it. */
@Component
public class StoredFileQueries {

    private final JdbcClient jdbc;
    private final ObjectProvider<FileAccess> access;

    StoredFileQueries(JdbcClient jdbc, ObjectProvider<FileAccess> access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    public Optional<StoredFile> find(FileId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** The files of these ids, in one statement; ids that are unknown are left out. */
    public Map<FileId, StoredFile> find(Collection<FileId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select id, name, media_type, bytes, widths, height from stored_file
                        where id in (:ids) and kind in ('IMAGE', 'DOCUMENT')
                        """)
                .param("ids", ids.stream().map(FileId::value).toList())
                .query((row, number) -> storedFile(row))
                .list()
                .stream()
                .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }

    /** Whether the person, or a visitor, may fetch the file. */
    boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        return access.stream().anyMatch(feature -> feature.mayRead(person, file));
    }

    private static StoredFile storedFile(ResultSet row) throws SQLException {
        var widths = Objects.requireNonNull(row.getArray("widths"));
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                integers(widths),
                row.getInt("height"));
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
