package org.staffroom.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Refused;

/**
 * Takes pictures in without working on them: only what stands in their first bytes is read. A worker makes them, and says so
 * with {@link PictureMade}; until then nobody fetches them. Who may store something is the caller's to check, before.
 */
@Service
public class IncomingPictures {

    private static final Logger log = LoggerFactory.getLogger(IncomingPictures.class);

    /** What one person sent and nobody has worked on yet. It does not count towards what they may keep. */
    private static final int MOST_WAITING = 100;

    /** @param sha256 of the bytes as they were sent */
    public record Arrival(FileId file, byte[] sha256) {}

    private final FileDirectory directory;
    private final Documents documents;
    private final Pictures pictures;
    private final StoredFiles files;
    private final FileSettings settings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IncomingPictures(
            FileDirectory directory,
            Documents documents,
            Pictures pictures,
            StoredFiles files,
            FileSettings settings,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.documents = documents;
        this.pictures = pictures;
        this.files = files;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How large one picture may be, in megabytes. */
    public long mostMegabytes() {
        return settings.largestPicture().toMegabytes();
    }

    /** As {@link #receive(InputStream, String, CurrentPerson)}. */
    public Arrival receive(MultipartFile upload, CurrentPerson person) {
        try (var in = upload.getInputStream()) {
            return receive(in, Objects.requireNonNullElse(upload.getOriginalFilename(), ""), person);
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    /**
     * Takes in a JPEG, PNG or GIF.
     *
     * @throws Refused with the key {@code files.*} when it is no such picture, has too many bytes or pixels, or there is no
     *     room
     */
    public Arrival receive(InputStream upload, String name, CurrentPerson person) {
        var id = FileId.next();
        try {
            var folder = directory.receive(id);
            try {
                var file = FileDirectory.copy(
                        upload, folder, settings.largestPicture().toBytes());
                documents.scan(file);
                var mediaType = documents.mediaType(file);
                pictures.check(file, mediaType);
                var hash = StoredFiles.hash(file);
                var bytes = java.nio.file.Files.size(file);
                transaction.executeWithoutResult(status -> {
                    files.deleteWhenRolledBack(id);
                    files.checkRoom(bytes, false, person);
                    checkQueue(person);
                    try {
                        directory.keepArrival(id, file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    insert(id, FileNames.clean(name, "jpg", "jpeg", "png", "gif"), mediaType, bytes, hash, person);
                    events.publishEvent(new PictureArrived());
                });
                return new Arrival(id, hash);
            } finally {
                FileDirectory.deleteFolder(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            throw notStored(e);
        }
    }

    /**
     * Has a picture made anew, with parts of it made unrecognisable. Within the transaction of whoever refers to both; the
     * picture it is made from stays as it is and must stay until then.
     */
    public FileId cover(FileId source, List<Area> areas, CurrentPerson person) {
        var id = FileId.next();
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, sha256, uploaded_by, uploaded_at, made_from,
                            areas)
                        select :id, name, 'ARRIVING', media_type, bytes, sha256, :by, :at, id, :areas
                        from stored_file where id = :source and kind = 'IMAGE'
                        """)
                .param("id", id.value())
                .param("by", person.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("areas", Area.text(areas))
                .param("source", source.value())
                .update();
        events.publishEvent(new PictureArrived());
        return id;
    }

    private void checkQueue(CurrentPerson person) {
        var waiting = jdbc.sql("select count(*) from stored_file where kind = 'ARRIVING' and uploaded_by = :person")
                .param("person", person.id().value())
                .query(Integer.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw new Refused("files.busy");
        }
    }

    private void insert(FileId id, String name, String mediaType, long bytes, byte[] hash, CurrentPerson person) {
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, sha256, uploaded_by, uploaded_at)
                        values (:id, :name, 'ARRIVING', :mediaType, :bytes, :sha256, :by, :at)
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("mediaType", mediaType)
                .param("bytes", bytes)
                .param("sha256", hash)
                .param("by", person.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(person.id().value(), "stored", "stored_file", id.value());
    }

    private static Refused notStored(Exception problem) {
        log.error("A picture could not be stored", problem);
        return new Refused("files.not-stored");
    }
}
