package org.staffroom.agendas;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.OpenDay.About;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * Commands on a meeting's agenda, for its organisers. Each locks the meeting, so that two people who plan the same day at
 * once wait for each other; the database excludes overlaps too.
 *
 * <p>{@code seen} is the version of the day that the person looked at; null when nobody looked. What others did since is no
 * obstacle unless they did it to the same item, or took it out: that is {@link StaleVersion}, and nothing is done.
 */
@Service
@Transactional
public class Agenda {

    private static final int LONGEST = 720;

    private final OpenDays days;
    private final AgendaHistory history;
    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Agenda(
            OpenDays days,
            AgendaHistory history,
            MeetingAccess access,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events) {
        this.days = days;
        this.history = history;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Adds an item.
     *
     * @return its id
     * @throws NotFound when the person does not organise the meeting
     * @throws Refused when the day would be too long or two things at the same time in one track
     */
    public UUID add(CurrentPerson me, MeetingId meeting, ItemDetails details, Spot spot) {
        return add(me, meeting, null, details, spot);
    }

    UUID add(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, ItemDetails details, Spot spot) {
        var item = Ids.next();
        add(me, meeting, item, seen, details, spot);
        return item;
    }

    /**
     * @param id that nothing has yet
     * @throws StaleVersion when what it was to stand beside is gone
     */
    void add(CurrentPerson me, MeetingId meeting, UUID id, @Nullable Integer seen, ItemDetails details, Spot spot) {
        access.requireOrganiser(me, meeting);
        checkTalk(details);
        var open = days.open(meeting);
        var beside =
                spot instanceof Spot.After after ? after.item() : spot instanceof Spot.With with ? with.item() : null;
        if (seen != null && beside != null && !open.day().has(beside)) {
            throw new StaleVersion();
        }
        var item = AgendaItem.of(id, meeting, details);
        open.day().add(item, spot);
        days.add(item);
        close(open, me, "agenda item added", Did.ADDED, About.of(item), null);
    }

    /**
     * Says something else about an item. A changed length moves what follows.
     *
     * @param version the item's, when the person began to edit
     * @param start exactly then, in minutes from the meeting's start, and nothing else moves; null: it stays where it is
     * @throws StaleVersion when somebody else changed the item meanwhile
     */
    public void edit(
            CurrentPerson me, MeetingId meeting, UUID item, int version, ItemDetails details, @Nullable Integer start) {
        checkTalk(details);
        change(me, meeting, null, item, "agenda item edited", Did.EDITED, day -> {
            StaleVersion.check(version, day.item(item).version());
            day.describe(item, details);
            if (start != null) {
                day.startAt(item, start);
            }
        });
    }

    /**
     * Puts a talk into a slot that was kept free for one. The slot keeps its time and takes the talk's label.
     *
     * @throws Refused when the slot is not free any more
     */
    public void fill(CurrentPerson me, MeetingId meeting, UUID item, PresentationId talk) {
        var kind = ItemKind.valueOf(kindOf(talk) + "_TALK");
        change(
                me,
                meeting,
                null,
                item,
                "agenda item edited",
                Did.EDITED,
                day -> day.item(item).fill(kind, talk));
    }

    /**
     * Puts an item where somebody dropped it; what is in its way makes room.
     *
     * @param minute from the meeting's start
     * @param track null for everybody together
     */
    public void place(
            CurrentPerson me,
            MeetingId meeting,
            @Nullable Integer seen,
            UUID item,
            int minute,
            @Nullable Integer track) {
        change(me, meeting, seen, item, "agenda item moved", Did.MOVED, day -> day.place(item, minute, track));
    }

    /**
     * Where an item would end up that is put there; nothing moves.
     *
     * @return in minutes from the meeting's start
     */
    @Transactional(readOnly = true)
    public int landing(
            CurrentPerson me, MeetingId meeting, int startOfDay, UUID item, int minute, @Nullable Integer track) {
        access.requireOrganiser(me, meeting);
        var day = days.look(meeting, startOfDay);
        day.place(item, minute, track);
        return day.item(item).start();
    }

    /** Makes an item longer, or shorter with a negative number of minutes; what follows moves along. */
    public void lengthen(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, UUID item, int minutes) {
        change(
                me,
                meeting,
                seen,
                item,
                "agenda item lengthened",
                Did.STRETCHED,
                day -> day.changeLength(item, day.item(item).minutes() + minutes));
    }

    /** Makes an item so long; what follows moves along. */
    public void stretch(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, UUID item, int minutes) {
        change(
                me,
                meeting,
                seen,
                item,
                "agenda item lengthened",
                Did.STRETCHED,
                day -> day.changeLength(item, minutes));
    }

    /** Changes places with what comes before, together with what runs at the same time; the first one stays. */
    public void moveUp(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, UUID item) {
        change(me, meeting, seen, item, "agenda item moved", Did.MOVED, day -> day.moveUp(item));
    }

    /** Changes places with what comes next; the last one stays. */
    public void moveDown(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, UUID item) {
        change(me, meeting, seen, item, "agenda item moved", Did.MOVED, day -> day.moveDown(item));
    }

    /** Takes an item out; what follows closes up. The talk itself stays, it can be given elsewhere. */
    public void remove(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, UUID item) {
        change(me, meeting, seen, item, "agenda item removed", Did.REMOVED, day -> {
            days.drop(day.item(item));
            day.remove(item);
        });
    }

    /** Everything of a track is in that room. */
    public void meetIn(CurrentPerson me, MeetingId meeting, int track, String room) {
        if (room.strip().length() > 80) {
            throw new Refused("meetings.item.room.length");
        }
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        open.day().items().stream()
                .filter(item -> Objects.equals(item.track(), track))
                .forEach(item -> item.meetIn(room));
        close(open, me, "agenda item edited", Did.ROOM, new About(null, room.strip(), null), null);
    }

    /**
     * Fills an empty day.
     *
     * @param items one after another
     * @throws Refused when there is something already
     */
    void fill(CurrentPerson me, MeetingId meeting, List<ItemDetails> items) {
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        if (!open.day().items().isEmpty()) {
            throw new Refused("agendas.refused.not-empty");
        }
        append(open, items);
        close(open, me, "agenda filled", Did.FILLED, About.EVERYTHING, null);
    }

    /**
     * Adds items at the end of the day, one after another, in one step.
     *
     * @return their ids, in that order
     */
    List<UUID> append(CurrentPerson me, MeetingId meeting, List<ItemDetails> items) {
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        var added = append(open, items);
        if (added.size() == 1) {
            close(open, me, "agenda item added", Did.ADDED, About.of(added.get(0)), null);
        } else {
            close(open, me, "agenda filled", Did.FILLED, About.EVERYTHING, null);
        }
        return added.stream().map(AgendaItem::id).toList();
    }

    private List<AgendaItem> append(OpenDay open, List<ItemDetails> details) {
        var added =
                details.stream().map(one -> AgendaItem.of(open.meeting(), one)).toList();
        for (var item : added) {
            open.day().add(item, new Spot.AtTheEnd());
            days.add(item);
        }
        return added;
    }

    /**
     * Takes back the latest step that was not taken back; of the day as it was seen, so that pressed twice it is one step.
     *
     * @throws Refused when that was somebody else's, or people were told of it, or there is none, or the day has changed since
     */
    public void undo(CurrentPerson me, MeetingId meeting, @Nullable Integer seen) {
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        var steps = history.of(meeting);
        var latest = steps.latest();
        if (latest == null) {
            throw new Refused("agendas.refused.nothing-to-undo");
        }
        if (!latest.isBy(me.id())) {
            throw new Refused("agendas.refused.undo-of-others", Objects.requireNonNullElse(latest.name(), ""));
        }
        if (latest.did() == Did.TOLD) {
            throw new Refused("agendas.refused.undo-told");
        }
        requireSeen(seen, steps);
        turn(open, me, Did.UNDONE, latest, latest.version());
    }

    /** Does again what was just taken back. @throws Refused when something was done since, or somebody else took it back */
    public void redo(CurrentPerson me, MeetingId meeting, @Nullable Integer seen) {
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        var steps = history.of(meeting);
        var undone = steps.undone();
        if (undone == null || !undone.step().isBy(me.id())) {
            throw new Refused("agendas.refused.nothing-to-redo");
        }
        requireSeen(seen, steps);
        turn(open, me, Did.REDONE, undone.step(), undone.from());
    }

    private static void requireSeen(@Nullable Integer seen, Steps steps) {
        if (seen != null && seen != steps.version()) {
            throw new Refused("agendas.refused.changed-since");
        }
    }

    /** Vendors may have so many minutes of the day: more is a warning. Null for as many as come. */
    public void limitVendors(CurrentPerson me, MeetingId meeting, @Nullable Integer minutes) {
        access.requireOrganiser(me, meeting);
        if (minutes != null && (minutes < 0 || minutes > LONGEST)) {
            throw new Refused("agendas.refused.vendor-limit", LONGEST);
        }
        days.open(meeting);
        history.limitVendors(meeting, minutes);
        audit.record(me.id().value(), "vendor limit set", "meeting", meeting.value());
    }

    private void turn(OpenDay open, CurrentPerson me, Did did, Steps.Step step, int from) {
        var before = history.before(open.meeting(), from);
        var talks = before.stream()
                .map(Snapshot::talk)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!history.knows(talks)) {
            throw new Refused("agendas.refused.talk-gone");
        }
        open.day()
                .restore(
                        before,
                        was -> {
                            var item = AgendaItem.of(was.id(), open.meeting(), was.details());
                            days.add(item);
                            return item;
                        },
                        days::drop);
        close(
                open,
                me,
                did == Did.UNDONE ? "agenda undone" : "agenda redone",
                did,
                new About(step.item(), step.about(), null),
                step.version());
    }

    private void change(
            CurrentPerson me,
            MeetingId meeting,
            @Nullable Integer seen,
            UUID item,
            String what,
            Did did,
            Consumer<Day> verb) {
        access.requireOrganiser(me, meeting);
        var open = days.open(meeting);
        if (seen != null) {
            checkOthers(me, open, seen, item, did);
        }
        var about = About.of(open.day().item(item));
        verb.accept(open.day());
        close(open, me, what, did, did == Did.EDITED ? About.of(open.day().item(item)) : about, null);
    }

    /** What others did meanwhile to the same item is not done over: unless one moved it, and the other stretched it. */
    private void checkOthers(CurrentPerson me, OpenDay open, int seen, UUID item, Did did) {
        var others = history.of(open.meeting()).ofOthers(seen, me.id());
        var harmless = did == Did.MOVED ? Did.STRETCHED : did == Did.STRETCHED ? Did.MOVED : null;
        if (!open.day().has(item)
                || others.stream().anyMatch(step -> item.equals(step.item()) && step.did() != harmless)) {
            throw new StaleVersion();
        }
    }

    private void close(OpenDay open, CurrentPerson me, String what, Did did, About about, @Nullable Integer undoes) {
        if (days.close(open, me, did, about, undoes)) {
            audit.record(me.id().value(), what, "meeting", open.meeting().value());
            events.publishEvent(new AgendaChanged(open.meeting()));
        }
    }

    /** A talk is labelled as its own people would label it: a vendor's talk never stands as a member's. */
    private void checkTalk(ItemDetails details) {
        var talk = details.presentation();
        if (talk == null) {
            return;
        }
        if (!details.kind().isTalk() || !details.kind().name().startsWith(kindOf(talk))) {
            throw new Refused("meetings.refused.kind-of-talk");
        }
    }

    private String kindOf(PresentationId talk) {
        return jdbc.sql("select kind from presentation where id = :id")
                .param("id", talk.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("meetings.refused.no-such-talk"));
    }
}
