package org.staffroom.regions;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface RegionRepository extends JpaRepository<Region, UUID> {

    /** Locked: who ends the last ambassador is decided one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Region> findBySlug(String slug);
}
