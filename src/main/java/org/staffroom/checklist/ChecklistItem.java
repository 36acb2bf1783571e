package org.staffroom.checklist;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** What organisers say about one step of one meeting. */
@Entity
class ChecklistItem {

    private static final int FARTHEST = 400;

    @Id
    private UUID id;

    private UUID meetingId;

    @Enumerated(EnumType.STRING)
    private Step step;

    private @Nullable Integer days;
    private boolean skipped;
    private @Nullable Instant doneAt;
    private @Nullable UUID doneBy;
    private @Nullable LocalDate doneFor;

    protected ChecklistItem() {}

    /**
     * Ticked twice it stays as it was ticked first.
     *
     * @param held the meeting's day, of which alone it says something
     */
    void tick(PersonId by, Instant now, LocalDate held) {
        skipped = false;
        if (!held.equals(doneFor)) {
            doneAt = now;
            doneBy = by.value();
            doneFor = held;
        }
    }

    void untick() {
        doneAt = null;
        doneBy = null;
        doneFor = null;
    }

    /** Is not to be done for this meeting. */
    void skip() {
        untick();
        skipped = true;
    }

    void takeUp() {
        skipped = false;
    }

    /** @param days from the meeting's day */
    void due(int days) {
        if (Math.abs(days) > FARTHEST) {
            throw new Refused("checklist.refused.far-away");
        }
        this.days = days;
    }
}
