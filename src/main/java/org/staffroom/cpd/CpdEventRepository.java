package org.staffroom.cpd;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CpdEventRepository extends Repository<CpdEvent, UUID> {

    CpdEvent save(CpdEvent event);

    Optional<CpdEvent> findByIdAndPersonId(UUID id, UUID personId);

    long countByPersonId(UUID personId);

    void delete(CpdEvent event);
}
