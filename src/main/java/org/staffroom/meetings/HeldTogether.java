package org.staffroom.meetings;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.OptimisticLock;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;

/** The part of a meeting that says who holds it together with its region. */
@MappedSuperclass
abstract class HeldTogether {

    /** Who holds it together is no conflict for whoever edits the details; so the partners. */
    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "meeting_co_host", joinColumns = @JoinColumn(name = "meeting_id"))
    private List<CoHost> coHosts = new ArrayList<>();

    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "meeting_partner", joinColumns = @JoinColumn(name = "meeting_id"))
    private List<Partner> partners = new ArrayList<>();

    abstract RegionId region();

    List<Partner> partners() {
        return List.copyOf(partners);
    }

    /** Whether it is still to come, for whoever would join. */
    abstract void requireToCome(Instant now);

    /** @return whether it had not been invited */
    boolean inviteCoHost(RegionId region, Instant now) {
        if (region.equals(region())) {
            throw new Refused("meetings.refused.co-host-itself");
        }
        requireToCome(now);
        var invites = coHosts.stream().noneMatch(host -> host.is(region));
        if (invites) {
            coHosts.add(new CoHost(region, now));
        }
        return invites;
    }

    /** @return whether it had not accepted */
    boolean acceptCoHost(RegionId region, Instant now) {
        var invited = coHosts.stream()
                .filter(host -> host.is(region))
                .findFirst()
                .orElseThrow(() -> new Refused("meetings.refused.not-invited"));
        requireToCome(now);
        var accepts = !invited.hasAccepted();
        if (accepts) {
            invited.accept(now);
        }
        return accepts;
    }

    boolean isHeldWith(RegionId region) {
        return coHosts.stream().anyMatch(host -> host.is(region) && host.hasAccepted());
    }

    /** The regions that hold it together with its own, or are asked to. */
    List<RegionId> coHosts() {
        return coHosts.stream().map(CoHost::region).toList();
    }

    /** Whether it was held: what is to be said of it is said of all who held it. */
    abstract boolean isHeld(Instant now);

    /**
     * Takes an invitation back, declines it, or ends the joint hosting.
     *
     * @return whether there was one
     * @throws Refused when they have held it together
     */
    boolean withoutCoHost(RegionId region, Instant now) {
        if (isHeldWith(region) && isHeld(now)) {
            throw new Refused("meetings.refused.co-host-held");
        }
        return coHosts.removeIf(host -> host.is(region));
    }

    void addPartner(OrganisationId organisation, PartnerRole role) {
        if (partners.stream().noneMatch(partner -> partner.is(organisation, role))) {
            partners.add(new Partner(organisation, role, partners.size()));
        }
    }

    void withoutPartner(OrganisationId organisation, PartnerRole role) {
        partners.removeIf(partner -> partner.is(organisation, role));
    }
}
