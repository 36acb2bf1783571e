package org.staffroom.writeups;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on the photos of a write-up; also of a published one, for photos often follow later. They leave the version
 * of its text alone, so that photos sent while somebody writes are no conflict. The first one is the cover.
 */
@Service
public class WriteUpPhotos {

    static final int MOST = 60;
    static final int LONGEST_WORDS = 300;

    /** What is said of a photo. @param alternative what it shows, for those who cannot see it */
    public record Details(FileId file, String alternative, String caption) {}

    private final WriteUpRepository writeUps;
    private final WriteUpAccess access;
    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WriteUpPhotos(
            WriteUpRepository writeUps,
            WriteUpAccess access,
            StoredFiles files,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.writeUps = writeUps;
        this.access = access;
        this.files = files;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As {@link #add(CurrentPerson, WriteUpId, InputStream, String)}. */
    public FileId add(CurrentPerson me, WriteUpId id, MultipartFile upload) {
        var name = upload.getOriginalFilename();
        try (var in = upload.getInputStream()) {
            return add(me, id, in, name == null ? "" : name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a photo behind the others. It is worked on before the write-up is locked: that takes a moment.
     *
     * @throws Refused with the key {@code files.*} when it is no picture, or there are {@link #MOST} already
     */
    public FileId add(CurrentPerson me, WriteUpId id, InputStream upload, String name) {
        access.requireEditor(me, id);
        requireRoom(id);
        var file = files.storeImage(upload, name, me);
        try {
            attach(me, id, file);
        } catch (RuntimeException notAttached) {
            files.delete(file);
            throw notAttached;
        }
        return file;
    }

    /** Adds a stored picture; which one is the caller's to check. */
    void attach(CurrentPerson me, WriteUpId id, FileId file) {
        access.requireEditor(me, id);
        change(me, id, "photo added", writeUp -> {
            requireRoom(id);
            jdbc.sql("""
                            insert into write_up_photo (write_up_id, file_id, position)
                            select :id, :file, coalesce(max(position), -1) + 1 from write_up_photo where write_up_id = :id
                            """).param("id", id.value()).param("file", file.value()).update();
        });
    }

    /** Says what photos show. Files of another write-up are left alone. */
    public void describe(CurrentPerson me, WriteUpId id, List<Details> details) {
        access.requireEditor(me, id);
        details.forEach(photo -> {
            var longest = Math.max(photo.alternative.length(), photo.caption.length());
            if (longest > LONGEST_WORDS) {
                throw new Refused("writeups.refused.too-long", LONGEST_WORDS, longest);
            }
        });
        transaction.executeWithoutResult(status -> {
            var changed = 0;
            var writeUp = writeUps.locked(id);
            for (var photo : details) {
                changed += jdbc.sql("""
                                update write_up_photo set alternative = :alternative, caption = :caption
                                where write_up_id = :id and file_id = :file
                                  and (alternative, caption) is distinct from (:alternative, :caption)
                                """)
                        .param("alternative", photo.alternative)
                        .param("caption", photo.caption)
                        .param("id", id.value())
                        .param("file", photo.file.value())
                        .update();
            }
            if (changed > 0) {
                touched(me, writeUp, "photos described");
            }
        });
    }

    /** @param by -1 for one place towards the front, 1 towards the end; larger steps go as far as there is room */
    public void move(CurrentPerson me, WriteUpId id, FileId file, int by) {
        access.requireEditor(me, id);
        change(me, id, "photo moved", writeUp -> {
            var order = new java.util.ArrayList<>(order(id));
            var from = order.indexOf(file.value());
            if (from < 0) {
                throw new NotFound();
            }
            order.remove(from);
            order.add((int) Math.max(0, Math.min(order.size(), (long) from + by)), file.value());
            for (var place = 0; place < order.size(); place++) {
                jdbc.sql("update write_up_photo set position = :place where write_up_id = :id and file_id = :file")
                        .param("place", place)
                        .param("id", id.value())
                        .param("file", order.get(place))
                        .update();
            }
        });
    }

    /** Takes a photo away for good, bytes and all. */
    public void remove(CurrentPerson me, WriteUpId id, FileId file) {
        access.requireEditor(me, id);
        change(me, id, "photo removed", writeUp -> {
            if (!order(id).contains(file.value())) {
                throw new NotFound();
            }
            remove(id, file.value());
        });
    }

    /** Within the command that throws the write-up away. */
    void removeAll(WriteUpId id) {
        order(id).forEach(file -> remove(id, file));
    }

    private void remove(WriteUpId id, UUID file) {
        jdbc.sql("delete from write_up_photo where write_up_id = :id and file_id = :file")
                .param("id", id.value())
                .param("file", file)
                .update();
        var elsewhere = jdbc.sql("select exists (select 1 from write_up_photo where file_id = :file)")
                .param("file", file)
                .query(Boolean.class)
                .single();
        if (!elsewhere) {
            files.delete(new FileId(file));
        }
    }

    private List<UUID> order(WriteUpId id) {
        return jdbc.sql("select file_id from write_up_photo where write_up_id = :id order by position, file_id")
                .param("id", id.value())
                .query(UUID.class)
                .list();
    }

    private void requireRoom(WriteUpId id) {
        if (order(id).size() >= MOST) {
            throw new Refused("writeups.refused.too-many-photos", MOST);
        }
    }

    private void change(CurrentPerson me, WriteUpId id, String what, Consumer<WriteUp> work) {
        transaction.executeWithoutResult(status -> {
            var writeUp = writeUps.locked(id);
            work.accept(writeUp);
            touched(me, writeUp, what);
        });
    }

    /** The date of change without the version, which belongs to the text. */
    private void touched(CurrentPerson me, WriteUp writeUp, String what) {
        jdbc.sql("update write_up set changed_at = :now where id = :id")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("id", writeUp.id().value())
                .update();
        audit.record(me.id().value(), what, "write_up", writeUp.id().value());
    }
}
