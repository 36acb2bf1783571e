package org.staffroom.shared;

/**
 * Somebody else changed the thing since this person opened it. The page shows both versions and loses neither.
 *
 * <p>Commands compare the version a form carries with the row's under its lock, and throw this.
 */
public class StaleVersion extends RuntimeException {

    public StaleVersion() {
        super(null, null, false, false);
    }

    /** Throws when the version a form was made from is no longer the row's. */
    public static void check(int ofForm, int now) {
        if (ofForm != now) {
            throw new StaleVersion();
        }
    }
}
