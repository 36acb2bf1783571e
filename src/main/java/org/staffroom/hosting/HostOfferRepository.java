package org.staffroom.hosting;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface HostOfferRepository extends JpaRepository<HostOffer, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from HostOffer o where o.id = :id")
    Optional<HostOffer> lock(UUID id);

    /** The offer, locked for the rest of the transaction: of two who answer at once the second finds it answered. */
    default HostOffer locked(HostOfferId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
