package org.staffroom.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
                coalesce(d.facts->'meeting'->>'title', d.facts->'writeUp'->>'title', d.facts->>'subject') as about,
                d.status, d.attempts, d.problem, d.created_at, d.due_at, d.finished_at
            from delivery d left join person p on p.id = d.person_id
            """;

    private final JdbcClient jdbc;

    DeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which deliveries are meant.
     *
     * @param words in the name, the address or the title of what it is about; empty for any
     */
    record Filter(@Nullable Status status, @Nullable Template template, String words) {

        /** What {@link #WHERE} asks for. */
        Map<String, Object> parameters() {
            return Map.of(
                    "status", status == null ? "" : status.name(),
                    "template", template == null ? "" : template.key(),
                    "words", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
    }

    /** Of a delivery d with its person p. */
    static final String WHERE = """
             where (:status = '' or d.status = :status) and (:template = '' or d.template = :template)
              and (:words = '%%' or p.name ilike :words or d.email ilike :words
                or d.facts->'meeting'->>'title' ilike :words or d.facts->'writeUp'->>'title' ilike :words
                or d.facts->>'subject' ilike :words)
            """;

    private static final String FROM = " from delivery d left join person p on p.id = d.person_id";

    /** The newest first. */
    Page<DeliveryRow> page(Filter filter, int number) {
        var rows = jdbc.sql(ROWS + WHERE + " order by d.created_at desc, d.id desc limit :size offset :offset")
                .params(filter.parameters())
                .param("size", SIZE)
                .param("offset", Page.offset(number, SIZE))
                .query(DeliveryQueries::row)
                .list();
        var total = jdbc.sql("select count(*)" + FROM + WHERE)
                .params(filter.parameters())
                .query(Long.class)
                .single();
        return new Page<>(rows, Math.max(1, number), SIZE, total);
    }

    /** How many of them {@link Deliveries#sendAllAgain} would try. */
    long canBeSentAgain(Filter filter) {
        return jdbc.sql("select count(*)" + FROM + WHERE
                        + " and d.template not in ('sign-in', 'email-confirm', 'erased', 'feedback-asked')")
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * Something that was told to one or many.
     *
     * @param reached sent, or kept where there is no mail server
     */
    record Happening(
            Template template, @Nullable String about, Instant at, long all, long reached, long waiting, long parked) {

        public String kind() {
            return template.key();
        }
    }

    /** The newest first. */
    Page<Happening> happenings(int number) {
        var rows = jdbc.sql("""
                        select d.template, max(coalesce(d.facts->'meeting'->>'title', d.facts->'writeUp'->>'title',
                                d.facts->>'subject')) as about,
                            max(d.created_at) as at, count(*) as total,
                            count(*) filter (where d.status in ('SENT', 'KEPT')) as reached,
                            count(*) filter (where d.status = 'WAITING') as waiting,
                            count(*) filter (where d.status = 'PARKED') as parked
                        from delivery d where d.happening is not null
                        group by d.template, d.happening order by max(d.created_at) desc, d.happening
                        limit :size offset :offset
                        """)
                .param("size", SIZE)
                .param("offset", Page.offset(number, SIZE))
                .query((row, at) -> new Happening(
                        Template.of(row.getString("template")),
                        row.getString("about"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("total"),
                        row.getLong("reached"),
                        row.getLong("waiting"),
                        row.getLong("parked")))
                .list();
        var total = jdbc.sql("select count(distinct happening) from delivery")
                .query(Long.class)
                .single();
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
