package org.staffroom.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.presentations.PresentationId;

/** Reads what a form says about an agenda item: its talk and its people, known ones or new. */
@Component
class ItemDetailsReader {

    private final OrganiserQueries queries;
    private final People people;

    ItemDetailsReader(OrganiserQueries queries, People people) {
        this.queries = queries;
        this.people = people;
    }

    /** @param item the one that is edited; null for a new one */
    ItemDetails read(CurrentPerson me, MeetingId meeting, @Nullable UUID item, ItemForm form) {
        var kind = form.itemKind();
        var talk = kind.isTalk() && !form.title().isEmpty()
                ? queries.talk(form.title(), kind).orElse(null)
                : null;
        return details(form, kind, talk, appearances(item, form));
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
    private List<Appearance> appearances(@Nullable UUID item, ItemForm form) {
        var appearances = new ArrayList<Appearance>();
        if (item != null) {
            queries.people(item).keySet().stream()
                    .filter(each -> form.keep().contains(ItemForm.written(each)))
                    .forEach(appearances::add);
        }
        form.named()
                .forEach(named ->
                        appearances.add(new Appearance(people.named(named.name(), named.email(), null), named.role())));
        return appearances;
    }
}
