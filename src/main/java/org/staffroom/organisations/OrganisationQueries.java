package org.staffroom.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Page;

/** Reads of organisations. */
@Component
public class OrganisationQueries {

    static final int PAGE = 30;

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

    /** Those that people typed and no admin has seen. */
    int unchecked() {
        return jdbc.sql("select count(*) from organisation where checked_at is null")
                .query(Integer.class)
                .single();
    }

    /**
     * @param typed part of the name
     * @param unchecked only those that no admin has seen
     */
    Page<OrganisationRow> page(String typed, @Nullable OrganisationKind kind, boolean unchecked, int page) {
        var total = new AtomicLong();
        var rows = jdbc.sql("""
                        select o.id, o.name, o.kind, o.website, t.name as trust, count(*) over () as total
                        from organisation o left join organisation t on t.id = o.trust_id
                        where lower(o.name) like '%' || :typed || '%' escape '\\'
                          and (cast(:kind as text) is null or o.kind = :kind)
                          and (not :unchecked or o.checked_at is null)
                        order by lower(o.name) limit :size offset :offset
                        """)
                .param("typed", literal(typed))
                .param("kind", kind == null ? null : kind.name())
                .param("unchecked", unchecked)
                .param("size", PAGE)
                .param("offset", Page.offset(page, PAGE))
                .query((row, number) -> {
                    total.set(row.getLong("total"));
                    return row(row);
                })
                .list();
        return new Page<>(rows, Math.max(1, page), PAGE, total.get());
    }

    List<OrganisationRow> trusts() {
        return jdbc.sql(ROW + "where o.kind = 'TRUST' order by lower(o.name)")
                .query((row, number) -> row(row))
                .list();
    }

    /** An organisation as its form shows it. */
    Optional<OrganisationForm> form(OrganisationId id) {
        return jdbc.sql("select name, kind, trust_id::text as trust, website, version from organisation where id = :id")
                .param("id", id.value())
                .query((row, number) -> new OrganisationForm(
                        row.getString("name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        row.getString("trust"),
                        row.getString("website"),
                        row.getInt("version")))
                .optional();
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
