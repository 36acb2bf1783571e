package org.staffroom.attendees;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.staffroom.meetings.PlaceMode;

interface RegistrationRepository extends JpaRepository<Registration, UUID> {

    Optional<Registration> findByMeetingIdAndPersonId(UUID meeting, UUID person);

    List<Registration> findByMeetingIdAndModeAndStatusOrderByWaitingNumber(
            UUID meeting, PlaceMode mode, PlaceStatus status, Limit limit);
}
