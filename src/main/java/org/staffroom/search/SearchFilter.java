package org.staffroom.search;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Asked;

/**
 * What the search form sends, made harmless: what is not of the form counts as not asked and is null.
 *
 * @param q words to look for
 * @param kind one of {@link Kind} as an address names it
 * @param region slug of a region that leads or holds together
 * @param year academic year as an address names it
 * @param topic slug of a topic
 * @param speaker names of whoever speaks, or wrote
 * @param order "newest"; else the best match stands first
 */
record SearchFilter(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String region,
        @Nullable String year,
        @Nullable String topic,
        @Nullable String speaker,
        @Nullable String order) {

    static final String NEWEST = "newest";

    SearchFilter {
        q = Asked.value(q);
        kind = Kind.of(kind).map(known -> known.inAddress).orElse(null);
        region = Asked.value(region);
        year = academicYear(year).map(AcademicYear::inAddress).orElse(null);
        topic = Asked.value(topic);
        speaker = Asked.value(speaker);
        order = NEWEST.equals(order) ? NEWEST : null;
    }

    /** Whether nothing is looked for. */
    public boolean isEmpty() {
        return q == null && !narrowed();
    }

    /** Whether something is chosen beside the words. */
    public boolean narrowed() {
        return region != null || year != null || topic != null || speaker != null;
    }

    public boolean newest() {
        return order != null || q == null;
    }

    Optional<AcademicYear> academicYear() {
        return academicYear(year);
    }

    SearchFilter ofKind(@Nullable Kind only) {
        return new SearchFilter(q, only == null ? null : only.inAddress, region, year, topic, speaker, order);
    }

    SearchFilter everywhere() {
        return new SearchFilter(q, null, null, null, null, null, null);
    }

    SearchFilter ordered(@Nullable String other) {
        return new SearchFilter(q, kind, region, year, topic, speaker, other);
    }

    /** The same with other words, wherever words were typed. */
    SearchFilter spelt(UnaryOperator<String> spelling) {
        return new SearchFilter(
                q == null ? null : spelling.apply(q),
                kind,
                region,
                year,
                topic,
                speaker == null ? null : spelling.apply(speaker),
                order);
    }

    /** The address of the list up to the number of its page. */
    String base() {
        return Asked.again(
                "/search", "q", q, "kind", kind, "region", region, "year", year, "topic", topic, "speaker", speaker,
                "order", order);
    }

    /** The address of the first page. */
    String address() {
        return base() + 1;
    }

    private static Optional<AcademicYear> academicYear(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(AcademicYear::parse);
    }
}
