package org.staffroom.planner;

import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Violation;

/** Commands on school holidays, for admins; others find nothing. */
@Service
@Transactional
public class SchoolHolidays {

    private final SchoolHolidayRepository holidays;
    private final JdbcClient jdbc;
    private final Audit audit;

    SchoolHolidays(SchoolHolidayRepository holidays, JdbcClient jdbc, Audit audit) {
        this.holidays = holidays;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of them, or none when one would not do. */
    void add(CurrentPerson me, SchoolHoliday.Of schools, List<SchoolHoliday.Days> all) {
        requireAdmin(me);
        // Two that overlap, sent at once, would wait for each other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('school_holiday'))")
                .query()
                .singleValue();
        for (var days : all) {
            var holiday = SchoolHoliday.of(schools, days);
            try {
                holidays.saveAndFlush(holiday);
            } catch (DataIntegrityViolationException problem) {
                throw switch (Violation.of(problem).orElse("")) {
                    case "school_holiday_nation_once", "school_holiday_region_once" ->
                        new Refused("planner.refused.holiday-overlaps", holiday.name());
                    case "school_holiday_region_id_fkey" -> new Refused("planner.refused.holiday-nowhere");
                    default -> problem;
                };
            }
            audit.record(me.id().value(), "added", "school_holiday", holiday.id());
        }
    }

    /** Removing what is gone already changes nothing. */
    void remove(CurrentPerson me, UUID id) {
        requireAdmin(me);
        holidays.findById(id).ifPresent(holiday -> {
            holidays.delete(holiday);
            audit.record(me.id().value(), "removed", "school_holiday", id);
        });
    }

    private static void requireAdmin(CurrentPerson me) {
        if (!me.admin()) {
            throw new NotFound();
        }
    }
}
