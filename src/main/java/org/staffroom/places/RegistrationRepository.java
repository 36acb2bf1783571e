package org.staffroom.places;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RegistrationRepository extends JpaRepository<Registration, UUID> {

    Optional<Registration> findByMeetingIdAndPersonId(UUID meeting, UUID person);

    List<Registration> findByMeetingIdAndPersonIdIn(UUID meeting, Collection<UUID> people);
}
