package org.staffroom.hosting;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an organiser says to the host, as typed.
 *
 * @param ambassadorsBefore minutes before the start when the ambassadors arrive
 * @param peopleBefore minutes before the start from which people arrive
 */
record HostBrief(
        @Pattern(regexp = HostBrief.MINUTES, message = "{hosting.brief.minutes}")
        String ambassadorsBefore,

        @Pattern(regexp = HostBrief.MINUTES, message = "{hosting.brief.minutes}")
        String peopleBefore,

        @Size(max = 2000, message = "{hosting.form.words.length}")
        String words) {

    static final HostBrief DEFAULT = new HostBrief("60", "30", "");

    static final String MINUTES = "\\d{1,2}|1\\d\\d|2[0-3]\\d|240";

    HostBrief {
        ambassadorsBefore = OfferForm.text(ambassadorsBefore);
        peopleBefore = OfferForm.text(peopleBefore);
        words = OfferForm.text(words);
    }
}
