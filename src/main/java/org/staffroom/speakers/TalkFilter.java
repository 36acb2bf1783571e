package org.staffroom.speakers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.staffroom.presentations.TalkKind;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Asked;

/** What the library is asked for, as it stands in the address; anything that is not what the form offers counts as not asked. */
record TalkFilter(
        @Nullable String q,
        @Nullable String topic,
        @Nullable String kind,
        @Nullable String nature,
        @Nullable String region,
        @Nullable String year,
        @Nullable String speaker,
        @Nullable String slides) {

    String words() {
        return Asked.words(q);
    }

    String about() {
        return Asked.words(topic);
    }

    /** Where it was given: the slug of a region. */
    String where() {
        return Asked.words(region);
    }

    /** The name of somebody who speaks. */
    public String whoSpeaks() {
        return Asked.words(speaker);
    }

    @Nullable
    TalkKind whose() {
        return one(TalkKind.values(), kind);
    }

    @Nullable
    TalkNature sort() {
        return one(TalkNature.values(), nature);
    }

    Optional<AcademicYear> when() {
        return Optional.ofNullable(year).flatMap(AcademicYear::parse);
    }

    /** Whether it has slides that everyone may see. */
    public boolean withSlides() {
        return "yes".equals(slides);
    }

    /** Whether anything is asked that is folded away at first. */
    public boolean narrowed() {
        return !about().isEmpty()
                || whose() != null
                || sort() != null
                || !where().isEmpty()
                || when().isPresent()
                || withSlides();
    }

    public boolean any() {
        return narrowed() || !words().isEmpty() || !whoSpeaks().isEmpty();
    }

    /** The same list again, up to the number of its page. */
    String base() {
        return Asked.again(
                "/presentations",
                "q",
                words(),
                "topic",
                about(),
                "kind",
                word(whose()),
                "nature",
                word(sort()),
                "region",
                where(),
                "year",
                when().map(AcademicYear::inAddress).orElse(null),
                "speaker",
                whoSpeaks(),
                "slides",
                withSlides() ? "yes" : null);
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static <T extends Enum<T>> @Nullable T one(T[] values, @Nullable String asked) {
        for (var value : values) {
            if (value.name().toLowerCase(java.util.Locale.ROOT).equals(asked)) {
                return value;
            }
        }
        return null;
    }
}
