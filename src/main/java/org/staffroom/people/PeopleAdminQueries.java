package org.staffroom.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Person.Standing;
import org.staffroom.people.Person.Status;
import org.staffroom.shared.Page;

/** People with their e-mails, for admins alone. */
@Component
class PeopleAdminQueries {

    static final int PAGE = 30;

    enum Show {
        EVERYBODY("true"),
        ADMINS("p.admin"),
        GUESTS("p.standing = 'UNCLAIMED' and p.status = 'ACTIVE'"),
        SUSPENDED("p.status = 'SUSPENDED'");

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }

        static Show of(String name) {
            return Arrays.stream(values())
                    .filter(show -> show.name().equals(name))
                    .findFirst()
                    .orElse(EVERYBODY);
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param devices how many stay signed in */
    record AdminRow(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String jobTitle,
            @Nullable String organisation,
            Standing standing,
            Status status,
            boolean admin,
            Instant createdAt,
            int devices) {

        public boolean suspended() {
            return status == Status.SUSPENDED;
        }

        public boolean guest() {
            return standing == Standing.UNCLAIMED;
        }
    }

    private record Counted(AdminRow row, long total) {}

    private static final String ROW = """
            select p.id, p.name, p.email, p.job_title, o.name as organisation, p.standing, p.status, p.admin, p.created_at,
                (select count(*) from device d where d.person_id = p.id) as devices, count(*) over () as total
            from person p left join organisation o on o.id = p.organisation_id
            where p.status <> 'ERASED' and
            """;

    private final JdbcClient jdbc;

    PeopleAdminQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param typed part of a name, an e-mail or an organisation's name */
    Page<AdminRow> list(String typed, Show show, int page) {
        var rows = jdbc.sql(ROW + show.condition + """
                         and (:typed = '' or lower(p.name) like :part escape '\\' or p.email like :part escape '\\'
                            or lower(o.name) like :part escape '\\')
                        order by lower(p.name), p.id limit :size offset :offset
                        """)
                .param("typed", typed.strip())
                .param("part", "%" + typed.strip().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("size", PAGE)
                .param("offset", Page.offset(page, PAGE))
                .query((row, number) -> new Counted(row(row), row.getLong("total")))
                .list();
        return new Page<>(
                rows.stream().map(Counted::row).toList(),
                Math.max(1, page),
                PAGE,
                rows.isEmpty() ? 0 : rows.get(0).total());
    }

    Optional<AdminRow> find(PersonId id) {
        return jdbc.sql(ROW + " p.id = :id")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    boolean isLastAdmin(PersonId id) {
        return jdbc.sql("select count(*) = 1 and bool_and(id = ?) from person where admin")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    private static AdminRow row(ResultSet row) throws SQLException {
        return new AdminRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("job_title"),
                row.getString("organisation"),
                Standing.valueOf(row.getString("standing")),
                Status.valueOf(row.getString("status")),
                row.getBoolean("admin"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("devices"));
    }
}
