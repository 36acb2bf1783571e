package org.staffroom.writeups;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** A report or an account of a meeting. A draft, perhaps submitted, then published; can be taken back and stays correctable. */
@Entity
class WriteUp {

    private static final int LONGEST_NOTE = 1000;
    private static final Duration LONGEST_AHEAD = Duration.ofDays(366);

    /** Shorter than it is kept who was told. */
    private static final Duration NEWS = Duration.ofDays(30);

    @Id
    private UUID id;

    /** Of what it says: whoever types is no second to somebody who submitted, approved or took it back. */
    @Version
    private @Nullable Integer version;

    @OptimisticLock(excluded = true)
    private @Nullable String slug;

    private UUID meetingId;
    private UUID authorId;
    private String title = "";
    private String summary = "";
    private String body = "";

    @Enumerated(EnumType.STRING)
    @OptimisticLock(excluded = true)
    private WriteUpStatus status;

    private boolean official;
    private @Nullable LocalDate firstPublishedOn;
    private @Nullable String canonicalUrl;

    @OptimisticLock(excluded = true)
    private @Nullable Instant publishedAt;

    @OptimisticLock(excluded = true)
    private @Nullable UUID approvedBy;

    @OptimisticLock(excluded = true)
    private @Nullable Instant publishAt;

    @OptimisticLock(excluded = true)
    private @Nullable UUID publishBy;

    @OptimisticLock(excluded = true)
    private String note = "";

    private Instant createdAt;

    @OptimisticLock(excluded = true)
    private Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "write_up_point", joinColumns = @JoinColumn(name = "write_up_id"))
    @OrderBy("position")
    private List<Point> points = new ArrayList<>();

    protected WriteUp() {}

    /** @param official the organisers' report; otherwise somebody's account, which an organiser approves */
    static WriteUp draft(MeetingId meeting, PersonId author, boolean official, Instant now) {
        var writeUp = new WriteUp();
        writeUp.id = WriteUpId.next().value();
        writeUp.meetingId = meeting.value();
        writeUp.authorId = author.value();
        writeUp.status = WriteUpStatus.DRAFT;
        writeUp.official = official;
        writeUp.createdAt = now;
        writeUp.changedAt = now;
        return writeUp;
    }

    WriteUpId id() {
        return new WriteUpId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }

    String title() {
        return title;
    }

    MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    @Nullable
    String slug() {
        return slug;
    }

    boolean isPublished() {
        return status == WriteUpStatus.PUBLISHED;
    }

    /** Nobody else has ever read it. */
    boolean wasNeverPublished() {
        return publishedAt == null;
    }

    /** Whether it was first published lately. */
    boolean isNews(Instant now) {
        return publishedAt != null && now.isBefore(publishedAt.plus(NEWS));
    }

    /** Who began it, whose it is for ever. */
    PersonId author() {
        return new PersonId(authorId);
    }

    /** What it says, photos aside. */
    WriteUpText text() {
        return new WriteUpText(
                title,
                summary,
                body,
                points(Point.Kind.DISCUSSED),
                points(Point.Kind.TAKEAWAY),
                firstPublishedOn,
                canonicalUrl);
    }

    private List<String> points(Point.Kind kind) {
        return points.stream()
                .filter(point -> point.kind() == kind)
                .map(Point::text)
                .toList();
    }

    /** @throws Refused for what is too long, or no address; a published one must keep a title and a text */
    void write(WriteUpText text, Instant now) {
        var problems = new ArrayList<>(text.problems());
        if (isPublished()) {
            problems.addAll(text.missing());
        }
        refuse(problems);
        title = text.title();
        summary = text.summary();
        body = text.body();
        firstPublishedOn = text.firstPublishedOn();
        canonicalUrl = text.canonicalUrl();
        var lines = new ArrayList<Point>();
        for (var line : text.discussed()) {
            lines.add(new Point(Point.Kind.DISCUSSED, lines.size(), line));
        }
        for (var line : text.takeaways()) {
            lines.add(new Point(Point.Kind.TAKEAWAY, lines.size(), line));
        }
        if (!List.copyOf(points).equals(lines)) {
            points.clear();
            points.addAll(lines);
        }
        changedAt = now;
    }

    /** Asks an organiser to publish it. */
    void submit() {
        if (status == WriteUpStatus.PUBLISHED) {
            throw new Refused("writeups.refused.already-published");
        }
        requireReadable();
        status = WriteUpStatus.SUBMITTED;
        note = "";
    }

    /** Back to its author, as it is; an hour that was chosen for it holds no longer. */
    WriteUpSentBack sendBack(String words, PersonId by) {
        if (status != WriteUpStatus.SUBMITTED) {
            throw new Refused("writeups.refused.not-submitted");
        }
        if (words.strip().length() > LONGEST_NOTE) {
            throw new Refused(
                    "writeups.refused.too-long", LONGEST_NOTE, words.strip().length());
        }
        note = words.strip();
        status = WriteUpStatus.DRAFT;
        unplan();
        return new WriteUpSentBack(id(), by);
    }

    /**
     * For everybody to read.
     *
     * @param slug its address for ever; only the first one counts
     * @return that it is new, the first time; taken back and published again it is not
     */
    Optional<WriteUpPublished> publish(String slug, PersonId by, Instant now) {
        requireReadable();
        if (isPublished()) {
            return Optional.empty();
        }
        status = WriteUpStatus.PUBLISHED;
        approvedBy = by.value();
        note = "";
        publishAt = null;
        publishBy = null;
        if (publishedAt != null) {
            return Optional.empty();
        }
        this.slug = slug;
        publishedAt = now;
        changedAt = now;
        return Optional.of(new WriteUpPublished(id()));
    }

    /** Takes it back, also before the hour at which it was to publish itself: a draft again, its address kept for later. */
    void withdraw() {
        if (!isPublished() && publishAt == null) {
            throw new Refused("writeups.refused.not-published");
        }
        status = WriteUpStatus.DRAFT;
        unplan();
    }

    /** Publishes itself at that time; in place of an earlier plan. It may be unfinished until then. */
    void plan(Instant at, PersonId by, Instant now) {
        if (isPublished()) {
            throw new Refused("writeups.refused.already-published");
        }
        if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST_AHEAD))) {
            throw new Refused("writeups.refused.not-ahead");
        }
        publishAt = at;
        publishBy = by.value();
    }

    /** Waits to be published by hand. */
    void unplan() {
        publishAt = null;
        publishBy = null;
    }

    /** Whether its hour has come. */
    boolean isDue(Instant now) {
        return publishAt != null && !publishAt.isAfter(now) && !isPublished();
    }

    @Nullable
    Instant publishAt() {
        return publishAt;
    }

    @Nullable
    PersonId publishBy() {
        return publishBy == null ? null : new PersonId(publishBy);
    }

    private void requireReadable() {
        refuse(new WriteUpText(title, summary, body, List.of(), List.of(), null, null).missing());
    }

    private static void refuse(List<WriteUpText.Problem> problems) {
        if (!problems.isEmpty()) {
            throw problems.get(0).refused();
        }
    }
}
