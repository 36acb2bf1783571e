package org.staffroom.checklist;

import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ChecklistItemRepository extends JpaRepository<ChecklistItem, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from ChecklistItem i where i.meetingId = :meeting and i.step = :step")
    ChecklistItem locked(UUID meeting, Step step);
}
