package org.staffroom.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody types to find people: each word must begin one of theirs; accents and case do not matter. As door-list.js. */
public final class Beginnings {

    private final List<String> typed;

    private Beginnings(List<String> typed) {
        this.typed = typed;
    }

    public static Beginnings of(String typed) {
        return new Beginnings(words(typed).toList());
    }

    /** Whether all that was typed stands in these together; nothing typed stands in everything. */
    public boolean in(@Nullable String... texts) {
        var own = Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMap(Beginnings::words)
                .toList();
        return typed.stream().allMatch(part -> own.stream().anyMatch(word -> word.startsWith(part)));
    }

    private static Stream<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[\\s'’-]+")).filter(word -> !word.isEmpty());
    }
}
