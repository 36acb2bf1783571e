package org.staffroom.room;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.NotFound;

interface RoomPostRepository extends JpaRepository<RoomPost, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from RoomPost p where p.id = :id")
    Optional<RoomPost> lock(UUID id);

    long countByMeetingId(UUID meeting);

    /** The post of this meeting, locked for the rest of the transaction: votes for it stand in line. */
    default RoomPost locked(MeetingId meeting, RoomPostId id) {
        return lock(id.value()).filter(post -> post.meeting().equals(meeting)).orElseThrow(NotFound::new);
    }
}
