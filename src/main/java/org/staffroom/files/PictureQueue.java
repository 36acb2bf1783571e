package org.staffroom.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.shared.Patience;
import org.staffroom.shared.Refused;

/**
 * Pictures that wait to be made, one at a time. What a worker took and never finished, because its process was killed, is
 * taken again when its lease is over.
 */
@Component
class PictureQueue {

    private static final Logger log = LoggerFactory.getLogger(PictureQueue.class);
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** A picture over which the process itself dies, or that takes more memory than there is, is not tried for ever. */
    private static final int MOST_ATTEMPTS = 10;

    /** After which what is not the picture's fault, a full disk, is tried every few hours, however long it lasts. */
    private static final int LONGEST_WAIT = 9;

    /** @param madeFrom another picture to make it from; null for what was uploaded */
    private record Waiting(
            UUID id,
            String name,
            String mediaType,
            @Nullable UUID madeFrom,
            int width,
            String areas,
            int attempts,
            Instant claimedUntil) {

        FileId file() {
            return new FileId(id);
        }
    }

    private final FileDirectory directory;
    private final Pictures pictures;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PictureQueue(
            FileDirectory directory,
            Pictures pictures,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes the next one. @return whether there was one */
    boolean work() {
        var next = claim();
        next.ifPresent(this::make);
        return next.isPresent();
    }

    /** What is to be hidden goes before what is to be shown. */
    private Optional<Waiting> claim() {
        var now = clock.instant();
        return jdbc.sql("""
                        update stored_file f set claimed_until = :lease, attempts = attempts + 1
                        where id = (
                            select id from stored_file
                            where kind = 'ARRIVING' and (claimed_until is null or claimed_until <= :now)
                            order by made_from is null, uploaded_at, id limit 1 for update skip locked)
                        returning id, name, media_type, made_from, areas, attempts, claimed_until,
                            coalesce((select s.widths[cardinality(s.widths)] from stored_file s where s.id = f.made_from), 0)
                                as width
                        """)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE).truncatedTo(ChronoUnit.MICROS)))
                .query(Waiting.class)
                .optional();
    }

    private void make(Waiting picture) {
        try {
            if (picture.attempts > MOST_ATTEMPTS) {
                throw new Refused("files.broken");
            }
            // A folder of its own: whoever took the upload in is still clearing up theirs.
            var folder = directory.receive(FileId.next());
            try {
                var made = pictures.make(source(picture), picture.mediaType, folder, Area.list(picture.areas));
                transaction.executeWithoutResult(status -> done(picture, made, folder));
            } finally {
                FileDirectory.deleteFolder(folder);
            }
        } catch (Refused refused) {
            if (refused.key().equals("files.busy")) {
                later(picture, LONGEST_WAIT);
            } else {
                broken(picture, refused.key());
            }
        } catch (OutOfMemoryError | NoSuchFileException | FileNotFoundException e) {
            log.error("Picture {} could not be made, and is tried again later", picture.id, e);
            later(picture, MOST_ATTEMPTS);
        } catch (IOException | UncheckedIOException e) {
            log.error("Picture {} could not be made, and is tried again until it can", picture.id, e);
            later(picture, LONGEST_WAIT);
        }
    }

    private Path source(Waiting picture) {
        return picture.madeFrom == null
                ? directory.arrived(picture.file())
                : directory.image(new FileId(picture.madeFrom), picture.width);
    }

    private void done(Waiting picture, Pictures.Made made, Path folder) {
        try {
            var main = folder.resolve(FileDirectory.imageName(made.width()));
            var updated = jdbc.sql("""
                            update stored_file set kind = 'IMAGE', name = :name, media_type = 'image/jpeg', bytes = :bytes,
                                sha256 = :sha256, widths = :widths, height = :height, made_from = null, areas = '',
                                claimed_until = null
                            where id = :id and kind = 'ARRIVING' and claimed_until = :lease
                            """)
                    .param("name", FileNames.picture(picture.name))
                    .param("bytes", StoredFiles.size(folder))
                    .param("sha256", StoredFiles.hash(main))
                    .param("widths", made.widths().toArray(Integer[]::new))
                    .param("height", made.height())
                    .param("id", picture.id)
                    .param("lease", Timestamp.from(picture.claimedUntil))
                    .update();
            if (updated == 1) {
                // There is one when a process was killed between here and the end of its transaction.
                directory.delete(picture.file());
                directory.keep(picture.file(), folder);
                forgetUpload(picture);
                events.publishEvent(new PictureMade(picture.file()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void broken(Waiting picture, String problem) {
        transaction.executeWithoutResult(status -> {
            forgetUpload(picture);
            jdbc.sql("""
                            update stored_file set kind = 'BROKEN', problem = :problem, made_from = null, areas = '',
                                claimed_until = null
                            where id = :id and kind = 'ARRIVING' and claimed_until = :lease
                            """)
                    .param("problem", problem)
                    .param("id", picture.id)
                    .param("lease", Timestamp.from(picture.claimedUntil))
                    .update();
        });
    }

    /** As it came, it goes as soon as it is known what becomes of it. */
    private void forgetUpload(Waiting picture) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                directory.deleteArrived(picture.file());
            }
        });
    }

    /** @param most what the attempts count up to */
    private void later(Waiting picture, int most) {
        jdbc.sql("""
                        update stored_file set claimed_until = :due, attempts = least(attempts, :most)
                        where id = :id and kind = 'ARRIVING' and claimed_until = :lease
                        """)
                .param("most", most)
                .param("due", Timestamp.from(clock.instant().plus(Patience.after(picture.attempts))))
                .param("id", picture.id)
                .param("lease", Timestamp.from(picture.claimedUntil))
                .update();
    }
}
