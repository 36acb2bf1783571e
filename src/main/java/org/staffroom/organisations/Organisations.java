package org.staffroom.organisations;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Commands on organisations. */
@Service
@Transactional
public class Organisations {

    private final OrganisationRepository organisations;
    private final JdbcClient jdbc;
    private final Clock clock;

    Organisations(OrganisationRepository organisations, JdbcClient jdbc, Clock clock) {
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The organisation of this name, whatever its letter case and kind, or a new one of this kind. Two people who type the
     * same new name at once get the same organisation.
     *
     * @throws Refused when the name is shorter than 2 or longer than 160 characters
     */
    public OrganisationId named(String name, OrganisationKind kind) {
        var tidy = Organisation.tidy(name);
        return jdbc.sql("""
                        insert into organisation (id, name, kind, created_at) values (:id, :name, :kind, :now)
                        on conflict (lower(name)) do nothing returning id
                        """)
                .param("id", OrganisationId.next().value())
                .param("name", tidy)
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new)
                .orElseGet(() -> known(tidy));
    }

    private OrganisationId known(String name) {
        return new OrganisationId(jdbc.sql("select id from organisation where lower(name) = lower(:name)")
                .param("name", name)
                .query(UUID.class)
                .single());
    }

    /** A school belongs to a trust. */
    void belongs(OrganisationId school, OrganisationId trust) {
        find(school).belongTo(find(trust));
    }

    private Organisation find(OrganisationId id) {
        return organisations.findById(id.value()).orElseThrow(NotFound::new);
    }
}
