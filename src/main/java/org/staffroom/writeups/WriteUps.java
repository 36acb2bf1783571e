package org.staffroom.writeups;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Markdown;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Slug;
import org.staffroom.shared.StaleVersion;
import org.staffroom.writeups.WriteUpWritten.How;

/**
 * Commands on write-ups: by the organisers of the meeting, and by somebody who was there for an own account. For anybody
 * else a write-up is {@link NotFound}; what a rule forbids is {@link Refused}.
 */
@Service
@Transactional
public class WriteUps {

    private final WriteUpRepository writeUps;
    private final WriteUpAccess access;
    private final WriteUpPhotos photos;
    private final MeetingAccess meetings;
    private final AttendanceQueries attendance;
    private final Beginning beginning;
    private final Filling filling;
    private final WordsArrived arrivals;
    private final Markdown markdown;
    private final Drafts drafts;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WriteUps(
            WriteUpRepository writeUps,
            WriteUpAccess access,
            WriteUpPhotos photos,
            MeetingAccess meetings,
            AttendanceQueries attendance,
            Beginning beginning,
            Filling filling,
            WordsArrived arrivals,
            Markdown markdown,
            Drafts drafts,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.writeUps = writeUps;
        this.access = access;
        this.photos = photos;
        this.meetings = meetings;
        this.attendance = attendance;
        this.beginning = beginning;
        this.filling = filling;
        this.arrivals = arrivals;
        this.markdown = markdown;
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The organisers' report, begun with the meeting's facts; the one this person began already, when there is one. */
    public WriteUpId startReport(CurrentPerson me, MeetingId meeting) {
        meetings.requireOrganiser(me, meeting);
        return start(me, meeting, true);
    }

    /** The account of somebody who was there; the one this person began already, when there is one. */
    public WriteUpId startAccount(CurrentPerson me, MeetingId meeting) {
        if (!attendance.attended(meeting, me.id())) {
            throw new NotFound();
        }
        return start(me, meeting, false);
    }

    private WriteUpId start(CurrentPerson me, MeetingId meeting, boolean official) {
        // Pressed twice at once it is one draft.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('write_up.start ' || :meeting || :person))")
                .param("meeting", meeting.toString())
                .param("person", me.id().toString())
                .query()
                .singleValue();
        var begun = jdbc.sql("""
                        select id from write_up
                        where meeting_id = :meeting and author_id = :author and official = :official and status <> 'PUBLISHED'
                        order by created_at limit 1
                        """)
                .param("meeting", meeting.value())
                .param("author", me.id().value())
                .param("official", official)
                .query(UUID.class)
                .optional();
        if (begun.isPresent()) {
            return new WriteUpId(begun.get());
        }
        var writeUp = WriteUp.draft(meeting, me.id(), official, clock.instant());
        if (!official) {
            writeUps.saveAndFlush(writeUp);
        } else {
            var facts = beginning.of(meeting);
            var text = filling.fill(writeUp.id(), writeUp.text(), facts);
            writeUp.write(text, clock.instant());
            writeUps.saveAndFlush(writeUp);
            filling.remember(writeUp.id(), facts);
            written(me, writeUp.id(), How.FILLED, null, text);
        }
        record(me, "started", writeUp.id());
        return writeUp.id();
    }

    /**
     * Says something else in it.
     *
     * @param version the write-up's, when the person began to edit
     * @throws StaleVersion when somebody else changed it meanwhile; words of speakers that arrived are no conflict
     */
    public void edit(CurrentPerson me, WriteUpId id, int version, WriteUpText text) {
        edit(me, id, version, text, How.SAVED, null);
    }

    /**
     * Says again what an earlier version said; as {@link #edit}.
     *
     * @param number of the version
     */
    public void restore(CurrentPerson me, WriteUpId id, int version, WriteUpText text, int number) {
        edit(me, id, version, text, How.RESTORED, number);
    }

    private void edit(
            CurrentPerson me, WriteUpId id, int version, WriteUpText text, How how, @Nullable Integer restored) {
        access.requireEditor(me, id);
        var writeUp = writeUps.locked(id);
        var merged = version == writeUp.version()
                ? text
                : arrivals.after(id, version, writeUp.version(), text).orElseThrow(StaleVersion::new);
        markdown.check(merged.body());
        var before = writeUp.text();
        writeUp.write(merged, clock.instant());
        writeUps.flush();
        drafts.discard(me.id(), draftName(id));
        record(me, "edited", id);
        if (!before.equals(merged)) {
            written(me, id, how, restored, merged);
        }
    }

    /**
     * Puts in what is known of the meeting by now and was not before; what the author changed stays.
     *
     * @return whether anything was new
     * @throws Refused when it did not begin with facts, is published, or would become too long
     */
    public boolean fill(CurrentPerson me, WriteUpId id) {
        access.requireEditor(me, id);
        var writeUp = writeUps.locked(id);
        if (!filling.isFilled(id)) {
            throw new Refused("writeups.refused.not-filled");
        }
        // Nothing comes onto a page that others read but what somebody has read first.
        if (writeUp.isPublished()) {
            throw new Refused("writeups.refused.already-published");
        }
        var before = writeUp.text();
        var facts = beginning.of(writeUp.meeting());
        var text = filling.fill(id, before, facts);
        markdown.check(text.body());
        filling.remember(id, facts);
        if (text.equals(before)) {
            return false;
        }
        writeUp.write(text, clock.instant());
        writeUps.flush();
        record(me, "filled", id);
        written(me, id, How.FILLED, null, text);
        return true;
    }

    private void written(CurrentPerson me, WriteUpId id, How how, @Nullable Integer restored, WriteUpText text) {
        events.publishEvent(new WriteUpWritten(id, me.id(), how, restored, text));
    }

    /** By its author: an organiser reads it next. */
    public void submit(CurrentPerson me, WriteUpId id) {
        access.requireEditor(me, id);
        writeUps.locked(id).submit();
        writeUps.flush();
        record(me, "submitted", id);
    }

    /** By an organiser: the author goes on with it. @param note what to look at again; may be empty */
    public void sendBack(CurrentPerson me, WriteUpId id, String note) {
        access.requireOrganiser(me, id);
        var sentBack = writeUps.locked(id).sendBack(note, me.id());
        writeUps.flush();
        record(me, "sent back", id);
        events.publishEvent(sentBack);
    }

    /** By an organiser, who thereby approves it. Twice is once. @return its address, from the first time on and for ever */
    public String publish(CurrentPerson me, WriteUpId id) {
        access.requireOrganiser(me, id);
        // Two write-ups of one title published at once would be given the same address.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('write_up.slug'))")
                .query()
                .singleValue();
        var writeUp = writeUps.locked(id);
        requireBegun(writeUp.meeting());
        photos.requireDescribed(id);
        var before = writeUp.isPublished();
        var kept = writeUp.slug();
        var slug = kept == null ? Slug.of(writeUp.title(), this::isTaken) : kept;
        var published = writeUp.publish(slug, me.id(), clock.instant());
        writeUps.flush();
        photos.settle(id);
        arrivals.forget(id);
        record(me, "published", id);
        published.ifPresent(events::publishEvent);
        if (!before) {
            events.publishEvent(new WriteUpApproved(id, me.id()));
        }
        if (!before && published.isEmpty() && writeUp.isNews(clock.instant())) {
            events.publishEvent(new WriteUpPublishedAgain(id));
        }
        return slug;
    }

    /** By an organiser, or the author of an account: nobody else reads it any longer. */
    public void withdraw(CurrentPerson me, WriteUpId id) {
        if (!access.rights(me, id).takeBack()) {
            throw new NotFound();
        }
        var writeUp = writeUps.locked(id);
        var wasPublished = writeUp.isPublished();
        writeUp.withdraw();
        writeUps.flush();
        record(me, "withdrawn", id);
        if (wasPublished) {
            events.publishEvent(new WriteUpWithdrawn(id));
        }
    }

    /** Throws a draft away, photos and all. What was ever published stays. */
    public void discard(CurrentPerson me, WriteUpId id) {
        access.requireEditor(me, id);
        access.requireOwner(me, id);
        var writeUp = writeUps.locked(id);
        if (!writeUp.wasNeverPublished()) {
            throw new Refused("writeups.refused.was-published");
        }
        photos.removeAll(id);
        writeUps.delete(writeUp);
        writeUps.flush();
        drafts.discard(me.id(), draftName(id));
        record(me, "discarded", id);
    }

    /** What was kept of the editor's form while typing is kept under this name. */
    static String draftName(WriteUpId id) {
        return "write-up:" + id;
    }

    private record Held(boolean cancelled, boolean begun) {}

    private void requireBegun(MeetingId meeting) {
        // The old day of one that is put off goes by without it.
        var held = jdbc.sql("""
                        select status = 'CANCELLED' as cancelled, status = 'PUBLISHED' and starts_at <= :now as begun
                        from meeting where id = :id
                        """)
                .param("id", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Held.class)
                .single();
        if (!held.begun) {
            throw new Refused(held.cancelled ? "writeups.refused.meeting-cancelled" : "writeups.refused.not-held-yet");
        }
    }

    private boolean isTaken(String slug) {
        return jdbc.sql("select exists (select 1 from write_up where slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    private void record(CurrentPerson me, String what, WriteUpId id) {
        audit.record(me.id().value(), what, "write_up", id.value());
    }
}
