package org.staffroom.photos;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.files.Area;
import org.staffroom.files.StoredFile;

/**
 * A photo for those who work on it.
 *
 * @param file what others may come to see; null while it is being made, or could not be read
 * @param source from what it is covered: the original while there is one; null until it is made
 * @param problem why it could not be read, a message key
 * @param originalUntil when what is covered goes for good; null when nothing can be taken back
 * @param by who sent it; null when that person was erased
 */
public record PhotoRow(
        PhotoId id,
        String name,
        @Nullable StoredFile file,
        @Nullable StoredFile source,
        @Nullable String problem,
        List<Area> areas,
        @Nullable Instant originalUntil,
        @Nullable String by,
        Instant uploadedAt,
        boolean published) {

    /** The worker has not got round to it. */
    public boolean beingMade() {
        return file == null && problem == null;
    }

    /** Parts of it are being made unrecognisable. */
    public boolean beingCovered() {
        return beingMade() && source != null;
    }

    public boolean covered() {
        return originalUntil != null;
    }
}
