package org.staffroom.people;

import org.jspecify.annotations.Nullable;

/**
 * One kind of thing held on a person.
 *
 * @param section names it in the export, and its words: {@code data.held.{section}} in {@code messages/data.properties},
 *     with the number of rows as argument
 * @param column the table and column that says whose it is: "device.person_id"
 * @param fate what becomes of it when the person is erased
 * @param export SQL whose rows are handed out to the person, {@code :person} being their id; no secrets, nobody else's data
 * @param statement SQL that erases; null when nothing needs to be done, or {@link PersonalData#forget} does it
 */
public record Held(
        String section,
        String column,
        Fate fate,
        String export,
        @Nullable String statement) {

    /** What becomes of something when its person is erased. */
    public enum Fate {
        GOES,
        /** Without the name. */
        STAYS
    }

    /** The rows are deleted. */
    public static Held goes(String section, String column, String export) {
        return new Held(
                section,
                column,
                Fate.GOES,
                export,
                "delete from %s where %s = :person".formatted(table(column), name(column)));
    }

    /** The rows stay and no longer say whose they are: the column is emptied. */
    public static Held staysUnsigned(String section, String column, String export) {
        return new Held(
                section,
                column,
                Fate.STAYS,
                export,
                "update %s set %2$s = null where %2$s = :person".formatted(table(column), name(column)));
    }

    /** The rows stay as they are, and belong to somebody without a name. */
    public static Held stays(String section, String column, String export) {
        return new Held(section, column, Fate.STAYS, export, null);
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static String name(String column) {
        return column.substring(column.indexOf('.') + 1);
    }
}
