package org.staffroom.writeups;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFile;

/** A photo as it is shown. @param alternative what it shows; empty while nobody has said */
record PhotoRow(StoredFile file, String alternative, String caption) {

    /** What a reader who cannot see it is told: at least its caption. */
    public String alt() {
        return alternative.isEmpty() ? caption : alternative;
    }

    static PhotoRow read(ResultSet row, int number) throws SQLException {
        return new PhotoRow(file(row), row.getString("alternative"), row.getString("caption"));
    }

    /** A joined stored file whose id and name are called {@code file_id} and {@code file_name}. */
    static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("file_id", UUID.class)),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                List.of((Integer[])
                        Objects.requireNonNull((Array) row.getArray("widths")).getArray()),
                row.getInt("height"));
    }
}
