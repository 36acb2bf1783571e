package org.staffroom.cpd;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Secret;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says whether a certificate is true, to anybody with its code. Right codes, wrong ones and what is no code at all cost the same
 * statements and count the same, so that neither answer nor time says more than the page does.
 */
@Service
@Transactional
public class CertificateCheck {

    static final int MOST = 60;

    /** Of a certificate c: attendance says something else now. */
    static final String CORRECTED = """
            exists (
                select 1 from cpd_certificate_stay s
                join meeting m on m.id = s.meeting_id
                left join attendance a on a.meeting_id = m.id and a.person_id = c.person_id and %s
                where s.certificate_id = c.id
                  and (a.person_id is null or %s <> s.arrived_at or %s is distinct from s.left_at))
            """.formatted(CpdQueries.SEEN, CpdQueries.ARRIVED, CpdQueries.LEFT);

    private static final Duration COUNTED_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Secret secret;
    private final Clock clock;

    CertificateCheck(JdbcClient jdbc, JsonMapper json, Secret secret, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.secret = secret;
        this.clock = clock;
    }

    /** @param requester where the question comes from */
    CertificateAnswer ask(String typed, String requester) {
        var code = CertificateCode.read(typed);
        var from = secret.hash("certificate", requester);
        var asked = jdbc.sql("""
                        with this as (insert into cpd_lookup (requester_hash, at) values (:from, :now))
                        select count(*) from cpd_lookup where requester_hash = :from and at > :since
                        """)
                .param("from", from)
                .param("now", Timestamp.from(clock.instant()))
                .param("since", Timestamp.from(clock.instant().minus(COUNTED_FOR)))
                .query(Integer.class)
                .single();
        var found = find(code);
        return asked >= MOST ? new CertificateAnswer(CertificateAnswer.State.TOO_MANY, "", false, null, null) : found;
    }

    private CertificateAnswer find(String code) {
        return jdbc.sql("""
                        select c.year is not null as statement, c.issued_at, c.facts::text as facts,
                               case when c.withdrawn_at is not null then 'WITHDRAWN'
                                    when c.replaced_at is not null then 'REPLACED'
                                    when %s then 'CORRECTED'
                                    else 'VALID' end as state
                        from cpd_certificate c where c.code = :code
                        """.formatted(CORRECTED))
                .param("code", code)
                .query((row, number) -> {
                    var state = CertificateAnswer.State.valueOf(row.getString("state"));
                    return new CertificateAnswer(
                            state,
                            CertificateCode.written(code),
                            row.getBoolean("statement"),
                            row.getTimestamp("issued_at").toInstant(),
                            state == CertificateAnswer.State.WITHDRAWN
                                    ? null
                                    : json.readValue(row.getString("facts"), CertificateFacts.class));
                })
                .optional()
                .orElseGet(() -> new CertificateAnswer(
                        CertificateAnswer.State.UNKNOWN, CertificateCode.written(code), false, null, null));
    }

    /** Forgets what no limit counts any more. */
    void purge() {
        jdbc.sql("delete from cpd_lookup where at < ?")
                .param(Timestamp.from(clock.instant().minus(COUNTED_FOR)))
                .update();
    }
}
