package org.staffroom.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.ItemKind;
import org.staffroom.changes.Difference.What;
import org.staffroom.changes.Told.Item;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/**
 * What is otherwise than people were told, as far as it matters to someone who travels to it. Not what is better spelled,
 * nor what came in addition, nor which talk fills a slot that was to be announced: an addition spoils nobody's plan, and
 * what it pushes aside is told.
 */
@Component
class Differences {

    private final Dates dates;
    private final Words words;

    Differences(Dates dates, Words words) {
        this.dates = dates;
        this.words = words;
    }

    List<Difference> between(Told before, Told after) {
        var found = new ArrayList<Difference>();
        var sameDay = dates.date(before.startsAt()).equals(dates.date(after.startsAt()));
        if (!sameDay) {
            add(found, What.DAY, "", dayAndHours(before), dayAndHours(after));
        } else if (!before.startsAt().equals(after.startsAt())
                || !before.endsAt().equals(after.endsAt())) {
            add(found, What.HOURS, "", hours(before), hours(after));
        }
        if (before.format() != after.format()) {
            add(found, What.FORMAT, "", format(before), format(after));
        }
        if (!Objects.equals(before.venue(), after.venue())) {
            add(found, What.VENUE, "", before.place(), place(after));
        } else {
            if (hasAnotherAddress(before, after)) {
                add(found, What.VENUE, "", withAddress(before), withAddress(after));
            } else if (isCalledOtherwise(before, after)) {
                add(found, What.VENUE, "", before.place(), after.place());
            }
            if (!Spelling.exactly(before.room(), after.room())) {
                add(found, What.ROOM, "", before.room(), after.room());
            }
        }
        if (!before.link().equals(after.link())) {
            var what = after.link().isEmpty() ? "gone" : before.link().isEmpty() ? "first" : "new";
            add(found, What.LINK, "", "", words.of("meetings.changes.link-" + what));
        }
        before.items().forEach(item -> compare(before, item, after, sameDay, found));
        return found;
    }

    /** Who was part of it and is no longer. */
    static Former former(Told before, Told after) {
        var now = after.items().stream().flatMap(Differences::people).collect(Collectors.toSet());
        return new Former(
                Objects.equals(before.venue(), after.venue()) ? null : before.venue(),
                before.items().stream()
                        .flatMap(Differences::people)
                        .distinct()
                        .filter(person -> !now.contains(person))
                        .toList());
    }

    private static Stream<UUID> people(Item item) {
        return Stream.concat(item.speakers().stream().map(Told.Speaker::id), item.others().stream());
    }

    private void compare(Told before, Item item, Told after, boolean sameDay, List<Difference> found) {
        var start = time(before, item);
        var now = after.items().stream()
                .filter(each -> each.id().equals(item.id()))
                .findFirst();
        if (now.isEmpty()) {
            if (!item.title().isEmpty()) {
                add(found, What.ITEM_DROPPED, title(item), start, "");
            }
            return;
        }
        var then = now.get();
        var about = title(item.title().isEmpty() ? then : item);
        if (isReplaced(item, then)) {
            add(found, What.ITEM_REPLACED, time(after, then), title(item), title(then));
        } else if (!item.speakers().isEmpty() && !ids(item).equals(ids(then))) {
            add(found, What.SPEAKER, about, names(item), names(then));
        }
        if (isMoved(before, item, after, then, sameDay)) {
            add(
                    found,
                    What.ITEM_MOVED,
                    about.isEmpty()
                            ? words.of(
                                    then.kind() == ItemKind.VENDOR_TALK
                                            ? "meetings.changes.a-vendor-talk"
                                            : "meetings.changes.a-talk")
                            : about,
                    start,
                    time(after, then));
        }
        if (!item.room().isEmpty() && !Spelling.exactly(item.room(), then.room())) {
            add(found, What.ITEM_ROOM, about, item.room(), then.room());
        }
    }

    /** A vendor's talk is labelled so wherever it appears; empty while it is to be announced. */
    private String title(Item item) {
        return item.kind() == ItemKind.VENDOR_TALK && !item.title().isEmpty()
                ? words.of("meetings.changes.vendor", item.title())
                : item.title();
    }

    private static boolean isReplaced(Item item, Item then) {
        var sameTalk = item.talk() != null && item.talk().equals(then.talk());
        return !item.title().isEmpty() && !sameTalk && !Spelling.same(item.title(), then.title());
    }

    /** Along with the whole day it does not count as moved, nor where the day began otherwise around it. */
    private static boolean isMoved(Told before, Item item, Told after, Item then, boolean sameDay) {
        var day = Duration.between(before.startsAt(), after.startsAt());
        var own = Duration.between(at(before, item), at(after, then));
        return !own.equals(day) && !(sameDay && own.isZero());
    }

    private static Instant at(Told told, Item item) {
        return told.startsAt().plus(Duration.ofMinutes(item.start()));
    }

    private String time(Told told, Item item) {
        return dates.time(at(told, item));
    }

    private static List<UUID> ids(Item item) {
        return item.speakers().stream().map(Told.Speaker::id).sorted().toList();
    }

    private static String names(Item item) {
        return item.speakers().stream().map(Told.Speaker::name).collect(Collectors.joining(", "));
    }

    private String dayAndHours(Told told) {
        return dates.day(told.startsAt()) + ", " + hours(told);
    }

    private String hours(Told told) {
        return dates.hours(told.startsAt(), told.endsAt());
    }

    private String format(Told told) {
        return words.of("meetings.format." + told.format());
    }

    /** The venue is the same, and the book says otherwise where it is. */
    private static boolean isCalledOtherwise(Told before, Told after) {
        return !Spelling.same(before.place(), after.place())
                || !postcode(before).equals(postcode(after));
    }

    private static boolean hasAnotherAddress(Told before, Told after) {
        var address = Typed.text(before.address());
        return !address.isEmpty() && !Spelling.same(address, Typed.text(after.address()));
    }

    /** The last two words of a place. */
    private static String postcode(Told told) {
        return told.place().replaceFirst(".*\\s(?=\\S+\\s\\S+$)", "");
    }

    private static String withAddress(Told told) {
        var address = Typed.text(told.address());
        return address.isEmpty() ? told.place() : told.place() + ", " + address;
    }

    private static String place(Told told) {
        return told.room().isEmpty() || told.place().isEmpty() ? told.place() : told.place() + ", " + told.room();
    }

    private static void add(List<Difference> found, What what, String about, String before, String after) {
        found.add(new Difference(what, about, before, after));
    }
}
