package org.staffroom.contributions;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface TalkWordsRepository extends JpaRepository<TalkWords, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from TalkWords w where w.id = :id")
    Optional<TalkWords> lock(UUID id);

    default TalkWords locked(UUID id) {
        return lock(id).orElseThrow(NotFound::new);
    }
}
