package org.staffroom.files;

import org.jspecify.annotations.Nullable;
import org.staffroom.people.CurrentPerson;

/**
 * Who may fetch a stored file. Features that attach files answer for theirs as a bean; one yes suffices, and a file for
 * which nobody says yes is not found.
 */
public interface FileAccess {

    /** @param person null for a visitor; a file that visitors may read is kept by caches for everybody */
    boolean mayRead(@Nullable CurrentPerson person, FileId file);
}
