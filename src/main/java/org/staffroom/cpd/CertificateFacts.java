package org.staffroom.cpd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed on a certificate or statement, as it was when it was issued.
 *
 * @param title of the meeting; of a statement the academic year, "2026/27"
 * @param region empty on a statement
 * @param from when the person came, at the earliest the beginning; null on a statement
 * @param minutes all of them, of vendors and by hand too
 * @param vendorMinutes of them, in vendors' talks
 * @param byHandMinutes of them, on the person's own word
 */
record CertificateFacts(
        String network,
        String name,
        @Nullable String organisation,
        String title,
        String region,
        @Nullable String place,
        @Nullable Instant from,
        @Nullable Instant until,
        int minutes,
        int vendorMinutes,
        int byHandMinutes,
        List<Entry> entries) {

    /**
     * A session; on a statement a meeting, or something added by hand.
     *
     * @param kind an {@link org.staffroom.agendas.ItemKind}, MEETING or BY_HAND
     * @param day null for a session
     * @param organiser who held it, where it is not the meeting itself
     */
    record Entry(
            String title,
            String kind,
            @Nullable LocalDate day,
            @Nullable String organiser,
            int minutes,
            int vendorMinutes) {

        public boolean byHand() {
            return kind.equals("BY_HAND");
        }

        public boolean vendor() {
            return kind.equals("VENDOR_TALK");
        }
    }

    /** What the network itself knows of. */
    public int confirmedMinutes() {
        return minutes - byHandMinutes;
    }
}
