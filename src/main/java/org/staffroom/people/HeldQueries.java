package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held.Fate;

/** Reads what all features hold on a person, in one statement however many there are. */
@Component
class HeldQueries {

    /** @param count how many rows, never none */
    record Overview(String section, Fate fate, long count) {}

    private final ObjectProvider<PersonalData> features;
    private final JdbcClient jdbc;
    private final Clock clock;

    HeldQueries(ObjectProvider<PersonalData> features, JdbcClient jdbc, Clock clock) {
        this.features = features;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Held> held() {
        return features.orderedStream()
                .flatMap(feature -> feature.held().stream())
                .toList();
    }

    /** What there is, in words' keys and numbers. */
    List<Overview> overview(PersonId person) {
        var all = held();
        var counts = read(person, all, Held::section, "select count(*)::text from (%s) as found", Held::export);
        return all.stream()
                .map(held -> new Overview(
                        held.section(), held.fate(), Long.parseLong(counts.getOrDefault(held.section(), "0"))))
                .filter(overview -> overview.count() > 0)
                .toList();
    }

    /** All of it: by section a JSON array of rows. */
    Map<String, String> export(PersonId person) {
        return read(
                person,
                held(),
                Held::section,
                "select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text from (%s) as found",
                Held::export);
    }

    /** What others would lose: by key the names concerned. */
    Map<String, String> losses(PersonId person) {
        var all = features.orderedStream()
                .flatMap(feature -> feature.losses().stream())
                .toList();
        return read(
                person,
                all,
                Loss::key,
                "select string_agg(what, ', ' order by what) from (%s) as found (what)",
                Loss::names);
    }

    private <T> Map<String, String> read(
            PersonId person, List<T> all, Function<T, String> key, String outer, Function<T, String> inner) {
        var sql = all.stream()
                .map(one -> "select '%s' as key, (%s) as value"
                        .formatted(key.apply(one), outer.formatted(inner.apply(one))))
                .collect(Collectors.joining(" union all "));
        var found = new LinkedHashMap<String, String>();
        jdbc.sql(sql)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var value = row.getString("value");
                    if (value != null) {
                        found.put(row.getString("key"), value);
                    }
                });
        return found;
    }
}
