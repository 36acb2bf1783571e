package org.staffroom.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.ProfileController.Profile;

/** Reads of people. No row carries an e-mail: who may see one is decided by the page, with a query of its own. */
@Component
public class PeopleQueries {

    static final int ORGANISATIONS_TO_PICK = 500;

    private static final String ROW = """
            select p.id, p.name, p.job_title, o.name as organisation
            from person p left join organisation o on o.id = p.organisation_id
            """;

    private final JdbcClient jdbc;

    PeopleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PersonRow> find(PersonId id) {
        return jdbc.sql(ROW + "where p.id = :id and p.status <> 'ERASED'")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /**
     * Active people to pick from, members and guests alike: those in whose name or organisation a word begins with each
     * word typed. Nobody for an empty text. For organisers' pages only.
     */
    public List<PersonRow> named(String typed, int most) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        if (words[0].isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ROW + """
                        where p.status = 'ACTIVE' and not exists (
                            select 1 from unnest(:words) as word
                            where ' ' || lower(p.name) || ' ' || lower(coalesce(o.name, ''))
                                not like '% ' || word || '%' escape '\\')
                        order by lower(p.name), p.id
                        limit :most
                        """)
                .param("words", literals(words))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** The person with this address, whatever their standing. For commands: a page must not tell who has an account. */
    public Optional<PersonId> withEmail(String email) {
        return jdbc.sql("select id from person where email = :email")
                .param("email", EmailAddress.normalised(email))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** As {@link #withEmail}, of those who may sign in. */
    Optional<PersonId> memberWithEmail(String email) {
        return jdbc.sql("select id from person where email = :email and standing = 'MEMBER' and status = 'ACTIVE'")
                .param("email", EmailAddress.normalised(email))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** What the person does not want to be written about. */
    public Set<NewsKind> newsStopped(PersonId person) {
        return jdbc.sql("select kind from news_stopped where person_id = ?")
                .param(person.value())
                .query((row, number) -> NewsKind.valueOf(row.getString("kind")))
                .set();
    }

    Optional<Profile> profile(PersonId id) {
        return jdbc.sql("""
                        select p.name, p.email, p.job_title, o.name as organisation, p.dietary_needs, p.access_needs, p.version
                        from person p left join organisation o on o.id = p.organisation_id where p.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Profile(
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("job_title"),
                        row.getString("organisation"),
                        row.getString("dietary_needs"),
                        row.getString("access_needs"),
                        row.getInt("version")))
                .optional();
    }

    /** Names of organisations to pick from while typing, for a {@code datalist}: those to which most people belong. */
    public List<String> familiarOrganisations(int most) {
        return jdbc.sql("""
                        select name from (
                            select o.name, count(p.id) as people
                            from organisation o left join person p on p.organisation_id = o.id
                            group by o.id order by people desc, lower(o.name) limit :most) familiar
                        order by lower(name)
                        """).param("most", most).query(String.class).list();
    }

    /** Words as themselves within a {@code like} pattern. */
    private static String[] literals(String[] words) {
        var literals = new String[words.length];
        for (var i = 0; i < words.length; i++) {
            literals[i] = words[i].replaceAll("([%_\\\\])", "\\\\$1");
        }
        return literals;
    }

    private static PersonRow row(ResultSet row) throws SQLException {
        return new PersonRow(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("job_title"),
                row.getString("organisation"));
    }
}
