package org.staffroom.speakers;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface SpeakerProfileRepository extends JpaRepository<SpeakerProfile, UUID> {}
