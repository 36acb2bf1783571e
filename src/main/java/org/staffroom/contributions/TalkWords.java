package org.staffroom.contributions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import org.staffroom.writeups.WriteUpId;

/** What one speaker says about one talk. Asked once, reminded once; they may say it anew, the text they came into is the author's. */
@Entity
@Table(name = "talk_words")
class TalkWords {

    static final int LONGEST = 600;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID writeUpId;
    private UUID personId;
    private String talk;
    private String words;
    private String block;
    private boolean waiting;
    private @Nullable Instant saidAt;

    protected TalkWords() {}

    WriteUpId writeUp() {
        return new WriteUpId(writeUpId);
    }

    boolean isOf(PersonId person, WriteUpId writeUp) {
        return personId.equals(person.value()) && writeUpId.equals(writeUp.value());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    String talk() {
        return talk;
    }

    /** As they stand in the text, or stood; empty when they never did. */
    String block() {
        return block;
    }

    String words() {
        return words;
    }

    /**
     * Says it, or says it anew. They wait until they are placed.
     *
     * @return false when that is what was said before
     */
    boolean say(String typed, Instant now) {
        var plain = typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        if (plain.isEmpty()) {
            throw new Refused("contributions.refused.nothing");
        }
        if (plain.length() > LONGEST) {
            throw new Refused("contributions.refused.too-long", LONGEST, plain.length());
        }
        if (plain.equals(words)) {
            return false;
        }
        words = plain;
        saidAt = now;
        waiting = true;
        return true;
    }

    /** They stand in the text now. */
    void placed(String asBlock) {
        requireWaiting();
        block = asBlock;
        waiting = false;
    }

    /** The author leaves the text as it is. */
    void leave() {
        requireWaiting();
        waiting = false;
    }

    void requireWaiting() {
        if (!waiting) {
            throw new Refused("contributions.refused.not-waiting");
        }
    }
}
