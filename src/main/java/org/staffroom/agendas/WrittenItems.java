package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.ItemQueries.TakesPart;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.presentations.PresentationDescription;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.presentations.TalkKind;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/**
 * Agenda items as a form says them, with their talk and their people, known ones or new: all of it is written down, or
 * nothing is.
 */
@Component
@Transactional
class WrittenItems {

    private static final int SHORTEST_TITLE = 3;

    private final Agenda agenda;
    private final ItemQueries queries;
    private final Presentations presentations;
    private final People people;
    private final MeetingAccess access;
    private final Words words;

    WrittenItems(
            Agenda agenda,
            ItemQueries queries,
            Presentations presentations,
            People people,
            MeetingAccess access,
            Words words) {
        this.agenda = agenda;
        this.queries = queries;
        this.presentations = presentations;
        this.people = people;
        this.access = access;
        this.words = words;
    }

    /**
     * The same form sent again, from the same page, is the same item.
     *
     * @see Agenda#add
     */
    UUID add(CurrentPerson me, MeetingId meeting, @Nullable Integer seen, ItemForm form) {
        access.requireOrganiser(me, meeting);
        var item = form.id(meeting);
        if (!queries.wasAdded(item)) {
            agenda.add(me, meeting, item, seen, read(me, meeting, null, form), form.where());
        }
        return item;
    }

    /** @see Agenda#edit */
    void edit(CurrentPerson me, MeetingId meeting, UUID item, ItemForm form) {
        access.requireOrganiser(me, meeting);
        var details = read(me, meeting, item, form);
        agenda.edit(me, meeting, item, form.versionNumber(), details, form.movedTo(queries.startOfDay(meeting)));
    }

    private ItemDetails read(CurrentPerson me, MeetingId meeting, @Nullable UUID item, ItemForm form) {
        var kind = form.itemKind();
        var there = item == null ? List.<TakesPart>of() : queries.people(meeting, item);
        if (!kind.isTalk() || form.title().isEmpty()) {
            return details(form, kind, null, people(of(there, false), form, form.named()));
        }
        var own = item == null ? null : queries.ownTalk(meeting, item).orElse(null);
        if (own != null && own.title().equalsIgnoreCase(form.title())) {
            return details(form, kind, own.id(), withItsSpeakers(there, form));
        }
        var known = queries.talk(me, meeting, form.title(), kind);
        if (known.isPresent()) {
            return details(form, kind, known.get(), people(of(there, false), form, form.named()));
        }
        if (own != null) {
            // A slip put right, most likely: another talk of that title would have no words, no speakers and no slides.
            throw new Refused("meetings.refused.title-of-talk");
        }
        return withNewTalk(me, meeting, of(there, false), form, kind);
    }

    private ItemDetails withNewTalk(
            CurrentPerson me, MeetingId meeting, List<TakesPart> there, ItemForm form, ItemKind kind) {
        if (Typed.letters(form.title()) < SHORTEST_TITLE) {
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
                        form.talkNature(),
                        speakers,
                        List.of()),
                queries.region(meeting),
                me);
        var others =
                named.stream().filter(each -> each.role() != ItemRole.SPEAKER).toList();
        return details(form, kind, talk, people(there, form, others));
    }

    private ItemDetails details(ItemForm form, ItemKind kind, @Nullable PresentationId talk, List<Appearance> people) {
        return new ItemDetails(
                kind,
                form.length(),
                form.trackNumber(),
                form.room(),
                talk == null ? title(form, kind) : "",
                form.description(),
                talk,
                people);
    }

    private String title(ItemForm form, ItemKind kind) {
        return form.title().isEmpty() && kind.namesItself() ? words.of("meetings.agenda.kind." + kind) : form.title();
    }

    /**
     * The speakers of the talk stand with it by themselves, as long as nobody speaks here in addition or in place of one.
     */
    private List<Appearance> withItsSpeakers(List<TakesPart> there, ItemForm form) {
        var speakers = of(there, true);
        var kept =
                speakers.stream().filter(each -> form.keeps(each.appearance())).count();
        var more = form.named().stream().anyMatch(each -> each.role() == ItemRole.SPEAKER);
        if (!speakers.isEmpty() && kept == 0 && !more) {
            throw new Refused("meetings.refused.nobody-speaks");
        }
        return people(kept == speakers.size() && !more ? of(there, false) : there, form, form.named());
    }

    private static List<TakesPart> of(List<TakesPart> people, boolean withTheTalk) {
        return people.stream().filter(each -> each.withTheTalk() == withTheTalk).toList();
    }

    /** Those who stay, which are only ever such as were there, and those typed in addition. */
    private List<Appearance> people(List<TakesPart> there, ItemForm form, List<ItemForm.Named> typed) {
        var all = new ArrayList<Appearance>();
        there.stream().map(TakesPart::appearance).filter(form::keeps).forEach(all::add);
        typed.forEach(each -> all.add(new Appearance(people.named(each.name(), each.email(), null), each.role())));
        return all;
    }
}
