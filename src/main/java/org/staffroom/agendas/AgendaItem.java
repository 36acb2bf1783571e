package org.staffroom.agendas;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;

/** A slot of a meeting's day. When it starts is decided by the {@link Day} it stands in. */
@Entity
class AgendaItem {

    static final Comparator<AgendaItem> IN_ORDER = Comparator.comparingInt((AgendaItem item) -> item.startMinute)
            .thenComparingInt(item -> item.track == null ? 0 : item.track);

    private static final int LONGEST = 720;
    private static final int MOST_TRACKS = 9;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID meetingId;

    /** Moving with the rest of the day is no conflict for whoever edits the item. */
    @OptimisticLock(excluded = true)
    private int startMinute;

    private int lengthMinutes;

    @Enumerated(EnumType.STRING)
    private ItemKind kind;

    private String title;
    private String description;
    private @Nullable Integer track;
    private String room;
    private @Nullable UUID presentationId;

    @ElementCollection
    @CollectionTable(name = "agenda_person", joinColumns = @JoinColumn(name = "item_id"))
    private List<Part> people = new ArrayList<>();

    /** A person in a role. */
    @Embeddable
    static class Part {

        private UUID personId;

        @Enumerated(EnumType.STRING)
        private ItemRole role;

        private int position;

        protected Part() {}

        Part(Appearance appearance, int position) {
            personId = appearance.person().value();
            role = appearance.role();
            this.position = position;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part that
                    && personId.equals(that.personId)
                    && role == that.role
                    && position == that.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(personId, role, position);
        }
    }

    protected AgendaItem() {}

    static AgendaItem of(MeetingId meeting, ItemDetails details) {
        return of(Ids.next(), meeting, details);
    }

    /** One that was taken out comes back as itself: others may know it by its id. */
    static AgendaItem of(UUID id, MeetingId meeting, ItemDetails details) {
        var item = new AgendaItem();
        item.id = id;
        item.meetingId = meeting.value();
        item.describe(details);
        return item;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    int start() {
        return startMinute;
    }

    int minutes() {
        return lengthMinutes;
    }

    int end() {
        return startMinute + lengthMinutes;
    }

    @Nullable
    Integer track() {
        return track;
    }

    boolean isPlenary() {
        return track == null;
    }

    String title() {
        return title;
    }

    String room() {
        return room;
    }

    ItemDetails details() {
        return new ItemDetails(
                kind,
                lengthMinutes,
                track,
                room,
                title,
                description,
                presentationId == null ? null : new PresentationId(presentationId),
                people.stream()
                        .sorted(Comparator.comparingInt(part -> part.position))
                        .map(part -> new Appearance(part.personId, part.role))
                        .toList());
    }

    /** A slot for a talk still to be announced has one now. */
    void fill(ItemKind talks, PresentationId talk) {
        if (!kind.isTalk() || presentationId != null || !title.isEmpty()) {
            throw new Refused("agendas.refused.not-free");
        }
        kind = talks;
        presentationId = talk.value();
    }

    void describe(ItemDetails details) {
        if (details.minutes() < 1 || details.minutes() > LONGEST) {
            throw new Refused("meetings.refused.length", LONGEST);
        }
        var track = details.track();
        if (track != null && (track < 1 || track > MOST_TRACKS)) {
            throw new Refused("meetings.refused.track", MOST_TRACKS);
        }
        if (details.title().isBlank()
                && details.presentation() == null
                && !details.kind().isTalk()) {
            throw new Refused("meetings.refused.no-item-title");
        }
        kind = details.kind();
        lengthMinutes = details.minutes();
        this.track = track;
        room = details.room().strip();
        title = details.title().strip();
        description = details.description().strip();
        presentationId =
                details.presentation() == null ? null : details.presentation().value();
        var parts = new ArrayList<Part>();
        details.people().stream().distinct().forEach(person -> parts.add(new Part(person, parts.size())));
        if (!parts.equals(people)) {
            people.clear();
            people.addAll(parts);
        }
    }

    /** Somebody speaks instead of whoever was to; the others stay. */
    void spokenBy(PersonId speaker) {
        people.removeIf(part -> part.role == ItemRole.SPEAKER);
        people.add(new Part(new Appearance(speaker, ItemRole.SPEAKER), 0));
    }

    /** @param theirs the room of that track; empty when it has none of its own */
    void inTrack(@Nullable Integer track, String theirs) {
        if (track != null && (track < 1 || track > MOST_TRACKS)) {
            throw new Refused("meetings.refused.track", MOST_TRACKS);
        }
        this.track = track;
        room = theirs.isEmpty() ? room : theirs;
    }

    void meetIn(String room) {
        this.room = room.strip();
    }

    /** Only the {@link Day} knows what else is at that time. */
    void startAt(int minute) {
        startMinute = minute;
    }

    void last(int minutes) {
        if (minutes < 1 || minutes > LONGEST) {
            throw new Refused("meetings.refused.length", LONGEST);
        }
        lengthMinutes = minutes;
    }

    /** Plenary items exclude everything; items of different tracks exclude nothing. */
    boolean overlaps(AgendaItem other) {
        return startMinute < other.end() && other.startMinute < end() && excludes(other);
    }

    /** Whether they may not be at the same time. */
    boolean excludes(AgendaItem other) {
        return track == null || other.track == null || track.equals(other.track);
    }
}
