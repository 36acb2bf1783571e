package org.staffroom.attendees;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Beginnings;

/**
 * Which of a meeting's attendees are shown, and in what order. Comes from the address: what is none of these names is
 * taken for the first of them.
 */
record AttendeeFilter(Who who, boolean faces, boolean open, String q, Order order) {

    enum Who {
        EVERYBODY(row -> !row.gone()),
        CONFIRMED(AttendeeRow::confirmed),
        WAITING(row -> row.waiting() && !"REQUESTED".equals(row.status())),
        REQUESTED(row -> "REQUESTED".equals(row.status())),
        HERE(AttendeeRow::here),
        MISSING(row -> row.confirmed() && !row.here()),
        WALK_INS(AttendeeRow::walkIn),
        APOLOGIES(AttendeeRow::apologies),
        GONE(row -> row.gone() && !row.apologies());

        private final Predicate<AttendeeRow> which;

        Who(Predicate<AttendeeRow> which) {
            this.which = which;
        }
    }

    enum Order {
        /** Those with a place by name, then the others in the order in which they move up. */
        PLACE(Comparator.comparing(AttendeeRow::gone)
                .thenComparing(AttendeeRow::waiting)
                .thenComparing(AttendeeRow::online)
                .thenComparing(row -> row.position() == 0)
                .thenComparingInt(AttendeeRow::position)),
        NAME(Comparator.comparing(row -> 0)),
        ORGANISATION(text(AttendeeRow::organisation)),
        KNOWN(Comparator.comparingInt(AttendeeRow::attended)),
        REGISTERED(Comparator.comparing(
                AttendeeRow::registeredAt, Comparator.nullsLast(Comparator.<java.time.Instant>reverseOrder())));

        private final Comparator<AttendeeRow> by;

        Order(Comparator<AttendeeRow> by) {
            this.by = by;
        }

        private static Comparator<AttendeeRow> text(java.util.function.Function<AttendeeRow, @Nullable String> of) {
            return Comparator.comparing(of, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
        }
    }

    static final AttendeeFilter NONE = new AttendeeFilter(Who.EVERYBODY, false, false, "", Order.PLACE);

    static AttendeeFilter of(
            @Nullable String who, boolean faces, boolean open, @Nullable String q, @Nullable String order) {
        return new AttendeeFilter(named(Who.values(), who), faces, open, Asked.words(q), named(Order.values(), order));
    }

    private static <E extends Enum<E>> E named(E[] values, @Nullable String word) {
        for (var value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        return values[0];
    }

    /** As it stands in the address. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<AttendeeRow> of(List<AttendeeRow> everybody) {
        var beginnings = Beginnings.of(q);
        return everybody.stream()
                .filter(who.which)
                .filter(row -> !faces || row.newFace() || row.newInRegion())
                .filter(row -> !open || row.open() > 0)
                .filter(row -> beginnings.in(row.name(), row.organisation(), row.jobTitle()))
                .sorted(order.by.thenComparing(AttendeeRow::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public boolean narrowed() {
        return who != Who.EVERYBODY || faces || open || !q.isEmpty();
    }

    public String whoWord() {
        return word(who);
    }

    public String orderWord() {
        return word(order);
    }

    /** The end of the address that shows the same again; empty when there is nothing to say. */
    public String query() {
        return query(order);
    }

    /** As {@link #query()}, in another order. */
    public String query(String other) {
        return query(named(Order.values(), other));
    }

    private String query(Order other) {
        var address = UriComponentsBuilder.newInstance();
        if (who != Who.EVERYBODY) {
            address.queryParam("who", whoWord());
        }
        if (faces) {
            address.queryParam("faces", "true");
        }
        if (open) {
            address.queryParam("open", "true");
        }
        if (other != Order.PLACE) {
            address.queryParam("order", word(other));
        }
        if (!q.isEmpty()) {
            return address.queryParam("q", "{q}").encode().buildAndExpand(q).toUriString();
        }
        return address.build().toUriString();
    }
}
