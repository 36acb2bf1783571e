package org.staffroom.venues;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface VenueRepository extends JpaRepository<Venue, UUID> {}
