package org.staffroom.organisations;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface OrganisationRepository extends JpaRepository<Organisation, UUID> {

    boolean existsByTrustId(UUID trust);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Organisation where id = :id")
    Optional<Organisation> lockById(UUID id);
}
