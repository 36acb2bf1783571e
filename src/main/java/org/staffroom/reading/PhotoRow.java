package org.staffroom.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.staffroom.files.StoredFile;
import org.staffroom.photos.PhotoId;

/** A photo as it is shown. @param alternative what it shows; empty while nobody has said */
record PhotoRow(PhotoId id, StoredFile file, String alternative, String caption) {

    /** What a reader who cannot see it is told: at least its caption. */
    public String alt() {
        return alternative.isEmpty() ? caption : alternative;
    }

    static PhotoRow read(ResultSet row, int number) throws SQLException {
        return new PhotoRow(
                new PhotoId(row.getObject("photo_id", UUID.class)),
                StoredFile.read(row),
                row.getString("alternative"),
                row.getString("caption"));
    }
}
