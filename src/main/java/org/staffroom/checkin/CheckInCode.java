package org.staffroom.checkin;

import java.util.Locale;

/** A code as people type it from a wall. */
final class CheckInCode {

    private CheckInCode() {}

    /** As it is kept: small letters, no spaces or hyphens, and what is mistaken for a digit as that digit. */
    static String tidy(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }
}
