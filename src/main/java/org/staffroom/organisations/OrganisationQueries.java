package org.staffroom.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of organisations. */
@Component
public class OrganisationQueries {

    private static final String ROW = """
            select o.id, o.name, o.kind, o.website, t.name as trust
            from organisation o left join organisation t on t.id = o.trust_id
            """;

    private final JdbcClient jdbc;

    OrganisationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OrganisationRow> find(OrganisationId id) {
        return jdbc.sql(ROW + "where o.id = :id")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** The organisation of exactly this name, in any letter case. */
    public Optional<OrganisationRow> byName(String name) {
        return jdbc.sql(ROW + "where lower(o.name) = lower(:name)")
                .param("name", name.strip().replaceAll("\\s+", " "))
                .query((row, number) -> row(row))
                .optional();
    }

    /** Organisations in whose name a word begins with what was typed; those whose name begins so come first. */
    public List<OrganisationRow> startingWith(String typed, int most) {
        return jdbc.sql(ROW + """
                        where ' ' || lower(o.name) like '% ' || :typed || '%' escape '\\'
                        order by lower(o.name) like :typed || '%' escape '\\' desc, lower(o.name)
                        limit :most
                        """)
                .param("typed", literal(typed))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** What was typed, in lower case, as itself within a {@code like} pattern. */
    private static String literal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    }

    private static OrganisationRow row(ResultSet row) throws SQLException {
        return new OrganisationRow(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("trust"),
                row.getString("website"));
    }
}
