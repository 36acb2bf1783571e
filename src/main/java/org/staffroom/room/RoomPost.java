package org.staffroom.room;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** A question or a topic. Asked without a name it has no author at all: nobody can be found by it, and nobody owns it. */
@Entity
class RoomPost {

    static final int SHORTEST = 3;
    static final int LONGEST = 280;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID meetingId;

    @Enumerated(EnumType.STRING)
    private PostKind kind;

    private @Nullable UUID itemId;
    private String text;
    private @Nullable UUID authorId;

    @Enumerated(EnumType.STRING)
    private PostStatus status;

    /** A vote is no conflict for whoever moderates. */
    @OptimisticLock(excluded = true)
    private int votes;

    protected RoomPost() {}

    /**
     * @param item whose talk it is about; null for nobody's in particular
     * @param author null when it is asked without a name
     */
    static RoomPost asked(
            RoomPostId id,
            MeetingId meeting,
            PostKind kind,
            String text,
            @Nullable UUID item,
            @Nullable PersonId author) {
        var words = text.strip().replaceAll("\\s+", " ");
        var length = Typed.letters(words);
        if (length < SHORTEST || length > LONGEST) {
            throw new Refused("room.refused.length", SHORTEST, LONGEST);
        }
        var post = new RoomPost();
        post.id = id.value();
        post.meetingId = meeting.value();
        post.kind = kind;
        post.text = words;
        post.itemId = kind == PostKind.QUESTION ? item : null;
        post.authorId = author == null ? null : author.value();
        post.status = PostStatus.OPEN;
        return post;
    }

    MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    boolean isBy(PersonId person) {
        return person.value().equals(authorId);
    }

    /** @throws Refused when it is not up any more */
    void requireVotes() {
        if (status != PostStatus.OPEN) {
            throw new Refused("room.refused.closed");
        }
    }

    /** @param votes come, or gone when below nought */
    void counted(int votes) {
        this.votes += votes;
    }

    /** Answered, or talked about; pressed twice it stays so. */
    void answer() {
        status = PostStatus.ANSWERED;
    }

    void hide() {
        status = PostStatus.HIDDEN;
    }

    /** Is up again. */
    void reopen() {
        status = PostStatus.OPEN;
    }
}
