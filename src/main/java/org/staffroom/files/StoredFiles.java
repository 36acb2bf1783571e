package org.staffroom.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Refused;

/**
 * Commands on stored files. Bytes are written first and the row after them, in the caller's transaction where there is
 * one; when that is rolled back the bytes go too. Who may store something is the caller's to check, before.
 */
@Service
public class StoredFiles {

    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);

    /** What one person sent and nobody has worked on yet. */
    private static final int MOST_WAITING = 100;

    private final FileDirectory directory;
    private final Pictures pictures;
    private final Documents documents;
    private final FileSettings settings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredFiles(
            FileDirectory directory,
            Pictures pictures,
            Documents documents,
            FileSettings settings,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.pictures = pictures;
        this.documents = documents;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How large one upload may be, in megabytes. */
    public long mostMegabytes() {
        return settings.largest().toMegabytes();
    }

    /** How large one picture may be, in megabytes. */
    long mostMegabytesOfAPicture() {
        return settings.largestPicture().toMegabytes();
    }

    /** @param sha256 of the bytes as they were sent, when they are still to be worked on; else of what was made of them */
    record Stored(FileId id, byte[] sha256) {}

    /** What is written into the row. */
    private record Content(
            String kind,
            String name,
            String mediaType,
            Path main,
            List<Integer> widths,
            @Nullable Integer height) {

        boolean arriving() {
            return kind.equals("ARRIVING");
        }
    }

    private interface Preparation {
        Content prepare(Path upload, Path folder) throws IOException;
    }

    /**
     * Stores a JPEG, PNG or GIF (its first frame), re-encoded as JPEG in up to three widths, upright and without metadata. It
     * takes a moment, so nobody waits for it: requests take pictures in by {@link IncomingPictures}.
     *
     * @throws Refused with the key {@code files.*} when it is no such picture, too large, or there is no room
     */
    public FileId storeImage(InputStream upload, String name, CurrentPerson person) {
        return store(upload, settings.largestPicture(), "files.photo-too-large", person, (file, folder) -> {
                    var made = pictures.make(file, documents.mediaType(file), folder, List.of());
                    Files.delete(file);
                    return new Content(
                            "IMAGE",
                            FileNames.picture(name),
                            "image/jpeg",
                            folder.resolve(FileDirectory.imageName(made.width())),
                            made.widths(),
                            made.height());
                })
                .id();
    }

    /** As {@link IncomingPictures#receive}. */
    Stored takeIn(InputStream upload, String name, CurrentPerson person) {
        return store(
                upload,
                settings.largestPicture(),
                "files.photo-too-large",
                person,
                (file, folder) -> arriving(file, documents.mediaType(file), name));
    }

    /**
     * Stores slides or another document as they came: PDF, PowerPoint, Word, Excel, OpenDocument presentation, text. A
     * JPEG or PNG is only taken in, as {@link IncomingPictures} does.
     *
     * @throws Refused with the key {@code files.*} when it is of another kind, too large, hostile, or there is no room
     */
    public FileId storeDocument(InputStream upload, String name, CurrentPerson person) {
        return store(upload, settings.largest(), "files.too-large", person, (file, folder) -> {
                    var mediaType = documents.mediaType(file);
                    if (mediaType.equals("image/jpeg") || mediaType.equals("image/png")) {
                        return arriving(file, mediaType, name);
                    }
                    var type = documents.type(file, mediaType);
                    var place = Files.move(file, folder.resolve("document"));
                    var kept = FileNames.clean(name, type.extensions);
                    return new Content("DOCUMENT", kept, type.mediaType, place, List.of(), null);
                })
                .id();
    }

    private Content arriving(Path file, String mediaType, String name) throws IOException {
        if (Files.size(file) > settings.largestPicture().toBytes()) {
            throw new Refused("files.too-large", settings.largestPicture().toMegabytes());
        }
        pictures.check(file, mediaType);
        var kept = FileNames.clean(name, "jpg", "jpeg", "png", "gif");
        return new Content("ARRIVING", kept, mediaType, file, List.of(), null);
    }

    /** @param tooLarge what to say of more than the largest */
    private Stored store(
            InputStream upload, DataSize largest, String tooLarge, CurrentPerson person, Preparation preparation) {
        var id = FileId.next();
        try {
            var folder = directory.receive(id);
            try {
                var file = FileDirectory.copy(upload, folder, largest, tooLarge);
                documents.scan(file);
                var content = preparation.prepare(file, folder);
                var hash = hash(content.main());
                transaction.executeWithoutResult(status -> keep(id, content, folder, hash, person));
                return new Stored(id, hash);
            } finally {
                FileDirectory.deleteFolder(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            log.error("A file could not be stored", e);
            throw new Refused("files.not-stored");
        }
    }

    private void keep(FileId id, Content content, Path folder, byte[] hash, CurrentPerson person) {
        deleteWhenRolledBack(id);
        try {
            var bytes = size(folder);
            checkRoom(bytes, content.arriving(), person);
            if (content.arriving()) {
                directory.keepArrival(id, content.main());
                events.publishEvent(new PictureArrived());
            } else {
                directory.keep(id, folder);
            }
            insert(id, content, bytes, hash, person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        audit.record(person.id().value(), "stored", "stored_file", id.value());
    }

    private void deleteWhenRolledBack(FileId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    deleteBytes(id);
                }
            }
        });
    }

    private void deleteBytes(FileId id) {
        directory.delete(id);
        directory.deleteArrived(id);
    }

    static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static byte[] hash(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One after the other, or two uploads at once would both fit into the last room. What is still to be made smaller does not
     * count towards what the person keeps, but there is a limit to how many wait.
     */
    private void checkRoom(long bytes, boolean arriving, CurrentPerson person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('stored_file'))")
                .query()
                .singleRow();
        record Sum(long mine, long waiting, long all) {}
        var stored = jdbc.sql("""
                        select coalesce(sum(bytes) filter (where uploaded_by = :person and kind <> 'ARRIVING'), 0) as mine,
                            count(*) filter (where uploaded_by = :person and kind = 'ARRIVING') as waiting,
                            coalesce(sum(bytes), 0) as all
                        from stored_file
                        """)
                .param("person", person.id().value())
                .query(Sum.class)
                .single();
        if (stored.mine() + (arriving ? 0 : bytes) > settings.perPerson().toBytes()) {
            throw new Refused("files.quota", settings.perPerson().toMegabytes());
        }
        if (stored.all() + bytes > settings.inAll().toBytes()) {
            throw new Refused("files.full");
        }
        if (arriving && stored.waiting() >= MOST_WAITING) {
            throw new Refused("files.busy");
        }
    }

    private void insert(FileId id, Content content, long bytes, byte[] hash, CurrentPerson person) {
        jdbc.sql("""
                        insert into stored_file
                            (id, name, kind, media_type, bytes, sha256, widths, height, uploaded_by, uploaded_at)
                        values (:id, :name, :kind, :mediaType, :bytes, :sha256, :widths, :height, :by, :at)
                        """)
                .param("id", id.value())
                .param("name", content.name())
                .param("kind", content.kind())
                .param("mediaType", content.mediaType())
                .param("bytes", bytes)
                .param("sha256", hash)
                .param("widths", content.widths().toArray(Integer[]::new))
                .param("height", content.height())
                .param("by", person.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Removes a file that nothing refers to any longer; its bytes go when the transaction is committed. */
    public void delete(FileId id) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from stored_file where id = :id")
                    .param("id", id.value())
                    .update();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_COMMITTED) {
                        deleteBytes(id);
                    }
                }
            });
        });
    }
}
