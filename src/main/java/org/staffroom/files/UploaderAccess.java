package org.staffroom.files;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;

/** Whoever stored a file sees it again, before it is attached to anything that others see. */
@Component
class UploaderAccess implements FileAccess {

    private final JdbcClient jdbc;

    UploaderAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        return person != null
                && jdbc.sql("select exists (select 1 from stored_file where id = :id and uploaded_by = :person)")
                        .param("id", file.value())
                        .param("person", person.id().value())
                        .query(Boolean.class)
                        .single();
    }
}
