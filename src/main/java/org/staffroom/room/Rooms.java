package org.staffroom.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands in the room, on the day of the meeting; notes at any time. */
@Service
@Transactional
public class Rooms {

    private static final int MOST_OF_ONE = 20;
    private static final int MOST = 500;

    /** Who asked how often, for a while and in memory alone: a row would say who asked without a name. */
    private record Asker(PersonId person, MeetingId meeting) {}

    private final Cache<Asker, AtomicInteger> asked = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(24))
            .maximumSize(20_000)
            .build();

    private final RoomPostRepository posts;
    private final RoomAccess access;
    private final MeetingAccess meetings;
    private final RoomQueries queries;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rooms(
            RoomPostRepository posts,
            RoomAccess access,
            MeetingAccess meetings,
            RoomQueries queries,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.posts = posts;
        this.access = access;
        this.meetings = meetings;
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks a question or proposes a topic. Of what is asked without a name nothing is kept that says whose it is: no author,
     * no audit, no time.
     *
     * @param press made by the form, and what was asked is known by it: the same one twice asks once
     * @param item whose talk it is about; null for nobody's in particular
     * @throws Refused for whoever is not in the room, on another day, and after {@value #MOST_OF_ONE} of the same person
     */
    public void ask(
            CurrentPerson me,
            MeetingId meeting,
            RoomPostId press,
            PostKind kind,
            String text,
            @Nullable UUID item,
            boolean named) {
        access.requireInside(me, meeting);
        requireOpen(meeting);
        // Two presses of one person come one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('room:' || :me))")
                .param("me", me.id().toString())
                .query()
                .singleValue();
        if (posts.existsById(press.value())) {
            return;
        }
        if (item != null && !queries.isOf(meeting, item)) {
            throw new Refused("room.refused.no-such-item");
        }
        var post = RoomPost.asked(press, meeting, kind, text, item, named ? me.id() : null);
        if (posts.countByMeetingId(meeting.value()) >= MOST) {
            throw new Refused("room.refused.full");
        }
        if (asked.get(new Asker(me.id(), meeting), one -> new AtomicInteger()).incrementAndGet() > MOST_OF_ONE) {
            throw new Refused("room.refused.too-many", MOST_OF_ONE);
        }
        posts.saveAndFlush(post);
        changed(meeting);
    }

    /** One vote a person, however often they press. */
    public void vote(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        access.requireInside(me, meeting);
        requireOpen(meeting);
        var post = posts.locked(meeting, id);
        post.requireVotes();
        count(
                post,
                meeting,
                jdbc.sql("insert into room_vote values (?, ?) on conflict do nothing")
                        .params(id.value(), me.id().value())
                        .update());
    }

    /** Takes the vote back; nothing happens when there is none. */
    void unvote(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        access.requireInside(me, meeting);
        requireOpen(meeting);
        var post = posts.locked(meeting, id);
        post.requireVotes();
        count(
                post,
                meeting,
                -jdbc.sql("delete from room_vote where post_id = ? and person_id = ?")
                        .params(id.value(), me.id().value())
                        .update());
    }

    private void count(RoomPost post, MeetingId meeting, int votes) {
        post.counted(votes);
        if (votes != 0) {
            posts.flush();
            changed(meeting);
        }
    }

    /**
     * Takes one's own back, votes and all.
     *
     * @throws NotFound when it is not theirs, or was asked without a name: nobody's own is that
     */
    void withdraw(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        var post = posts.locked(meeting, id);
        if (!post.isBy(me.id())) {
            throw new NotFound();
        }
        posts.delete(post);
        posts.flush();
        changed(meeting);
    }

    /** It was answered, or talked about. */
    public void answer(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        moderate(me, meeting, id, "answered", RoomPost::answer);
    }

    /** Only those who moderate see it any more. */
    public void hide(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        moderate(me, meeting, id, "hidden", RoomPost::hide);
    }

    /** What was answered or hidden is up again. */
    void reopen(CurrentPerson me, MeetingId meeting, RoomPostId id) {
        moderate(me, meeting, id, "put back", RoomPost::reopen);
    }

    private void moderate(CurrentPerson me, MeetingId meeting, RoomPostId id, String what, Consumer<RoomPost> verb) {
        access.requireModerator(me, meeting);
        verb.accept(posts.locked(meeting, id));
        posts.flush();
        audit.record(me.id().value(), what, "room_post", id.value());
        changed(meeting);
    }

    /**
     * Says what whoever comes in wants to know.
     *
     * @throws StaleVersion when somebody else wrote since this version
     */
    public void note(CurrentPerson me, MeetingId meeting, RoomNotes notes) {
        meetings.requireOrganiser(me, meeting);
        var written = jdbc.sql("""
                        insert into room_notes (meeting_id, version, toilets, fire, other)
                        select :meeting, 1, :toilets, :fire, :other
                        where :version = 0 or exists (select 1 from room_notes where meeting_id = :meeting)
                        on conflict (meeting_id) do update
                        set toilets = excluded.toilets, fire = excluded.fire, other = excluded.other, version = room_notes.version + 1
                        where room_notes.version = :version
                        """)
                .param("meeting", meeting.value())
                .param("toilets", notes.toilets())
                .param("fire", notes.fire())
                .param("other", notes.other())
                .param("version", notes.version())
                .update();
        if (written == 0) {
            throw new StaleVersion();
        }
        audit.record(me.id().value(), "noted", "meeting", meeting.value());
        changed(meeting);
    }

    private void requireOpen(MeetingId meeting) {
        var phase = queries.room(meeting).phase(clock.instant());
        if (phase != RoomPhase.OPEN) {
            throw new Refused("room.refused." + phase);
        }
    }

    private void changed(MeetingId meeting) {
        events.publishEvent(new RoomChanged(meeting));
    }
}
