package org.staffroom.writeups;

import org.jspecify.annotations.Nullable;
import org.staffroom.files.StoredFile;
import org.staffroom.photos.PhotoId;

/**
 * A photo of the meeting in the editor.
 *
 * @param chosen whether the write-up shows it
 * @param file null while it is being made, or could not be read
 * @param problem why it could not be read, a message key
 */
record PhotoChoice(
        PhotoId id,
        boolean chosen,
        @Nullable StoredFile file,
        @Nullable String problem,
        String name,
        String alternative,
        String caption) {

    public boolean beingMade() {
        return file == null && problem == null;
    }

    /** With the words as they were typed. */
    PhotoChoice saying(String otherAlternative, String otherCaption) {
        return new PhotoChoice(id, chosen, file, problem, name, otherAlternative, otherCaption);
    }
}
