package org.staffroom.people;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What people typed in long forms and have not sent: kept as they type, found again after an expired session. */
@Service
@Transactional
public class Drafts {

    /** Larger than the longest text a form takes, with room for the rest. */
    public static final int MOST_BYTES = 128 * 1024;

    private static final int LONGEST_NAME = 120;

    private static final Duration KEPT = Duration.ofDays(60);

    /** The oldest makes room. */
    private static final int MOST_OF_A_PERSON = 50;

    /**
     * What was kept of a form.
     *
     * @param body the fields as the form's script sent them, a JSON object
     */
    public record Draft(String form, String body, Instant changedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper mapper;

    Drafts(JdbcClient jdbc, Clock clock, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mapper = mapper;
    }

    /**
     * Keeps what a person typed in place of what was kept before.
     *
     * @param form names the form and the thing edited: "write-up:{id}"
     * @throws Refused when it is larger than {@link #MOST_BYTES} or not a JSON object
     */
    public void save(PersonId person, String form, String body) {
        if (form.isBlank() || form.length() > LONGEST_NAME || !isObject(body)) {
            throw new Refused("people.draft.unreadable");
        }
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refused("people.draft.too-large", MOST_BYTES / 1024);
        }
        try {
            jdbc.sql("""
                            insert into draft (person_id, form, body, changed_at)
                            values (:person, :form, cast(:body as jsonb), :now)
                            on conflict (person_id, form) do update set body = excluded.body, changed_at = excluded.changed_at
                            """)
                    .param("person", person.value())
                    .param("form", form)
                    .param("body", body)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DataIntegrityViolationException notJsonb) {
            // Half a surrogate pair, a number beyond numeric: JSON may hold them, jsonb does not.
            throw new Refused("people.draft.unreadable");
        }
        jdbc.sql("""
                        delete from draft where person_id = :person and form in (
                            select form from draft where person_id = :person order by changed_at desc offset :most)
                        """)
                .param("person", person.value())
                .param("most", MOST_OF_A_PERSON)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(PersonId person, String form) {
        return jdbc.sql(
                        "select form, body::text as body, changed_at from draft where person_id = :person and form = :form")
                .param("person", person.value())
                .param("form", form)
                .query((row, number) -> new Draft(
                        row.getString("form"),
                        row.getString("body"),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** The form was sent, or its text thrown away. */
    public void discard(PersonId person, String form) {
        jdbc.sql("delete from draft where person_id = :person and form = :form")
                .param("person", person.value())
                .param("form", form)
                .update();
    }

    /** Forgets what nobody came back to. */
    void purge() {
        jdbc.sql("delete from draft where changed_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /** jsonb holds no NUL, which JSON may write as an escape. */
    private boolean isObject(String body) {
        try {
            return !body.contains("\\u0000") && mapper.readTree(body).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
