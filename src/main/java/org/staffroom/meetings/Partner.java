package org.staffroom.meetings;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;

/** An organisation in its role. */
@Embeddable
class Partner {

    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private PartnerRole role;

    private int position;

    protected Partner() {}

    Partner(OrganisationId organisation, PartnerRole role, int position) {
        organisationId = organisation.value();
        this.role = role;
        this.position = position;
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    PartnerRole role() {
        return role;
    }

    boolean is(OrganisationId organisation, PartnerRole role) {
        return organisationId.equals(organisation.value()) && this.role == role;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Partner that && is(that.organisation(), that.role) && position == that.position;
    }

    @Override
    public int hashCode() {
        return organisationId.hashCode();
    }
}
