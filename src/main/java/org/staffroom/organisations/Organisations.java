package org.staffroom.organisations;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Commands on organisations. */
@Service
@Transactional
public class Organisations {

    private final OrganisationRepository organisations;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organisations(
            OrganisationRepository organisations,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.audit = audit;
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The organisation of this name, whatever its letter case and kind, or a new one of this kind. Two people who type the
     * same new name at once get the same organisation. A new one is to be looked at by an admin.
     *
     * @throws Refused when the name is shorter than 2 or longer than 160 characters
     */
    public OrganisationId named(String name, OrganisationKind kind) {
        return named(name, kind, null);
    }

    /** As {@link #named}, by somebody who knows of what kind it is: nobody needs to look at it. */
    public OrganisationId listed(String name, OrganisationKind kind) {
        return named(name, kind, Timestamp.from(clock.instant()));
    }

    private OrganisationId named(String name, OrganisationKind kind, @Nullable Timestamp checked) {
        var tidy = Organisation.tidy(name);
        return jdbc.sql("""
                        insert into organisation (id, name, kind, created_at, checked_at) values (:id, :name, :kind, :now, :checked)
                        on conflict (lower(name)) do nothing returning id
                        """)
                .param("id", OrganisationId.next().value())
                .param("name", tidy)
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("checked", checked, Types.TIMESTAMP)
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new)
                .or(() -> known(tidy))
                .orElseThrow();
    }

    /** Forgets organisations that were written down by mistake, and to which nothing refers. */
    public void takeBack(List<UUID> ids) {
        jdbc.sql("delete from organisation where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private Optional<OrganisationId> known(String name) {
        return jdbc.sql("select id from organisation where lower(name) = lower(:name)")
                .param("name", name)
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new);
    }

    /** @throws Refused when the name is taken, or a trust is named that is none */
    void add(UUID admin, OrganisationForm form) {
        var tidy = Organisation.tidy(form.name());
        requireFree(tidy, null);
        var id = listed(tidy, form.kind());
        apply(find(id), tidy, form);
        audit.record(admin, "added", "organisation", id.value());
    }

    /**
     * @throws Refused when the name is taken, a trust is named that is none, or a trust with schools is to be another kind
     * @throws StaleVersion when somebody else changed it meanwhile
     */
    void change(UUID admin, OrganisationId id, OrganisationForm form) {
        var organisation = organisations.lockById(id.value()).orElseThrow(NotFound::new);
        StaleVersion.check(form.version() == null ? -1 : form.version(), organisation.version());
        var tidy = Organisation.tidy(form.name());
        requireFree(tidy, id);
        if (organisation.isTrust()
                && form.kind() != OrganisationKind.TRUST
                && organisations.existsByTrustId(id.value())) {
            throw new Refused("organisations.trust.has-schools");
        }
        var vendor = organisation.isVendor();
        organisation.check(clock.instant());
        apply(organisation, tidy, form);
        if (organisation.isVendor() && !vendor) {
            events.publishEvent(new OrganisationBecameVendor(id));
        }
        audit.record(admin, "changed", "organisation", id.value());
    }

    /** It is what it was taken for. Twice is once. */
    void check(UUID admin, OrganisationId id) {
        organisations.lockById(id.value()).orElseThrow(NotFound::new).check(clock.instant());
        audit.record(admin, "checked", "organisation", id.value());
    }

    private void apply(Organisation organisation, String name, OrganisationForm form) {
        organisation.describe(name, form.kind(), form.website());
        var trust = form.trustId();
        organisation.belongTo(trust == null ? null : find(trust));
        try {
            organisations.flush();
        } catch (DataIntegrityViolationException atOnce) {
            // Of a school and its trust, changed at once, the second finds what the first did.
            throw new Refused(trust == null ? "organisations.trust.has-schools" : "organisations.trust.not-a-trust");
        }
    }

    private void requireFree(String name, @Nullable OrganisationId but) {
        known(name).filter(other -> !other.equals(but)).ifPresent(other -> {
            throw new Refused("organisations.name.taken", name);
        });
    }

    /** A school belongs to a trust. */
    void belongs(OrganisationId school, OrganisationId trust) {
        find(school).belongTo(find(trust));
    }

    private Organisation find(OrganisationId id) {
        return organisations.findById(id.value()).orElseThrow(NotFound::new);
    }
}
