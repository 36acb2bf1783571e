package org.staffroom.comments;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface CommentRepository extends JpaRepository<Comment, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Comment c where c.id = :id")
    Optional<Comment> lock(UUID id);

    /** The comment, locked for the rest of the transaction. */
    default Comment locked(CommentId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
