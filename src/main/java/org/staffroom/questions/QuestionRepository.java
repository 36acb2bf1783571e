package org.staffroom.questions;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface QuestionRepository extends JpaRepository<Question, UUID> {

    Optional<Question> findByIdAndMeetingId(UUID id, UUID meeting);
}
