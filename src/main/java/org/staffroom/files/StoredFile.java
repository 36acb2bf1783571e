package org.staffroom.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * A stored file, as other features show it.
 *
 * @param mediaType as found in the content, never as claimed
 * @param bytes what it takes on disk, all widths together
 * @param widths of an image, in pixels, the largest last; empty for a document
 * @param height of the largest width, in pixels; 0 for a document
 */
public record StoredFile(FileId id, String name, String mediaType, long bytes, List<Integer> widths, int height) {

    /** A joined stored file whose id and name are called {@code file_id} and {@code file_name}. */
    public static StoredFile read(ResultSet row) throws SQLException {
        var widths = Objects.requireNonNull(row.getArray("widths"));
        return new StoredFile(
                new FileId(row.getObject("file_id", UUID.class)),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                List.of((Integer[]) widths.getArray()),
                row.getInt("height"));
    }

    public boolean image() {
        return !widths.isEmpty();
    }

    /** The largest width of an image; 0 for a document. */
    public int width() {
        return image() ? widths.get(widths.size() - 1) : 0;
    }

    /** Where it is fetched: a document itself, an image in its largest width. */
    public String address() {
        return "/files/" + id + "/" + UriUtils.encodePathSegment(name, "UTF-8");
    }

    /** Where an image is fetched in the smallest width that is at least the wanted one. */
    public String address(int wanted) {
        var width = widths.stream().filter(w -> w >= wanted).findFirst().orElse(width());
        return "/files/" + id + "/" + width + "/" + UriUtils.encodePathSegment(name, "UTF-8");
    }

    /** For the {@code srcset} attribute of an image. */
    public String srcset() {
        return widths.stream().map(width -> address(width) + " " + width + "w").collect(Collectors.joining(", "));
    }
}
