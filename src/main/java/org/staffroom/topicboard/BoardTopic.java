package org.staffroom.topicboard;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Typed;
import org.staffroom.topics.TopicId;

/**
 * A topic on the board. What others seconded stays as they read it: its author edits it until then, and may withdraw it
 * always.
 */
@Entity
class BoardTopic {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TAGS = 5;

    enum Status {
        OPEN,
        WITHDRAWN,
        HIDDEN,
        MERGED
    }

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private BoardKind kind;

    private String title;
    private String body;
    private @Nullable UUID regionId;
    private @Nullable UUID authorId;

    @Enumerated(EnumType.STRING)
    private Status status;

    /** A vote is no conflict for whoever edits. */
    @OptimisticLock(excluded = true)
    private int votes;

    private @Nullable String hiddenReason;
    private @Nullable UUID mergedInto;
    private Instant createdAt;
    private Instant changedAt;

    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "board_tag", joinColumns = @JoinColumn(name = "board_topic_id"))
    @Column(name = "topic_id")
    private Set<UUID> tags = new HashSet<>();

    protected BoardTopic() {}

    static BoardTopic putUp(BoardDetails details, PersonId author, Instant now) {
        var topic = new BoardTopic();
        topic.id = BoardTopicId.next().value();
        topic.authorId = author.value();
        topic.status = Status.OPEN;
        topic.createdAt = now;
        topic.describe(details, now);
        return topic;
    }

    BoardTopicId id() {
        return new BoardTopicId(id);
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    /** Null for the whole network. */
    @Nullable
    RegionId region() {
        return regionId == null ? null : new RegionId(regionId);
    }

    @Nullable
    PersonId author() {
        return authorId == null ? null : new PersonId(authorId);
    }

    boolean isBy(PersonId person) {
        return person.value().equals(authorId);
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    /** Where it lives on; null unless it was merged. */
    @Nullable
    BoardTopicId mergedInto() {
        return mergedInto == null ? null : new BoardTopicId(mergedInto);
    }

    void edit(int ofVersion, BoardDetails details, Instant now) {
        requireOpen();
        StaleVersion.check(ofVersion, version == null ? 0 : version);
        if (votes > 0) {
            throw new Refused("topicboard.refused.seconded");
        }
        describe(details, now);
    }

    /** Whether this person may vote for it. */
    void requireVoteOf(PersonId person) {
        requireOpen();
        if (isBy(person)) {
            throw new Refused("topicboard.refused.own");
        }
    }

    /** @param votes come, or gone when below nought */
    void counted(int votes) {
        this.votes += votes;
    }

    void withdraw(Instant now) {
        requireOpen();
        become(Status.WITHDRAWN, now);
    }

    void hide(String reason, Instant now) {
        requireOpen();
        var said = Typed.text(reason);
        if (Typed.letters(said) < SHORTEST_REASON) {
            throw new Refused("topicboard.refused.no-reason");
        }
        if (said.length() > LONGEST_REASON) {
            throw new Refused("topicboard.refused.long-reason", LONGEST_REASON);
        }
        hiddenReason = said;
        become(Status.HIDDEN, now);
    }

    void show(Instant now) {
        if (status != Status.HIDDEN) {
            throw new Refused("topicboard.refused.not-hidden");
        }
        hiddenReason = null;
        become(Status.OPEN, now);
    }

    /** What was asked twice is asked once: its votes and tags are the other's now. */
    void mergeInto(BoardTopic other, Instant now) {
        requireOpen();
        other.requireOpen();
        if (other == this) {
            throw new Refused("topicboard.refused.merge-itself");
        }
        mergedInto = other.id;
        votes = 0;
        other.tags.addAll(tags);
        become(Status.MERGED, now);
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new Refused("topicboard.refused.closed");
        }
    }

    private void become(Status next, Instant now) {
        status = next;
        changedAt = now;
    }

    private void describe(BoardDetails details, Instant now) {
        if (details.tags().size() > MOST_TAGS) {
            throw new Refused("topicboard.refused.tags", MOST_TAGS);
        }
        kind = details.kind();
        title = details.title().strip();
        body = details.body().strip();
        regionId = details.region() == null ? null : details.region().value();
        var chosen = new HashSet<UUID>();
        details.tags().stream().map(TopicId::value).forEach(chosen::add);
        if (!Objects.equals(chosen, tags)) {
            tags.clear();
            tags.addAll(chosen);
        }
        changedAt = now;
    }
}
