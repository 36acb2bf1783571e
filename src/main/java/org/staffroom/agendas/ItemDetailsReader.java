package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.presentations.PresentationDescription;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.presentations.TalkKind;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.Refused;

/** Reads what a form says about an agenda item: its talk and its people, known ones or new. */
@Component
class ItemDetailsReader {

    private static final int SHORTEST_TITLE = 3;

    private final ItemQueries queries;
    private final Presentations presentations;
    private final People people;

    ItemDetailsReader(ItemQueries queries, Presentations presentations, People people) {
        this.queries = queries;
        this.presentations = presentations;
        this.people = people;
    }

    /**
     * What the form says. A talk of a title that is not known yet is written down for the
     * meeting's region, with the speakers the form names. Whether one organises the meeting is asked before.
     *
     * @param item the one that is edited; null for a new one
     */
    ItemDetails read(CurrentPerson me, MeetingId meeting, @Nullable UUID item, ItemForm form) {
        var kind = form.itemKind();
        if (!kind.isTalk() || form.title().isEmpty()) {
            return details(form, kind, null, appearances(meeting, item, form.named(), form));
        }
        var known = queries.talk(me, meeting, form.title(), kind);
        return known.isPresent()
                ? details(form, kind, known.get(), appearances(meeting, item, form.named(), form))
                : withNewTalk(me, meeting, item, form, kind);
    }

    private ItemDetails withNewTalk(
            CurrentPerson me, MeetingId meeting, @Nullable UUID item, ItemForm form, ItemKind kind) {
        if (form.title().length() < SHORTEST_TITLE) {
            throw new Refused("meetings.refused.talk-title");
        }
        var named = form.named();
        var speakers = named.stream()
                .filter(each -> each.role() == ItemRole.SPEAKER)
                .map(each -> people.named(each.name(), each.email(), null))
                .distinct()
                .toList();
        var talk = presentations.create(
                new PresentationDescription(
                        form.title(),
                        "",
                        kind == ItemKind.VENDOR_TALK ? TalkKind.VENDOR : TalkKind.MEMBER,
                        TalkNature.TECHNICAL,
                        speakers,
                        List.of()),
                queries.region(meeting),
                me);
        var others =
                named.stream().filter(each -> each.role() != ItemRole.SPEAKER).toList();
        return details(form, kind, talk, appearances(meeting, item, others, form));
    }

    private static ItemDetails details(
            ItemForm form, ItemKind kind, @Nullable PresentationId talk, List<Appearance> people) {
        return new ItemDetails(
                kind,
                form.length(),
                form.trackNumber(),
                form.room(),
                talk == null ? form.title() : "",
                form.description(),
                talk,
                people);
    }

    /** Those who stay, which are only ever such as were there, and those typed in addition. */
    private List<Appearance> appearances(
            MeetingId meeting, @Nullable UUID item, List<ItemForm.Named> typed, ItemForm form) {
        var appearances = new ArrayList<Appearance>();
        if (item != null) {
            queries.people(meeting, item).keySet().stream()
                    .filter(each -> form.keep().contains(ItemForm.written(each)))
                    .forEach(appearances::add);
        }
        typed.forEach(
                each -> appearances.add(new Appearance(people.named(each.name(), each.email(), null), each.role())));
        return appearances;
    }
}
