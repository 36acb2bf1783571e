package org.staffroom.calls;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is written.
 *
 * @param closesOn the last day, as typed; of a meeting's only
 * @param version nought before there is one
 */
record CallForm(
        @Nullable Boolean open,

        @Size(max = 2000, message = "{calls.form.words.long}") @Nullable
        String words,

        @Nullable String closesOn,
        @Nullable Integer version) {

    public boolean isOpen() {
        return Boolean.TRUE.equals(open);
    }

    String text() {
        return words == null ? "" : words.strip().replace("\r\n", "\n");
    }

    public boolean hasDay() {
        return closesOn != null && !closesOn.isBlank();
    }

    /** Null when it is no day. */
    public @Nullable LocalDate day() {
        try {
            return closesOn == null ? null : LocalDate.parse(closesOn.strip());
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** Before there is a last day, four weeks ahead of the meeting is proposed, or its own day when that is past. */
    CallForm until(LocalDate meeting, LocalDate today) {
        var usual = meeting.minusWeeks(4);
        return hasDay()
                ? this
                : new CallForm(open, words, (usual.isAfter(today) ? usual : meeting).toString(), version);
    }
}
