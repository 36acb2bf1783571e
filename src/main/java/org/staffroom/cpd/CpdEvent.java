package org.staffroom.cpd;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;

/** Something learned elsewhere, on the person's own word; marked so wherever it appears. */
@Entity
class CpdEvent {

    static final int SHORTEST = 5;
    static final int LONGEST = 6_000;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID personId;
    private String title;
    private String organiser;
    private LocalDate day;
    private int minutes;
    private String notes;
    private @Nullable String link;
    private Instant addedAt;
    private Instant changedAt;

    protected CpdEvent() {}

    static CpdEvent of(PersonId person, EventDetails details, Instant now) {
        var event = new CpdEvent();
        event.id = Ids.next();
        event.personId = person.value();
        event.addedAt = now;
        event.describe(details, now);
        return event;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    EventDetails details() {
        return new EventDetails(title, organiser, day, minutes, notes, link);
    }

    void describe(EventDetails details, Instant now) {
        if (details.minutes() < SHORTEST || details.minutes() > LONGEST) {
            throw new Refused("cpd.event.hours.wrong");
        }
        title = details.title();
        organiser = details.organiser();
        day = details.day();
        minutes = details.minutes();
        notes = details.notes();
        link = details.link();
        changedAt = now;
    }
}
