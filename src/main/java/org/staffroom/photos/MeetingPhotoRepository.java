package org.staffroom.photos;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface MeetingPhotoRepository extends JpaRepository<MeetingPhoto, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from MeetingPhoto p where p.id = :id")
    Optional<MeetingPhoto> lock(UUID id);

    /** The photo, locked for the rest of the transaction. */
    default MeetingPhoto locked(PhotoId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
