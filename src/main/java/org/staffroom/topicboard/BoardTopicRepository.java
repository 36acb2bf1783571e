package org.staffroom.topicboard;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.staffroom.shared.NotFound;

interface BoardTopicRepository extends JpaRepository<BoardTopic, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from BoardTopic t where t.id = :id")
    Optional<BoardTopic> lock(UUID id);

    /** In one order, whoever merges which into which: two who do so at once wait for one another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from BoardTopic t where t.id in (:one, :other) order by t.id")
    List<BoardTopic> lockBoth(UUID one, UUID other);

    /** The topic, locked for the rest of the transaction: votes for it stand in line. */
    default BoardTopic locked(BoardTopicId id) {
        return lock(id.value()).orElseThrow(NotFound::new);
    }
}
