package org.staffroom.planner;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Nation;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Reads holidays: bank holidays are computed, those of schools stand in a table. */
@Component
class HolidayQueries {

    /** How Jollyday calls the nations. */
    private static final Map<Nation, String> CODES = Map.of(
            Nation.ENGLAND, "eng",
            Nation.WALES, "wls",
            Nation.SCOTLAND, "sct",
            Nation.NORTHERN_IRELAND, "nir");

    private static final String OF_SCHOOLS = """
            select h.id, h.nation, h.region_id, r.name as region_name, h.name, h.first_day, h.last_day
            from school_holiday h left join region r on r.id = h.region_id
            """;

    private record Computed(Year year, Locale locale) {}

    private final HolidayManager bankHolidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    /** As many as there are years and languages that people look at. */
    private final Map<Computed, List<Holiday>> computed = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final Words words;

    HolidayQueries(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** All holidays with a day from the first of these days to the last, those of schools ahead. */
    List<Holiday> between(LocalDate from, LocalDate to) {
        var found = new ArrayList<>(ofSchools(from, to));
        IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(this::bankHolidaysOf)
                .flatMap(List::stream)
                .filter(holiday ->
                        !holiday.last().isBefore(from) && !holiday.first().isAfter(to))
                .forEach(found::add);
        return found;
    }

    /** Those of a nation on this day. */
    List<Holiday> bankHolidays(LocalDate day, Nation nation) {
        return bankHolidaysOf(day.getYear()).stream()
                .filter(holiday -> holiday.nation() == nation && holiday.covers(day))
                .toList();
    }

    private List<Holiday> bankHolidaysOf(int year) {
        return computed.computeIfAbsent(new Computed(Year.of(year), LocaleContextHolder.getLocale()), this::compute);
    }

    /** Those that admins keep. */
    List<Holiday> ofSchools(LocalDate from, LocalDate to) {
        return jdbc.sql(OF_SCHOOLS + """
                        where h.first_day between cast(:from as date) - 99 and :to and h.last_day >= :from
                        order by h.first_day, h.nation, lower(r.name)
                        """)
                .param("from", from)
                .param("to", to)
                .query(HolidayQueries::ofSchools)
                .list();
    }

    private static Holiday ofSchools(ResultSet row, int number) throws SQLException {
        var nation = row.getString("nation");
        return new Holiday(
                row.getObject("id", UUID.class),
                nation == null ? null : Nation.valueOf(nation),
                row.getObject("region_id", UUID.class),
                row.getString("region_name"),
                row.getString("name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    /** As an admin chooses them. */
    List<Option> nations() {
        return Arrays.stream(Nation.values())
                .map(nation -> new Option(nation.name(), words.of("regions.nation." + nation)))
                .toList();
    }

    /** As an admin chooses one. */
    List<Option> regions() {
        return jdbc.sql("""
                        select id::text as value, name as label from region
                        where archived_at is null and not national order by lower(name)
                        """).query(Option.class).list();
    }

    /** Each place that has a holiday on one of these days already, and which. */
    List<String> taken(List<SchoolHoliday.Of> schools, SchoolHoliday.Days days) {
        var nations = schools.stream()
                .map(SchoolHoliday.Of::nation)
                .filter(Objects::nonNull)
                .map(Nation::name)
                .toArray(String[]::new);
        var regions = schools.stream()
                .map(SchoolHoliday.Of::region)
                .filter(Objects::nonNull)
                .map(RegionId::value)
                .toArray(UUID[]::new);
        return jdbc
                .sql(OF_SCHOOLS + """
                        where h.first_day <= :last and h.last_day >= :first
                          and (h.nation = any (:nations) or h.region_id = any (:regions))
                        order by h.nation, lower(r.name), h.first_day
                        """)
                .param("first", days.first())
                .param("last", days.last())
                .param("nations", nations)
                .param("regions", regions)
                .query(HolidayQueries::ofSchools)
                .list()
                .stream()
                .map(holiday -> words.of(
                        "planner.holidays.taken",
                        holiday.nation() == null
                                ? Objects.requireNonNull(holiday.regionName())
                                : words.of("regions.nation." + holiday.nation()),
                        holiday.name()))
                .toList();
    }

    private List<Holiday> compute(Computed asked) {
        return Arrays.stream(Nation.values())
                .flatMap(nation -> bankHolidays.getHolidays(asked.year, CODES.get(nation)).stream()
                        .map(holiday -> new Holiday(
                                null,
                                nation,
                                null,
                                null,
                                holiday.getDescription(asked.locale),
                                holiday.getDate(),
                                holiday.getDate())))
                .sorted(Comparator.comparing(Holiday::first))
                .toList();
    }
}
