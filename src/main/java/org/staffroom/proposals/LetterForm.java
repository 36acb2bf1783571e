package org.staffroom.proposals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.proposals.Decisions.Where;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * What is written to whoever proposed a talk, and what it decides.
 *
 * @param press tells one sending of the form from the next
 * @param version the proposal's, when this was begun
 * @param slot where it is accepted to: "{meeting}:" without a place on the agenda, "{meeting}:end", "{meeting}:{item}" after that
 *     item, "{meeting}:free:{item}" into that free slot
 * @param region the slug of the region it is passed on to
 */
record LetterForm(
        @Nullable String press,
        @Nullable Integer version,

        @NotBlank(message = "{proposals.letter.words.missing}")
        @Size(max = 4000, message = "{proposals.letter.words.long}")
        @Nullable
        String words,

        @Nullable String slot,
        @Nullable String region) {

    private static final String FREE = "free:";

    LetterForm {
        words = Typed.text(words);
    }

    static LetterForm of(int version, String words, String slot) {
        return new LetterForm(UUID.randomUUID().toString(), version, words, slot, "");
    }

    Decisions.Letter letter() {
        return new Decisions.Letter(pressId(), version == null ? -1 : version, words == null ? "" : words);
    }

    private UUID pressId() {
        try {
            return press == null ? UUID.randomUUID() : UUID.fromString(press);
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }

    Decisions.Slot place() {
        var parts = (slot == null ? "" : slot).split(":", 2);
        try {
            var meeting = new MeetingId(UUID.fromString(parts[0]));
            var place = parts.length < 2 ? "" : parts[1];
            if (place.isEmpty() || place.equals("end")) {
                return new Decisions.Slot(meeting, place.isEmpty() ? Where.NOT_YET : Where.END, null);
            }
            return place.startsWith(FREE)
                    ? new Decisions.Slot(meeting, Where.FREE_SLOT, UUID.fromString(place.substring(FREE.length())))
                    : new Decisions.Slot(meeting, Where.AFTER, UUID.fromString(place));
        } catch (IllegalArgumentException nothingChosen) {
            throw new Refused("proposals.refused.no-meeting");
        }
    }
}
