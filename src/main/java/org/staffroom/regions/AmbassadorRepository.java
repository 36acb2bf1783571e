package org.staffroom.regions;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AmbassadorRepository extends JpaRepository<Ambassador, UUID> {}
