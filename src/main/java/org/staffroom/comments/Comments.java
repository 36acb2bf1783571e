package org.staffroom.comments;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.writeups.WriteUpId;

/** Commands on comments: by who was there on their own, by organisers of the meeting on all of it, and reports by anybody. */
@Service
@Transactional
public class Comments {

    static final int MOST = 5;
    static final int LONGEST_REPORT = 500;

    private final CommentRepository comments;
    private final CommentAccess access;
    private final MeetingAccess meetings;
    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Audit audit;
    private final Clock clock;

    Comments(
            CommentRepository comments,
            CommentAccess access,
            MeetingAccess meetings,
            JdbcClient jdbc,
            Drafts drafts,
            Audit audit,
            Clock clock) {
        this.comments = comments;
        this.access = access;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says under a published write-up what one took away. The same words pressed twice are one comment.
     *
     * @return whether others read it already
     * @throws Refused for who was not there, for too much of it
     */
    boolean write(CurrentPerson me, String slug, String body, Comment.Signed signed) {
        var about = access.published(slug);
        if (!access.wasThere(me.id(), about.meeting())) {
            throw new Refused("comments.refused.not-there");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('comment ' || :writeUp || :me))")
                .param("writeUp", about.id().toString())
                .param("me", me.id().toString())
                .query()
                .singleRow();
        var same = jdbc.sql("""
                        select status = 'SHOWN' from write_up_comment
                        where write_up_id = :writeUp and author_id = :me and body = :body
                        """)
                .param("writeUp", about.id())
                .param("me", me.id().value())
                .param("body", Comment.clean(body))
                .query(Boolean.class)
                .list();
        if (!same.isEmpty()) {
            drafts.discard(me.id(), draft(about.writeUp()));
            return same.get(0);
        }
        var own = jdbc.sql("select count(*) from write_up_comment where write_up_id = :writeUp and author_id = :me")
                .param("writeUp", about.id())
                .param("me", me.id().value())
                .query(Integer.class)
                .single();
        if (own >= MOST) {
            throw new Refused("comments.refused.too-many", MOST);
        }
        var trusted = access.isTrusted(me, about.meeting());
        var comment =
                comments.saveAndFlush(Comment.write(about.writeUp(), me.id(), body, signed, trusted, clock.instant()));
        drafts.discard(me.id(), draft(about.writeUp()));
        record(me, "written", comment.id());
        return comment.isShown();
    }

    /** What somebody types and does not send is kept under this name. */
    static String draft(WriteUpId writeUp) {
        return "comment-on:" + writeUp;
    }

    /** As {@link #draft(WriteUpId)}, of a comment that is edited. */
    static String draft(CommentId comment) {
        return "comment:" + comment;
    }

    /** By its author. @return whether others read it already */
    boolean edit(CurrentPerson me, CommentId id, int version, String body, Comment.Signed signed) {
        var comment = own(me, id);
        var about = access.published(comment.writeUp());
        comment.edit(version, body, signed, access.isTrusted(me, about.meeting()), clock.instant());
        comments.flush();
        drafts.discard(me.id(), draft(id));
        record(me, "edited", id);
        return comment.isShown();
    }

    /** By its author: gone for good, also while the write-up is taken back. @return what it stood under */
    CommentAccess.About remove(CurrentPerson me, CommentId id) {
        var comment = own(me, id);
        var about = access.under(comment);
        comments.delete(comment);
        comments.flush();
        record(me, "removed", id);
        return about;
    }

    private Comment own(CurrentPerson me, CommentId id) {
        var comment = comments.locked(id);
        if (!comment.isBy(me.id())) {
            throw new NotFound();
        }
        return comment;
    }

    /** By an organiser. What was reported of it is settled by that, either way. */
    public void approve(CurrentPerson me, MeetingId meeting, String id) {
        decided(me, meeting, CommentId.of(id), true);
    }

    /** As {@link #approve}: nobody but its author reads it any longer. */
    void hide(CurrentPerson me, MeetingId meeting, String id) {
        decided(me, meeting, CommentId.of(id), false);
    }

    private void decided(CurrentPerson me, MeetingId meeting, CommentId id, boolean shown) {
        meetings.requireOrganiser(me, meeting);
        var comment = comments.locked(id);
        var there = jdbc.sql("select exists (select 1 from write_up where id = :id and meeting_id = :meeting)")
                .param("id", comment.writeUp().value())
                .param("meeting", meeting.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new NotFound();
        }
        if (shown) {
            comment.approve(me.id(), clock.instant());
        } else {
            comment.hide(me.id(), clock.instant());
        }
        comments.flush();
        if (!shown) {
            forgetApprovals(id, meeting);
        }
        jdbc.sql("update comment_report set settled_at = :now where comment_id = :id and settled_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        record(me, shown ? "approved" : "hidden", id);
    }

    /** What was approved of the same author before earns no trust any longer, also once this one is deleted. */
    private void forgetApprovals(CommentId hidden, MeetingId meeting) {
        jdbc.sql("""
                        update write_up_comment c set decided_by = null, decided_at = null
                        from write_up w join meeting m on m.id = w.meeting_id
                        where c.write_up_id = w.id and c.status = 'SHOWN' and c.decided_at is not null
                          and c.author_id = (select author_id from write_up_comment where id = :id)
                          and m.region_id = (select region_id from meeting where id = :meeting)
                        """)
                .param("id", hidden.value())
                .param("meeting", meeting.value())
                .update();
    }

    /**
     * Says to the organisers that something is wrong with a comment that everybody reads. Twice is once; after they settled it, it
     * is said anew, for it may read otherwise by now.
     */
    void report(CurrentPerson me, CommentId id, String words) {
        var comment = comments.locked(id);
        if (!comment.isShown()) {
            throw new NotFound();
        }
        access.published(comment.writeUp());
        var clean = Comment.clean(words);
        if (clean.length() > LONGEST_REPORT) {
            throw new Refused("comments.refused.long", LONGEST_REPORT, clean.length());
        }
        var added = jdbc.sql("""
                        insert into comment_report (comment_id, reported_by, words, reported_at)
                        values (:id, :me, :words, :now)
                        on conflict (comment_id, reported_by) do update
                        set words = excluded.words, reported_at = excluded.reported_at, settled_at = null
                        where comment_report.settled_at is not null
                        """)
                .param("id", id.value())
                .param("me", me.id().value())
                .param("words", clean)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added > 0) {
            record(me, "reported", id);
        }
    }

    private void record(CurrentPerson me, String what, CommentId id) {
        audit.record(me.id().value(), what, "write_up_comment", id.value());
    }
}
