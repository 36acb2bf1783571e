package org.staffroom.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** Guesses what a mistyped word was meant to be, from the words that titles, names and places have. */
@Component
class Spelling {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private static final int MOST_WORDS = 8;

    /** How alike two words must be to be compared letter by letter; 1 is the same. */
    private static final String ALIKE = "0.2";

    private final JdbcClient jdbc;

    Spelling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same search with each word that nothing has replaced by the nearest one that something has; empty when none is. */
    @Transactional(readOnly = true)
    public Optional<SearchFilter> better(SearchFilter filter) {
        var words = Stream.of(filter.q(), filter.speaker())
                .filter(typed -> typed != null)
                .flatMap(typed -> WORD.matcher(typed).results())
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_WORDS)
                .toArray(String[]::new);
        var meant = meant(words);
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(filter.spelt(
                        typed -> WORD.matcher(typed).replaceAll(word -> asTyped(word.group(), meant))));
    }

    private static String asTyped(String word, Map<String, String> meant) {
        var better = meant.getOrDefault(word.toLowerCase(Locale.ROOT), word);
        return Character.isUpperCase(word.codePointAt(0)) ? StringUtils.capitalize(better) : better;
    }

    private Map<String, String> meant(String[] words) {
        var meant = new HashMap<String, String>();
        if (words.length == 0) {
            return meant;
        }
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', :alike, true)")
                .param("alike", ALIKE)
                .query(String.class)
                .single();
        jdbc.sql("""
                        select asked.typed, near.word
                        from unnest(:words) as asked (typed)
                        cross join lateral (select lower(unaccent(asked.typed)) as plain) as bare
                        cross join lateral (
                            select w.word from search_word w
                            where w.word % bare.plain
                              and levenshtein_less_equal(w.word, bare.plain, 3) <= least(3, greatest(1, length(bare.plain) / 2 - 1))
                            order by levenshtein(w.word, bare.plain), similarity(w.word, bare.plain) desc, w.word
                            limit 1) as near
                        where length(bare.plain) between 3 and 40
                          and numnode(plainto_tsquery('staffroom', bare.plain)) > 0
                          and not exists (select from search_document d where d.words @@ plainto_tsquery('staffroom', bare.plain))
                        """).param("words", words).query(row -> {
            meant.put(row.getString("typed"), row.getString("word"));
        });
        return meant;
    }
}
