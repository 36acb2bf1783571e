package org.staffroom.photos;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PhotoRequestRepository extends JpaRepository<PhotoRequest, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from PhotoRequest r where r.id = :id")
    Optional<PhotoRequest> lock(UUID id);
}
