package org.staffroom.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Page;

/** Reads the outbox, for admins. */
@Component
class DeliveryQueries {

    /** Where a delivery is. */
    enum Status {
        WAITING,
        SENT,
        KEPT,
        PARKED;

        /** Empty for a word that is none. */
        static Optional<Status> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(status -> status.name().equalsIgnoreCase(word))
                    .findFirst();
        }

        /** As it stands in an address. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int SIZE = 50;

    private static final String ROWS = """
            select d.id, d.template, p.name, d.email,
                coalesce(d.facts->'meeting'->>'title', d.facts->'writeUp'->>'title') as about,
                d.status, d.attempts, d.problem, d.created_at, d.due_at, d.finished_at
            from delivery d left join person p on p.id = d.person_id
            """;

    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    Page<DeliveryRow> page(@Nullable Status status, int number, long total) {
        var rows = jdbc.sql(ROWS + """
                        where cast(:status as text) is null or d.status = :status
                        order by d.created_at desc, d.id desc limit :size offset :offset
                        """)
                .param("status", status == null ? null : status.name(), java.sql.Types.VARCHAR)
                .param("size", SIZE)
                .param("offset", Page.offset(number, SIZE))
                .query(DeliveryQueries::row)
                .list();
        return new Page<>(rows, Math.max(1, number), SIZE, total);
    }

    Map<Status, Long> counts() {
        var counts = new EnumMap<Status, Long>(Status.class);
        jdbc.sql("select status, count(*) as n from delivery group by status").query(row -> {
            counts.put(Status.valueOf(row.getString("status")), row.getLong("n"));
        });
        return counts;
    }

    Optional<DeliveryRow> find(UUID id) {
        return jdbc.sql(ROWS + "where d.id = ?")
                .param(id)
                .query(DeliveryQueries::row)
                .optional();
    }

    private static DeliveryRow row(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new DeliveryRow(
                row.getObject("id", UUID.class),
                Template.of(row.getString("template")),
                row.getString("name"),
                row.getString("email"),
                row.getString("about"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getString("problem"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
