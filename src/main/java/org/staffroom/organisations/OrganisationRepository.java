package org.staffroom.organisations;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface OrganisationRepository extends JpaRepository<Organisation, UUID> {

    boolean existsByTrustId(UUID trust);
}
