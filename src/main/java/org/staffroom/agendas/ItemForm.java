package org.staffroom.agendas;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.meetings.MeetingId;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NamedLine;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * What stands in the form of an agenda item, as it was typed.
 *
 * @param title of a talk: one from the list, or a new one's
 * @param nature of a new talk; empty when nobody says
 * @param speakers people to add in that role, one a line: name, and after a comma the e-mail; so the other roles
 * @param keep people who stay in their roles, each as person and role
 * @param known everybody who took part when the form was opened: whoever came since is nobody's to leave out unseen
 * @param spot where a new item goes: "end", "start", "after:" or "with:" another item, "at:" a minute
 * @param start a time of day; {@code startWas} as the form was opened, so that only a time somebody changed moves the item
 * @param version the item's, when the form was opened
 * @param press tells one opening of the form that adds something from the next
 */
record ItemForm(
        @Pattern(
                regexp = "WELCOME|(MEMBER|VENDOR)_TALK|PANEL|DISCUSSION|NETWORKING|BREAK|LUNCH|TOUR|SOCIAL",
                message = "{meetings.item.kind.missing}")
        String kind,

        @Size(max = 160, message = "{meetings.item.title.length}")
        String title,

        @Pattern(regexp = "|TECHNICAL|STRATEGIC", message = "{presentations.form.nature.missing}")
        String nature,

        @Pattern(regexp = "[1-9]\\d{0,2}", message = "{meetings.item.minutes.unreadable}")
        String minutes,

        @Pattern(regexp = "[1-9]?", message = "{meetings.item.track.unreadable}")
        String track,

        @Size(max = 80, message = "{meetings.item.room.length}")
        String room,

        @Size(max = 2000, message = "{meetings.item.description.length}")
        String description,

        @Size(max = 2000, message = "{meetings.item.people.length}")
        String speakers,

        @Size(max = 2000, message = "{meetings.item.people.length}")
        String chairs,

        @Size(max = 2000, message = "{meetings.item.people.length}")
        String openers,

        @Size(max = 2000, message = "{meetings.item.people.length}")
        String contributors,

        List<String> keep,
        List<String> known,
        String spot,

        @Pattern(regexp = "|([01]\\d|2[0-3]):[0-5]\\d", message = "{meetings.item.start.unreadable}")
        String start,

        String startWas,
        String version,
        String press) {

    /** Somebody typed into one of the lists of people. */
    record Named(String name, @Nullable String email, ItemRole role) {}

    ItemForm {
        kind = Typed.text(kind);
        title = Typed.text(title);
        nature = Typed.text(nature);
        minutes = Typed.text(minutes);
        track = Typed.text(track);
        room = Typed.text(room);
        description = Typed.text(description);
        speakers = Typed.text(speakers);
        chairs = Typed.text(chairs);
        openers = Typed.text(openers);
        contributors = Typed.text(contributors);
        keep = orNone(keep);
        known = orNone(known);
        spot = Typed.text(spot);
        start = Typed.text(start);
        startWas = Typed.text(startWas);
        version = Typed.text(version);
        press = Typed.text(press);
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static ItemForm empty() {
        return new ItemForm(
                "MEMBER_TALK", "", "", "30", "", "", "", "", "", "", "", List.of(), List.of(), "end", "", "", "", "");
    }

    /** As for a new item there. */
    ItemForm at(String spot, String track, String minutes) {
        return with(minutes, track, keep, known, spot, start, startWas, version);
    }

    boolean keeps(Appearance appearance) {
        return keep.contains(written(appearance));
    }

    ItemForm keeping(Collection<Appearance> people) {
        var kept = people.stream().map(ItemForm::written).toList();
        return with(minutes, track, kept, kept, spot, start, startWas, version);
    }

    /**
     * The same, to be saved over what somebody else saved meanwhile: with those who came and without those who went, and at
     * the time it has now unless that was changed here.
     */
    ItemForm over(ItemForm theirs) {
        var kept = theirs.keep.stream()
                .filter(person -> keep.contains(person) || !known.contains(person))
                .toList();
        var moved = start.equals(startWas) ? theirs.start : start;
        return with(minutes, track, kept, theirs.keep, spot, moved, theirs.start, theirs.version);
    }

    private ItemForm with(
            String minutes,
            String track,
            List<String> keep,
            List<String> known,
            String spot,
            String start,
            String startWas,
            String version) {
        return new ItemForm(
                kind,
                title,
                nature,
                minutes,
                track,
                room,
                description,
                speakers,
                chairs,
                openers,
                contributors,
                keep,
                known,
                spot,
                start,
                startWas,
                version,
                press);
    }

    /** What the form adds to the meeting: sent twice it is one, and with something changed another. */
    UUID id(MeetingId meeting) {
        return press.isEmpty() ? Ids.next() : Ids.of(meeting, this);
    }

    static String written(Appearance appearance) {
        return appearance.person() + " " + appearance.role();
    }

    @Nullable
    TalkNature talkNature() {
        return nature.isEmpty() ? null : TalkNature.valueOf(nature);
    }

    ItemKind itemKind() {
        return ItemKind.valueOf(kind);
    }

    int length() {
        return Integer.parseInt(minutes);
    }

    @Nullable
    Integer trackNumber() {
        return track.isEmpty() ? null : Integer.valueOf(track);
    }

    int versionNumber() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /** Null unless somebody typed another time than the form was opened with. */
    @Nullable
    Integer movedTo(int startOfDay) {
        if (start.isEmpty() || start.equals(startWas)) {
            return null;
        }
        return Integer.parseInt(start.substring(0, 2)) * 60 + Integer.parseInt(start.substring(3)) - startOfDay;
    }

    Spot where() {
        var colon = spot.indexOf(':');
        try {
            if (spot.startsWith("after:")) {
                return new Spot.After(UUID.fromString(spot.substring(colon + 1)));
            }
            if (spot.startsWith("at:")) {
                return new Spot.At(Integer.parseInt(spot.substring(colon + 1)));
            }
            if (spot.startsWith("with:")) {
                return new Spot.With(UUID.fromString(spot.substring(colon + 1)));
            }
        } catch (IllegalArgumentException notAnItem) {
            throw new Refused("meetings.refused.no-such-spot");
        }
        return spot.equals("start") ? new Spot.AtTheStart() : new Spot.AtTheEnd();
    }

    /** Says beside each list of people which line does not name one person. */
    void checkPeople(Errors errors) {
        check("speakers", speakers, errors);
        check("chairs", chairs, errors);
        check("openers", openers, errors);
        check("contributors", contributors, errors);
    }

    private static void check(String field, String lines, Errors errors) {
        people(lines)
                .filter(line -> NamedLine.read(line).isEmpty())
                .findFirst()
                .ifPresent(
                        line -> errors.rejectValue(field, "meetings.refused.person-line", new Object[] {line}, null));
    }

    /** Everybody typed into the lists. @throws Refused when a line does not name one person */
    List<Named> named() {
        var named = new ArrayList<Named>();
        read(speakers, ItemRole.SPEAKER, named);
        read(chairs, ItemRole.CHAIR, named);
        read(openers, ItemRole.OPENER, named);
        read(contributors, ItemRole.CONTRIBUTOR, named);
        return named;
    }

    private static void read(String lines, ItemRole role, List<Named> into) {
        people(lines).forEach(line -> {
            var read = NamedLine.read(line).orElseThrow(() -> new Refused("meetings.refused.person-line", line));
            into.add(new Named(read.name(), read.email(), role));
        });
    }

    private static Stream<String> people(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty());
    }
}
