package org.staffroom.planner;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface SchoolHolidayRepository extends JpaRepository<SchoolHoliday, UUID> {}
