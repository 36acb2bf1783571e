package org.staffroom.meetings;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface MeetingRepository extends JpaRepository<Meeting, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Meeting m where m.id = :id")
    Optional<Meeting> lock(UUID id);

    /** The meeting, locked for the rest of the transaction: whoever else changes it or its agenda waits. */
    default Meeting locked(MeetingId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
