package org.staffroom.agendas;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AgendaItemRepository extends JpaRepository<AgendaItem, UUID> {

    /** With everybody in them: what is done to a day needs all of it. */
    @Query("select i from AgendaItem i left join fetch i.people where i.meetingId = :meetingId")
    List<AgendaItem> findByMeetingId(UUID meetingId);
}
