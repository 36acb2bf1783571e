package org.staffroom.hosting;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.springframework.validation.Errors;
import org.staffroom.shared.Typed;

/**
 * What an organiser says to the host, as typed.
 *
 * @param ambassadorsBefore minutes before the start when the ambassadors arrive
 * @param peopleBefore minutes before the start from which people arrive
 * @param version of what was seen; nought before anything was said
 */
record HostBrief(
        @Pattern(regexp = HostBrief.MINUTES, message = "{hosting.brief.minutes}")
        String ambassadorsBefore,

        @Pattern(regexp = HostBrief.MINUTES, message = "{hosting.brief.minutes}")
        String peopleBefore,

        @Size(max = 2000, message = "{hosting.form.words.length}")
        String words,

        Integer version) {

    static final HostBrief DEFAULT = new HostBrief("60", "30", "", 0);

    /** Whoever lets people in is there before them. */
    void checkWhoIsFirst(Errors errors) {
        if (!errors.hasErrors() && Integer.parseInt(ambassadorsBefore) < Integer.parseInt(peopleBefore)) {
            errors.rejectValue("ambassadorsBefore", "hosting.brief.ambassadors.first");
        }
    }

    static final String MINUTES = "\\d{1,2}|1\\d\\d|2[0-3]\\d|240";

    HostBrief {
        ambassadorsBefore = Typed.text(ambassadorsBefore);
        peopleBefore = Typed.text(peopleBefore);
        words = Typed.text(words);
        version = Objects.requireNonNullElse(version, 0);
    }
}
