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
    private final HolidayQueries queries;
    private final JdbcClient jdbc;
    private final Audit audit;

    SchoolHolidays(SchoolHolidayRepository holidays, HolidayQueries queries, JdbcClient jdbc, Audit audit) {
        this.holidays = holidays;
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of them in all these places, or none when one would not do. */
    void add(CurrentPerson me, List<SchoolHoliday.Of> schools, List<SchoolHoliday.Days> all) {
        requireAdmin(me);
        // What one admin finds free no other takes meanwhile; and two that overlap would wait for each other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('school_holiday'))")
                .query()
                .singleValue();
        for (var days : all) {
            var added = schools.stream().map(one -> SchoolHoliday.of(one, days)).toList();
            var taken = queries.taken(schools, days);
            if (!taken.isEmpty()) {
                throw new Refused("planner.refused.holiday-overlaps", days.name(), String.join(", ", taken));
            }
            try {
                holidays.saveAllAndFlush(added);
            } catch (DataIntegrityViolationException problem) {
                throw Violation.of(problem).orElse("").equals("school_holiday_region_id_fkey")
                        ? new Refused("planner.refused.holiday-nowhere")
                        : problem;
            }
            added.forEach(holiday -> audit.record(me.id().value(), "added", "school_holiday", holiday.id()));
        }
    }

    /** Each is of one place. Removing what is gone already changes nothing. @return how many were there */
    int remove(CurrentPerson me, List<UUID> ids) {
        requireAdmin(me);
        var removed = jdbc.sql("delete from school_holiday where id = any (:ids) returning id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        removed.forEach(id -> audit.record(me.id().value(), "removed", "school_holiday", id));
        return removed.size();
    }

    private static void requireAdmin(CurrentPerson me) {
        if (!me.admin()) {
            throw new NotFound();
        }
    }
}
