package org.staffroom.writeups;

import java.io.InputStream;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.people.CurrentPerson;
import org.staffroom.photos.MeetingPhotos;
import org.staffroom.photos.PhotoId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on the photos of a write-up, chosen among those of its meeting; also of a published one, for photos often follow
 * later. They leave the version of its text alone, so that photos sent while somebody writes are no conflict. The first one
 * stands on top.
 */
@Service
public class WriteUpPhotos {

    static final int MOST = 60;
    static final int LONGEST_WORDS = 300;

    /** What is said of a photo. @param alternative what it shows, for those who cannot see it */
    public record Details(PhotoId photo, String alternative, String caption) {}

    private final WriteUpRepository writeUps;
    private final WriteUpAccess access;
    private final MeetingPhotos photos;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WriteUpPhotos(
            WriteUpRepository writeUps,
            WriteUpAccess access,
            MeetingPhotos photos,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.writeUps = writeUps;
        this.access = access;
        this.photos = photos;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As {@link #add(CurrentPerson, WriteUpId, InputStream, String)}. */
    PhotoId add(CurrentPerson me, WriteUpId id, MultipartFile upload) {
        var rights = access.requireEditor(me, id);
        requireRoom(id);
        var began = clock.instant();
        var photo = photos.add(me, rights.meeting(), upload);
        hang(me, id, photo, began);
        return photo;
    }

    /**
     * Adds a photo to those of the meeting, and here behind the others.
     *
     * @throws Refused with the key {@code files.*} when it is no picture, or there are {@link #MOST} already
     */
    PhotoId add(CurrentPerson me, WriteUpId id, InputStream upload, String name) {
        var rights = access.requireEditor(me, id);
        requireRoom(id);
        var began = clock.instant();
        var photo = photos.add(me, rights.meeting(), upload, name);
        hang(me, id, photo, began);
        return photo;
    }

    /**
     * Shows a photo of the meeting behind the others. Who writes an account chooses among the photos they sent.
     *
     * @throws NotFound for a photo of another meeting, or somebody else's
     */
    void hang(CurrentPerson me, WriteUpId id, PhotoId photo) {
        hang(me, id, photo, null);
    }

    /** @param began when it began to be sent for this write-up; null for one that is chosen. One that was there before is chosen too */
    private void hang(CurrentPerson me, WriteUpId id, PhotoId photo, @Nullable Instant began) {
        var rights = access.requireEditor(me, id);
        change(me, id, "photo added", writeUp -> {
            var mayBe = jdbc.sql("""
                            select exists (select 1 from meeting_photo
                                where id = :photo and meeting_id = :meeting and (:all or uploaded_by = :me))
                            """)
                    .param("photo", photo.value())
                    .param("meeting", rights.meeting().value())
                    .param("all", rights.allPhotos())
                    .param("me", me.id().value())
                    .query(Boolean.class)
                    .single();
            if (!mayBe) {
                throw new NotFound();
            }
            requireRoom(id);
            jdbc.sql("""
                            insert into write_up_photo (write_up_id, photo_id, position, sent_here)
                            select :id, :photo, coalesce(max(position), -1) + 1,
                                exists (select 1 from meeting_photo where id = :photo and uploaded_at >= :began)
                            from write_up_photo where write_up_id = :id
                            on conflict do nothing
                            """)
                    .param("id", id.value())
                    .param("photo", photo.value())
                    .param("began", began == null ? null : Timestamp.from(began), Types.TIMESTAMP)
                    .update();
            if (writeUp.isPublished()) {
                photos.settle(List.of(photo));
            }
        });
    }

    /** Says what photos show. Photos of another write-up are left alone. */
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
                                where write_up_id = :id and photo_id = :photo
                                  and (alternative, caption) is distinct from (:alternative, :caption)
                                """)
                        .param("alternative", photo.alternative)
                        .param("caption", photo.caption)
                        .param("id", id.value())
                        .param("photo", photo.photo.value())
                        .update();
            }
            if (changed > 0) {
                touched(me, writeUp, "photos described");
            }
        });
    }

    /**
     * @param by -1 for one place towards the front, 1 towards the end; larger steps go as far as there is room
     * @throws Refused for one that somebody took away meanwhile
     */
    public void move(CurrentPerson me, WriteUpId id, PhotoId photo, int by) {
        access.requireEditor(me, id);
        change(me, id, "photo moved", writeUp -> {
            var order = new ArrayList<>(order(id));
            var from = order.indexOf(photo.value());
            if (from < 0) {
                throw new Refused("writeups.refused.photo-gone");
            }
            order.remove(from);
            order.add((int) Math.max(0, Math.min(order.size(), (long) from + by)), photo.value());
            jdbc.sql("""
                            update write_up_photo p set position = place.at
                            from unnest(:order) with ordinality as place (photo, at)
                            where p.write_up_id = :id and p.photo_id = place.photo
                            """)
                    .param("order", order.toArray(UUID[]::new))
                    .param("id", id.value())
                    .update();
        });
    }

    /** Leaves a photo out. It stays with the meeting. One that is not shown, or went meanwhile, is left out already. */
    public void leaveOut(CurrentPerson me, WriteUpId id, PhotoId photo) {
        access.requireEditor(me, id);
        transaction.executeWithoutResult(status -> {
            var writeUp = writeUps.locked(id);
            var removed = jdbc.sql("delete from write_up_photo where write_up_id = ? and photo_id = ?")
                    .params(id.value(), photo.value())
                    .update();
            if (removed > 0) {
                touched(me, writeUp, "photo left out");
            }
        });
    }

    /** Within the command that publishes it. @throws Refused while it is not said of every photo what it shows */
    void requireDescribed(WriteUpId id) {
        var silent = jdbc.sql("""
                        select count(*) from write_up_photo p
                        join meeting_photo m on m.id = p.photo_id join stored_file f on f.id = m.file_id
                        where p.write_up_id = ? and f.kind <> 'BROKEN' and p.alternative = ''
                        """).param(id.value()).query(Integer.class).single();
        if (silent > 0) {
            throw new Refused("writeups.refused.photos-undescribed", silent);
        }
    }

    /** Within the command that publishes it: what was made unrecognisable can not be taken back any longer. */
    void settle(WriteUpId id) {
        photos.settle(order(id).stream().map(PhotoId::new).toList());
    }

    /** Within the command that throws an account away: what its author sent for it alone goes too. */
    void removeAll(WriteUpId id) {
        removeAll(id, false);
    }

    /** Within the command that erases its author: also what they had sent to the meeting before. */
    void removeAllOfItsAuthor(WriteUpId id) {
        removeAll(id, true);
    }

    private void removeAll(WriteUpId id, boolean sentBefore) {
        var own = jdbc.sql("""
                        select p.photo_id from write_up_photo p
                        join write_up w on w.id = p.write_up_id and not w.official
                        join meeting_photo m on m.id = p.photo_id and m.uploaded_by = w.author_id
                        where p.write_up_id = :id and (:sentBefore or p.sent_here) and not exists (
                            select 1 from write_up_photo o where o.photo_id = p.photo_id and o.write_up_id <> :id)
                        """)
                .param("id", id.value())
                .param("sentBefore", sentBefore)
                .query((row, number) -> new PhotoId(row.getObject(1, UUID.class)))
                .list();
        jdbc.sql("delete from write_up_photo where write_up_id = ?")
                .param(id.value())
                .update();
        photos.discard(own);
    }

    private List<UUID> order(WriteUpId id) {
        return jdbc.sql("select photo_id from write_up_photo where write_up_id = ? order by position, photo_id")
                .param(id.value())
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
                .param("now", Timestamp.from(clock.instant()))
                .param("id", writeUp.id().value())
                .update();
        audit.record(me.id().value(), what, "write_up", writeUp.id().value());
    }
}
