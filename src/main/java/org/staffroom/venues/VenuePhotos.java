package org.staffroom.venues;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.files.FileId;
import org.staffroom.files.IncomingPictures;
import org.staffroom.files.StoredFile;
import org.staffroom.files.StoredFiles;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Commands on the photos of a venue: the door to look for, the way from the car park, the room. The first stands for it. */
@Service
class VenuePhotos {

    static final int MOST = 12;
    static final int LONGEST_WORDS = 300;

    /**
     * A photo as it is shown.
     *
     * @param id of its file
     * @param file null while it is being made smaller, or could not be read
     * @param problem why it could not be read, a message key
     * @param alternative what it shows; empty while nobody has said
     */
    record Photo(
            FileId id,
            @Nullable StoredFile file,
            @Nullable String problem,
            String name,
            String alternative,
            String caption) {

        public boolean beingMade() {
            return file == null && problem == null;
        }
    }

    /** What is said of a photo. */
    record Words(UUID file, String alternative, String caption) {}

    private final IncomingPictures incoming;
    private final StoredFiles files;
    private final RegionAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;

    VenuePhotos(
            IncomingPictures incoming,
            StoredFiles files,
            RegionAccess access,
            JdbcClient jdbc,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.incoming = incoming;
        this.files = files;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Photo> of(VenueId venue) {
        return jdbc.sql("""
                        select f.kind, f.problem, f.id as file_id, f.name as file_name, f.media_type, f.bytes, f.widths, f.height,
                               p.alternative, p.caption
                        from venue_photo p join stored_file f on f.id = p.file_id
                        where p.venue_id = ? order by p.position, p.file_id
                        """)
                .param(venue.value())
                .query((row, number) -> new Photo(
                        new FileId(row.getObject("file_id", UUID.class)),
                        row.getString("kind").equals("IMAGE") ? StoredFile.read(row) : null,
                        row.getString("problem"),
                        row.getString("file_name"),
                        row.getString("alternative"),
                        row.getString("caption")))
                .list();
    }

    /**
     * Adds a photo behind the others. It is taken in before the venue is locked, and made smaller after this.
     *
     * @throws Refused with the key {@code files.*} when it is no picture, or there are {@link #MOST} already
     */
    FileId add(CurrentPerson me, VenueId venue, InputStream upload, String name) {
        access.requireAnyRegion(me);
        requireRoom(venue);
        var file = incoming.receive(upload, name, me).file();
        try {
            change(me, venue, "photo added", () -> {
                requireRoom(venue);
                jdbc.sql("""
                                insert into venue_photo (venue_id, file_id, position)
                                select :venue, :file, coalesce(max(position), -1) + 1 from venue_photo where venue_id = :venue
                                """)
                        .param("venue", venue.value())
                        .param("file", file.value())
                        .update();
            });
        } catch (RuntimeException notAttached) {
            files.delete(file);
            throw notAttached;
        }
        return file;
    }

    FileId add(CurrentPerson me, VenueId venue, MultipartFile upload) {
        try (var in = upload.getInputStream()) {
            return add(me, venue, in, Objects.requireNonNullElse(upload.getOriginalFilename(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what photos show. Files of another venue are left alone. @return whether it was not known before */
    boolean describe(CurrentPerson me, VenueId venue, List<Words> words) {
        access.requireAnyRegion(me);
        words.forEach(photo -> {
            var longest = Math.max(photo.alternative.length(), photo.caption.length());
            if (longest > LONGEST_WORDS) {
                throw new Refused("venues.photos.long", LONGEST_WORDS, longest);
            }
        });
        if (said(venue).containsAll(words)) {
            return false;
        }
        change(
                me,
                venue,
                "photos described",
                () -> words.forEach(photo -> jdbc.sql("""
                                update venue_photo set alternative = :alternative, caption = :caption
                                where venue_id = :venue and file_id = :file
                                """)
                        .param("alternative", photo.alternative)
                        .param("caption", photo.caption)
                        .param("venue", venue.value())
                        .param("file", photo.file)
                        .update()));
        return true;
    }

    private List<Words> said(VenueId venue) {
        return jdbc.sql("select file_id as file, alternative, caption from venue_photo where venue_id = ?")
                .param(venue.value())
                .query(Words.class)
                .list();
    }

    /** @param by -1 for one place towards the front, 1 towards the end; larger steps go as far as there is room */
    void move(CurrentPerson me, VenueId venue, UUID file, int by) {
        access.requireAnyRegion(me);
        change(me, venue, "photo moved", () -> {
            var order = new ArrayList<>(order(venue));
            var from = order.indexOf(file);
            if (from < 0) {
                throw new NotFound();
            }
            order.remove(from);
            order.add((int) Math.max(0, Math.min(order.size(), (long) from + by)), file);
            jdbc.sql("""
                            update venue_photo p set position = place.at
                            from unnest(:order) with ordinality as place (file, at)
                            where p.venue_id = :venue and p.file_id = place.file
                            """)
                    .param("order", order.toArray(UUID[]::new))
                    .param("venue", venue.value())
                    .update();
        });
    }

    /** Takes a photo away for good, bytes and all. */
    void remove(CurrentPerson me, VenueId venue, UUID file) {
        access.requireAnyRegion(me);
        change(me, venue, "photo removed", () -> {
            var removed = jdbc.sql("delete from venue_photo where venue_id = ? and file_id = ?")
                    .params(venue.value(), file)
                    .update();
            if (removed == 0) {
                throw new NotFound();
            }
            files.delete(new FileId(file));
        });
    }

    private List<UUID> order(VenueId venue) {
        return jdbc.sql("select file_id from venue_photo where venue_id = ? order by position, file_id")
                .param(venue.value())
                .query(UUID.class)
                .list();
    }

    private void requireRoom(VenueId venue) {
        if (order(venue).size() >= MOST) {
            throw new Refused("venues.photos.many", MOST);
        }
    }

    /** Photos leave the version of the venue's text alone: sent while somebody writes they are no conflict. */
    private void change(CurrentPerson me, VenueId venue, String what, Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from venue where id = ? for no key update")
                    .param(venue.value())
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(NotFound::new);
            work.run();
            audit.record(me.id().value(), what, "venue", venue.value());
        });
    }
}
