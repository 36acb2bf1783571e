package org.staffroom.proposals;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface ProposalRepository extends JpaRepository<Proposal, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.id = :id")
    Optional<Proposal> lock(UUID id);

    Optional<Proposal> findByProposerIdAndPress(UUID proposer, UUID press);

    /** The proposal, locked for the rest of the transaction: two who decide about it wait for each other. */
    default Proposal locked(ProposalId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
