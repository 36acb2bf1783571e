package org.staffroom.room;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.AgendaView;
import org.staffroom.agendas.ItemKind;
import org.staffroom.changes.ChangeKind;
import org.staffroom.changes.Difference;

/**
 * What is so in a room at a moment. What nobody but some may see is left out by {@link #seenFrom}, ahead of every template.
 *
 * @param begins "9.30am"
 * @param now what runs, one a track
 * @param next what comes after that, one a track; nothing when nothing does
 * @param slots the whole day
 * @param late how far it is behind or ahead
 * @param notices what people were told of the meeting since the day before
 * @param seen for the organiser's presses
 * @param until the next moment when it is otherwise by itself
 */
record Scene(
        RoomPhase phase,
        String slug,
        String title,
        String day,
        String begins,
        String where,
        String wifi,
        RoomNotes notes,
        List<AgendaView.Item> now,
        List<AgendaView.Item> next,
        List<AgendaView.Slot> slots,
        List<Behind> late,
        List<Told> notices,
        List<PostRow> posts,
        boolean begun,
        boolean ended,
        int seen,
        boolean undoable,
        List<AgendaView.Track> tracks,
        Instant until) {

    private static final int PROJECTED = 4;

    /**
     * @param track as people read it; null for the whole day
     * @param minutes below nought for ahead
     */
    record Behind(@Nullable String track, int minutes) {

        /** What says so: a message key, with {@link #apart} and the track. */
        public String key() {
            return "room." + (minutes < 0 ? "early" : "late") + (track == null ? "" : ".track");
        }

        public int apart() {
            return Math.abs(minutes);
        }
    }

    /** @param at "8.10am" */
    record Told(ChangeKind kind, String at, String reason, List<Difference> differences) {}

    /** What is shown to whoever sits there, on a page and in a stream: of the rest nothing gets as far as a template. */
    Scene seenFrom(Seat seat) {
        return new Scene(
                phase,
                slug,
                title,
                day,
                begins,
                where,
                seat.inside() ? wifi : "",
                notes,
                now,
                next,
                slots,
                late,
                notices,
                posts.stream()
                        .filter(post -> seat.moderates() || seat.inside() && post.status() != PostStatus.HIDDEN)
                        .toList(),
                begun,
                ended,
                seen,
                undoable,
                tracks,
                until);
    }

    /** Questions that are up: to whoever speaks now first. */
    public List<PostRow> questions() {
        return Stream.concat(
                        open(PostKind.QUESTION).filter(this::isForNow),
                        open(PostKind.QUESTION).filter(post -> !isForNow(post)))
                .toList();
    }

    public List<PostRow> topics() {
        return open(PostKind.TOPIC).toList();
    }

    public List<PostRow> answered() {
        return posts.stream()
                .filter(post -> post.status() == PostStatus.ANSWERED)
                .toList();
    }

    public List<PostRow> hidden() {
        return posts.stream().filter(post -> post.status() == PostStatus.HIDDEN).toList();
    }

    /** What fits on the wall: questions, or topics while something is discussed. */
    public List<PostRow> projected() {
        var list = discussing() ? topics() : questions();
        return list.subList(0, Math.min(PROJECTED, list.size()));
    }

    public boolean discussing() {
        return now.stream().anyMatch(item -> item.kind() == ItemKind.DISCUSSION);
    }

    /** To whoever speaks now, or to nobody in particular. */
    boolean isForNow(PostRow post) {
        return post.item() == null || now.stream().anyMatch(item -> item.id().equals(post.item()));
    }

    /** Whose talk it is about, where that does not go without saying. */
    public @Nullable String about(PostRow post) {
        return isForNow(post) && now.size() < 2 ? null : post.about();
    }

    /** What one can ask about, and what runs first. */
    public List<AgendaView.Item> askable() {
        var talks = slots.stream()
                .flatMap(slot -> slot.items().stream())
                .filter(item -> item.kind().isTalk() || item.kind() == ItemKind.PANEL)
                .toList();
        return Stream.concat(talks.stream().filter(this::runs), talks.stream().filter(item -> !runs(item)))
                .toList();
    }

    private boolean runs(AgendaView.Item item) {
        return now.stream().map(AgendaView.Item::id).anyMatch(id -> Objects.equals(id, item.id()));
    }

    /** The talk that a question is about when nothing else is said; null when none runs. */
    public @Nullable UUID asking() {
        return askable().stream()
                .filter(this::runs)
                .map(AgendaView.Item::id)
                .findFirst()
                .orElse(null);
    }

    private Stream<PostRow> open(PostKind kind) {
        return posts.stream().filter(post -> post.kind() == kind && post.open());
    }
}
