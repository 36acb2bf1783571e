package org.staffroom.badges;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Badges laid out on sheets.
 *
 * @param sheets each with its badges
 */
record Badges(BadgeSize size, List<List<Badge>> sheets) {

    /**
     * @param column and {@code row} where it is on the sheet, from 1
     */
    record Badge(
            int column, int row, Lettering name, @Nullable Lettering organisation, boolean vendor, boolean speaker) {}

    /** @param from the first label to print on, from 1: those before it are used up */
    static Badges of(List<BadgeRow> people, BadgeSize size, int from) {
        var sheets = new ArrayList<List<Badge>>();
        var place = Math.min(Math.max(from, 1), size.count()) - 1;
        for (var person : people) {
            if (place / size.count() == sheets.size()) {
                sheets.add(new ArrayList<>());
            }
            sheets.get(sheets.size() - 1).add(badge(person, size, place % size.count()));
            place++;
        }
        return new Badges(size, List.copyOf(sheets));
    }

    private static Badge badge(BadgeRow person, BadgeSize size, int place) {
        var organisation = person.organisation();
        return new Badge(
                place % size.columns() + 1,
                place / size.columns() + 1,
                Lettering.of(person.name(), size.width(), size.nameHeight(), size.largest()),
                organisation == null
                        ? null
                        : Lettering.of(organisation, size.width(), size.workHeight(), size.largest() / 2),
                person.vendor(),
                person.speaker());
    }
}
