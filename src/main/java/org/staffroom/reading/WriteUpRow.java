package org.staffroom.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.staffroom.files.StoredFile;
import org.staffroom.shared.Dates;

/**
 * A published write-up in a list; ready for {@code fragments/cards :: write-up}.
 *
 * @param date of the meeting, "16 March 2027"
 * @param minutes it takes to read, at least one
 * @param photo where its cover is fetched; null without photos
 * @param photoAlt what it shows
 */
public record WriteUpRow(
        String slug,
        String title,
        String summary,
        String regionSlug,
        String regionName,
        String date,
        int minutes,
        String author,
        @Nullable String photo,
        String photoAlt) {

    /** As wide as a card is shown on a sharp screen. */
    private static final int WIDTH = 800;

    /** Of columns that are called like this; the cover as {@link StoredFile} reads it, with {@code alternative}; or null. */
    public static WriteUpRow read(ResultSet row, Dates dates) throws SQLException {
        var photo = row.getObject("file_id") == null ? null : StoredFile.read(row);
        var alternative = row.getString("alternative");
        return new WriteUpRow(
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("region_slug"),
                row.getString("region_name"),
                dates.shortDay(row.getTimestamp("starts_at").toInstant()),
                row.getInt("minutes"),
                row.getString("author"),
                photo == null ? null : photo.address(WIDTH),
                alternative == null ? "" : alternative);
    }
}
