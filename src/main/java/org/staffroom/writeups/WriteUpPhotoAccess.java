package org.staffroom.writeups;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileAccess;
import org.staffroom.files.FileId;
import org.staffroom.people.CurrentPerson;

/** What published write-ups show is everybody's. Who works on photos sees the others: {@code photos} says so. */
@Component
class WriteUpPhotoAccess implements FileAccess {

    private final JdbcClient jdbc;

    WriteUpPhotoAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        // What everybody may read is asked for without a person first.
        return person == null
                && jdbc.sql("""
                        select exists (select 1 from write_up_picture p join write_up w on w.id = p.write_up_id
                            where p.file_id = :file and w.status = 'PUBLISHED')
                        """)
                        .param("file", file.value())
                        .query(Boolean.class)
                        .single();
    }
}
