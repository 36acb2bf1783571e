package org.staffroom.presentations;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PresentationRepository extends JpaRepository<Presentation, UUID> {}
