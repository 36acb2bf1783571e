package org.staffroom.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills the variables of a pattern in the role table with something that is in the database, so that every address can be
 * called. The longest prefix that fits says which SQL finds it.
 */
public final class Addresses {

    private final JdbcClient jdbc;
    private final Map<String, String> finders = new LinkedHashMap<>();

    public Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param prefix or "only " and a whole pattern with one variable
     * @param sql finds the value of the first variable behind the prefix, in one column and at most one row used */
    public Addresses where(String prefix, String sql) {
        finders.put(prefix, sql);
        return this;
    }

    /** The pattern with all variables filled; empty when something for one of them is not there. */
    public Optional<String> fill(String pattern) {
        var path = pattern;
        while (path.contains("{")) {
            var open = path.indexOf('{');
            var close = path.indexOf('}', open);
            var prefix = pattern.substring(0, indexOfSame(pattern, path, open));
            var sql = finders.getOrDefault("only " + pattern, finders.get(prefix + path.substring(open, close + 1)));
            if (sql == null) {
                throw new IllegalArgumentException(
                        "Nothing says what " + prefix + path.substring(open, close + 1) + " is");
            }
            var value = jdbc.sql(sql).query(String.class).list().stream().findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            path = path.substring(0, open) + value.get() + path.substring(close + 1);
        }
        return Optional.of(path);
    }

    /** Where the variable that stands at {@code open} in the half-filled path stands in the pattern. */
    private static int indexOfSame(String pattern, String path, int open) {
        var variables = path.substring(open).chars().filter(c -> c == '{').count();
        var index = pattern.length();
        for (var i = 0; i < variables; i++) {
            index = pattern.lastIndexOf('{', index - 1);
        }
        return index;
    }
}
