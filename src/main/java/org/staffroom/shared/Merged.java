package org.staffroom.shared;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of somebody who saved second, field by field: what only the first changed is as the first saved it, what only the
 * second changed is as it was typed; of what both changed it has what was typed, and {@link #both} has the two versions.
 *
 * <p>A form takes along what stood in its fields when it was opened, as fingerprints ({@link #seen}). A field without one
 * counts as changed by both.
 *
 * @param form with the version that is saved now: sent again, it is meant
 * @param both what both changed, unless to the same
 */
public record Merged<F extends Record>(F form, List<Both> both) {

    /** @param theirs what is saved now; mine is what was typed */
    public record Both(String field, String theirs, String mine) {}

    private static final String VERSION = "version";

    /** For the hidden field {@code seen} of a form that shows what is saved. */
    public static String seen(Record saved) {
        return Arrays.stream(saved.getClass().getRecordComponents())
                .map(field -> fingerprint(field.getName(), text(value(field, saved))))
                .collect(Collectors.joining(" "));
    }

    /** @param seen as the form carried it */
    public static <F extends Record> Merged<F> of(String seen, F theirs, F mine) {
        var before = Arrays.asList(seen.split(" "));
        var both = new ArrayList<Both>();
        var fields = theirs.getClass().getRecordComponents();
        var values = new @Nullable Object[fields.length];
        for (var at = 0; at < fields.length; at++) {
            var name = fields[at].getName();
            var there = value(fields[at], theirs);
            var here = value(fields[at], mine);
            var untouched = before.contains(fingerprint(name, text(here)));
            values[at] = untouched || name.equals(VERSION) ? there : here;
            if (!untouched
                    && !name.equals(VERSION)
                    && !text(here).equals(text(there))
                    && !before.contains(fingerprint(name, text(there)))) {
                both.add(new Both(name, text(there), text(here)));
            }
        }
        return new Merged<>(made(theirs, fields, values), List.copyOf(both));
    }

    /** @param label the message key of a field */
    public List<Difference> differences(UnaryOperator<String> label) {
        return differences(label, (field, value) -> value);
    }

    /** @param shown of a field and its value: the words for it */
    public List<Difference> differences(UnaryOperator<String> label, BinaryOperator<String> shown) {
        return both.stream()
                .map(one -> new Difference(
                        label.apply(one.field), shown.apply(one.field, one.theirs), shown.apply(one.field, one.mine)))
                .toList();
    }

    /** A choice among many has no order, and a box that is not ticked is not sent. */
    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> chosen) {
            return chosen.stream().map(String::valueOf).sorted().collect(Collectors.joining("\n"));
        }
        return value == null || Boolean.FALSE.equals(value) ? "" : Typed.text(value.toString());
    }

    /** Eight digits: nobody gains by two texts that have the same. */
    private static String fingerprint(String field, String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return field + ":" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static @Nullable Object value(RecordComponent field, Record form) {
        try {
            var accessor = field.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(form);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static <F extends Record> F made(F like, RecordComponent[] fields, @Nullable Object[] values) {
        try {
            var made = like.getClass()
                    .getDeclaredConstructor(
                            Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
            made.setAccessible(true);
            return (F) made.newInstance(values);
        } catch (ReflectiveOperationException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
