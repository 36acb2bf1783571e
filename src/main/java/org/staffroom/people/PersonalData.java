package org.staffroom.people;

import java.util.List;

/**
 * What a feature holds on people: answered as a bean by every feature that has a table which refers to a person. A test
 * walks all foreign keys to {@code person} and fails for one that nobody answers for.
 */
public interface PersonalData {

    /** How whoever was erased is called wherever a name has to stand. */
    String NAMELESS = "Former member";

    /** Each thing held, with the columns that say whose it is. */
    List<Held> held();

    /** What others lose when a person is erased, for the page that asks for it. */
    default List<Loss> losses() {
        return List.of();
    }

    /**
     * Columns of JSON in which others are told names, such as "delivery.facts": the name of whoever is erased is taken out.
     * A "name" at the top is the recipient's and stays.
     */
    default List<String> mentions() {
        return List.of();
    }

    /**
     * What it takes more than a statement to forget. Part of the transaction of the erasure, ahead of the statements of
     * every feature; doing it again changes nothing.
     */
    default void forget(PersonId person) {}
}
