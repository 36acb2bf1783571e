package org.staffroom.planner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.DemoAdmin;
import org.staffroom.regions.Nation;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoData;

/** School holidays about as they are, of three years around today; and a region that plans ahead. */
@Component
@Order(64)
@ConditionalOnBooleanProperty("staffroom.demo")
class PlannerDemo implements DemoData {

    private static final int WORKING_WEEK = 4;

    private final SchoolHolidays holidays;
    private final HolidayQueries bankHolidays;
    private final Series series;
    private final DemoAdmin admin;
    private final JdbcClient jdbc;
    private final Dates dates;

    PlannerDemo(
            SchoolHolidays holidays,
            HolidayQueries bankHolidays,
            Series series,
            DemoAdmin admin,
            JdbcClient jdbc,
            Dates dates) {
        this.holidays = holidays;
        this.bankHolidays = bankHolidays;
        this.series = series;
        this.admin = admin;
        this.jdbc = jdbc;
        this.dates = dates;
    }

    @Override
    public void load() {
        var me = admin.get();
        var now = AcademicYear.of(dates.today());
        for (var year : List.of(now.previous(), now, now.next())) {
            for (var nation : Nation.values()) {
                holidays.add(me, List.of(new SchoolHoliday.Of(nation, null)), of(nation, year));
            }
        }
        repeat(me, "east-midlands", "East Midlands: show and tell");
    }

    private List<SchoolHoliday.Days> of(Nation nation, AcademicYear year) {
        var autumn = year.start();
        var spring = autumn + 1;
        var easter = goodFriday(spring).with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
        return nation == Nation.SCOTLAND
                ? List.of(
                        weeks("October holiday", monday(autumn, Month.OCTOBER, 12), 2),
                        weeks("Christmas holiday", monday(autumn, Month.DECEMBER, 21), 2),
                        weeks("February break", monday(spring, Month.FEBRUARY, 8), 1),
                        weeks("Spring holiday", easter, 2),
                        weeks("Summer holiday", monday(spring, Month.JUNE, 28), 7))
                : List.of(
                        weeks("Autumn half term", monday(autumn, Month.OCTOBER, 25), 1),
                        weeks("Christmas holiday", monday(autumn, Month.DECEMBER, 20), 2),
                        weeks("Half term", monday(spring, Month.FEBRUARY, 14), 1),
                        weeks("Easter holiday", easter, 2),
                        weeks("Summer half term", monday(spring, Month.MAY, 25), 1),
                        weeks("Summer holiday", monday(spring, Month.JULY, 21), 6));
    }

    private LocalDate goodFriday(int year) {
        return bankHolidays.between(LocalDate.of(year, Month.MARCH, 20), LocalDate.of(year, Month.APRIL, 25)).stream()
                .filter(Holiday::bank)
                .map(Holiday::first)
                .filter(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate monday(int year, Month month, int from) {
        return LocalDate.of(year, month, from).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private static SchoolHoliday.Days weeks(String name, LocalDate monday, int weeks) {
        return new SchoolHoliday.Days(name, monday, monday.plusWeeks(weeks - 1L).plusDays(WORKING_WEEK));
    }

    /** Two more of the region's last meeting, in the next two terms. */
    private void repeat(CurrentPerson me, String region, String title) {
        var tuesday = dates.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        jdbc.sql("""
                        select m.id from meeting m join region r on r.id = m.region_id
                        where r.slug = :region and m.status = 'PUBLISHED' order by m.starts_at desc limit 1
                        """)
                .param("region", region)
                .query(UUID.class)
                .optional()
                .map(MeetingId::new)
                .ifPresent(meeting -> series.make(
                        me, meeting, title, SeriesDays.of(tuesday, dates.today(), null, 2, this::isClosed)));
    }

    private boolean isClosed(LocalDate day) {
        return bankHolidays.between(day, day).stream().anyMatch(holiday -> holiday.nation() == Nation.ENGLAND);
    }
}
