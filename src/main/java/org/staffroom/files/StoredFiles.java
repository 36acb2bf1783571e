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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Refused;

/**
 * Commands on stored files. Bytes are written first and the row after them, in the caller's transaction where there is
 * one; when that is rolled back the bytes go too. Who may store something is the caller's to check, before.
 */
@Service
public class StoredFiles {

    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);
    private static final Duration ATTACHED_WITHIN = Duration.ofDays(1);

    private final FileDirectory directory;
    private final Pictures pictures;
    private final Documents documents;
    private final FileSettings settings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredFiles(
            FileDirectory directory,
            Pictures pictures,
            Documents documents,
            FileSettings settings,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.pictures = pictures;
        this.documents = documents;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How large one upload may be, in megabytes. */
    public long mostMegabytes() {
        return settings.largest().toMegabytes();
    }

    /** What is written into the row. */
    private record Content(String name, String mediaType, Path main, List<Integer> widths, int height) {

        boolean image() {
            return !widths.isEmpty();
        }
    }

    private interface Preparation {
        Content prepare(Path upload, Path folder) throws IOException;
    }

    /** As {@link #storeImage(InputStream, String, CurrentPerson)}. */
    public FileId storeImage(MultipartFile upload, CurrentPerson person) {
        try (var in = upload.getInputStream()) {
            return storeImage(in, name(upload), person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #storeDocument(InputStream, String, CurrentPerson)}. */
    public FileId storeDocument(MultipartFile upload, CurrentPerson person) {
        try (var in = upload.getInputStream()) {
            return storeDocument(in, name(upload), person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MultipartFile upload) {
        var name = upload.getOriginalFilename();
        return name == null ? "" : name;
    }

    /**
     * Stores a JPEG, PNG or GIF (its first frame), re-encoded as JPEG in up to three widths, upright and without metadata.
     *
     * @throws Refused with the key {@code files.*} when it is no such picture, too large, or there is no room
     */
    public FileId storeImage(InputStream upload, String name, CurrentPerson person) {
        return store(upload, person, (file, folder) -> image(file, documents.mediaType(file), name, folder));
    }

    /**
     * Stores slides or another document as they came: PDF, PowerPoint, Word, Excel, OpenDocument presentation, text. A
     * JPEG or PNG is taken too, and stored as {@link #storeImage} does.
     *
     * @throws Refused with the key {@code files.*} when it is of another kind, too large, hostile, or there is no room
     */
    public FileId storeDocument(InputStream upload, String name, CurrentPerson person) {
        return store(upload, person, (file, folder) -> {
            var mediaType = documents.mediaType(file);
            if (mediaType.equals("image/jpeg") || mediaType.equals("image/png")) {
                return image(file, mediaType, name, folder);
            }
            var type = documents.type(file, mediaType);
            var place = Files.move(file, folder.resolve("document"));
            return new Content(FileNames.clean(name, type.extensions), type.mediaType, place, List.of(), 0);
        });
    }

    private Content image(Path file, String mediaType, String name, Path folder) throws IOException {
        if (Files.size(file) > settings.largestPicture().toBytes()) {
            throw new Refused("files.too-large", settings.largestPicture().toMegabytes());
        }
        var made = pictures.make(file, mediaType, folder, List.of());
        Files.delete(file);
        var largest = made.widths().get(made.widths().size() - 1);
        return new Content(
                FileNames.picture(name),
                "image/jpeg",
                folder.resolve(FileDirectory.imageName(largest)),
                made.widths(),
                made.height());
    }

    private FileId store(InputStream upload, CurrentPerson person, Preparation preparation) {
        var id = FileId.next();
        try {
            var folder = directory.receive(id);
            try {
                var file = FileDirectory.copy(upload, folder, settings.largest().toBytes());
                documents.scan(file);
                var content = preparation.prepare(file, folder);
                transaction.executeWithoutResult(status -> keep(id, content, folder, person));
            } finally {
                FileDirectory.deleteFolder(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            log.error("A file could not be stored", e);
            throw new Refused("files.not-stored");
        }
        return id;
    }

    private void keep(FileId id, Content content, Path folder, CurrentPerson person) {
        deleteWhenRolledBack(id);
        try {
            var bytes = size(folder);
            checkRoom(bytes, true, person);
            var hash = hash(content.main());
            directory.keep(id, folder);
            insert(id, content, bytes, hash, person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        audit.record(person.id().value(), "stored", "stored_file", id.value());
    }

    void deleteWhenRolledBack(FileId id) {
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
     * One after the other, or two uploads at once would both fit into the last room.
     *
     * @param kept whether it counts towards what the person keeps; what is still to be made smaller does not
     */
    void checkRoom(long bytes, boolean kept, CurrentPerson person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('stored_file'))")
                .query()
                .singleRow();
        record Sum(long mine, long all) {}
        var stored = jdbc.sql("""
                        select coalesce(sum(bytes) filter (where uploaded_by = :person and kind <> 'ARRIVING'), 0) as mine,
                            coalesce(sum(bytes), 0) as all
                        from stored_file
                        """)
                .param("person", person.id().value())
                .query(Sum.class)
                .single();
        if (stored.mine() + (kept ? bytes : 0) > settings.perPerson().toBytes()) {
            throw new Refused("files.quota", settings.perPerson().toMegabytes());
        }
        if (stored.all() + bytes > settings.inAll().toBytes()) {
            throw new Refused("files.full");
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
                .param("kind", content.image() ? "IMAGE" : "DOCUMENT")
                .param("mediaType", content.mediaType())
                .param("bytes", bytes)
                .param("sha256", hash)
                .param("widths", content.widths().toArray(Integer[]::new))
                .param("height", content.image() ? content.height() : null)
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

    /**
     * Removes what was stored more than a day ago and is attached to nothing, and what a killed process left behind.
     *
     * @return how many files went
     */
    public int purgeOrphans() {
        var before = clock.instant().minus(ATTACHED_WITHIN);
        var orphans = jdbc.sql("select f.id from stored_file f where f.uploaded_at < :before" + unreferenced())
                .param("before", Timestamp.from(before))
                .query(UUID.class)
                .list();
        orphans.forEach(id -> delete(new FileId(id)));
        try {
            directory.forgetArrivals(before);
            var kept = directory.keptBefore(before);
            kept.stream().filter(id -> !exists(id)).forEach(directory::delete);
            var arrived = directory.allArrived();
            arrived.stream().filter(id -> !isArriving(id)).forEach(directory::deleteArrived);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return orphans.size();
    }

    /** Removes what this person uploaded and attached to nothing. */
    void deleteUnattached(PersonId person) {
        jdbc.sql("select f.id from stored_file f where f.uploaded_by = :person" + unreferenced())
                .param("person", person.value())
                .query(UUID.class)
                .list()
                .forEach(id -> delete(new FileId(id)));
    }

    private boolean exists(FileId id) {
        return jdbc.sql("select exists (select 1 from stored_file where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isArriving(FileId id) {
        return jdbc.sql("select exists (select 1 from stored_file where id = :id and kind = 'ARRIVING')")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Asks every table with a foreign key to stored_file, whichever feature it belongs to. */
    private String unreferenced() {
        return jdbc.sql("""
                        select format('not exists (select 1 from %s r where r.%I = f.id)', c.conrelid::regclass, a.attname)
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'stored_file'::regclass
                        """).query(String.class).list().stream()
                .map(" and "::concat)
                .collect(Collectors.joining());
    }
}
