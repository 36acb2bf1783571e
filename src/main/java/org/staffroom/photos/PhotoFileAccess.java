package org.staffroom.photos;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileAccess;
import org.staffroom.files.FileId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Whoever may work on a photo sees it, and the original of one that is covered. Everybody else sees what is published. */
@Component
class PhotoFileAccess implements FileAccess {

    private final JdbcClient jdbc;
    private final PhotoAccess access;

    PhotoFileAccess(JdbcClient jdbc, PhotoAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        return person != null
                && jdbc
                        .sql("select id from meeting_photo where file_id = :file or original_id = :file")
                        .param("file", file.value())
                        .query(UUID.class)
                        .list()
                        .stream()
                        .anyMatch(id -> worksOn(person, new PhotoId(id)));
    }

    private boolean worksOn(CurrentPerson person, PhotoId photo) {
        try {
            access.requireWork(person, photo);
            return true;
        } catch (NotFound none) {
            return false;
        }
    }
}
