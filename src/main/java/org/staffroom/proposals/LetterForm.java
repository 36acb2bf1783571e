package org.staffroom.proposals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/**
 * What is written to whoever proposed a talk, and what it decides.
 *
 * @param press tells one sending of the form from the next
 * @param version the proposal's, when this was begun
 * @param slot where it is accepted to: see {@link AgendaPlaces.Slot#of}
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

    AgendaPlaces.Slot place() {
        return AgendaPlaces.Slot.of(slot);
    }
}
