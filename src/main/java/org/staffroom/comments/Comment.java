package org.staffroom.comments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.writeups.WriteUpId;

/**
 * What somebody who was there took away. Plain text. It waits for an organiser, unless its author is trusted; what an
 * organiser took off stays off, whatever its author writes, until an organiser puts it back.
 */
@Entity
@Table(name = "write_up_comment")
class Comment {

    static final int LONGEST = 2000;

    enum Status {
        WAITING,
        SHOWN,
        HIDDEN
    }

    /** How the author is named beside it. */
    enum Signed {
        /** Name and job. */
        FULL,
        /** First name only. */
        FIRST
    }

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID writeUpId;
    private UUID authorId;
    private String body;

    @Enumerated(EnumType.STRING)
    private Signed signed;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant writtenAt;
    private Instant changedAt;
    private @Nullable UUID decidedBy;
    private @Nullable Instant decidedAt;

    protected Comment() {}

    /** @param trusted whether others read it before an organiser did */
    static Comment write(WriteUpId writeUp, PersonId author, String body, Signed signed, boolean trusted, Instant now) {
        var comment = new Comment();
        comment.id = CommentId.next().value();
        comment.writeUpId = writeUp.value();
        comment.authorId = author.value();
        comment.body = checked(body);
        comment.signed = signed;
        comment.status = trusted ? Status.SHOWN : Status.WAITING;
        comment.writtenAt = now;
        comment.changedAt = now;
        return comment;
    }

    CommentId id() {
        return new CommentId(id);
    }

    WriteUpId writeUp() {
        return new WriteUpId(writeUpId);
    }

    boolean isBy(PersonId person) {
        return person.value().equals(authorId);
    }

    boolean isShown() {
        return status == Status.SHOWN;
    }

    /**
     * Says it otherwise.
     *
     * @param ofForm the version it was opened with
     * @throws Refused when an organiser took it off
     */
    void edit(int ofForm, String words, Signed as, boolean trusted, Instant now) {
        StaleVersion.check(ofForm, version == null ? 0 : version);
        if (status == Status.HIDDEN) {
            throw new Refused("comments.refused.hidden");
        }
        body = checked(words);
        signed = as;
        status = trusted ? Status.SHOWN : Status.WAITING;
        changedAt = now;
    }

    /** By an organiser: everybody reads it. Twice is once. */
    void approve(PersonId by, Instant now) {
        decide(Status.SHOWN, by, now);
    }

    /** By an organiser: nobody but its author reads it any longer. */
    void hide(PersonId by, Instant now) {
        decide(Status.HIDDEN, by, now);
    }

    private void decide(Status decision, PersonId by, Instant now) {
        status = decision;
        decidedBy = by.value();
        decidedAt = now;
    }

    /** Browsers send lines ending in CR LF; a database cannot hold NUL; ten empty lines are no paragraph. */
    static String clean(String words) {
        return words.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String checked(String words) {
        var clean = clean(words);
        if (clean.isEmpty()) {
            throw new Refused("comments.refused.empty");
        }
        if (clean.length() > LONGEST) {
            throw new Refused("comments.refused.long", LONGEST, clean.length());
        }
        return clean;
    }
}
