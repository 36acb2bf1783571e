package org.staffroom.writeups;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface WriteUpRepository extends JpaRepository<WriteUp, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from WriteUp w where w.id = :id")
    Optional<WriteUp> lock(UUID id);

    /** The write-up, locked for the rest of the transaction. */
    default WriteUp locked(WriteUpId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
