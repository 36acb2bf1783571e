package org.staffroom.planner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.DateAdvice;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.Nation;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/**
 * What speaks against a day in a region: a weekend, a holiday, another meeting there or beside it within two weeks. Warnings
 * in words; nothing is refused. Drafts speak up only to those who organise them.
 */
@Component
class Clashes implements DateAdvice {

    /**
     * A day somebody thinks of.
     *
     * @param meeting that is planned for it already; null for a new one
     */
    record Idea(UUID region, LocalDate day, @Nullable UUID meeting) {}

    private static final String FOUND = """
            with idea as (
                select i.number, i.day, i.meeting, r.id as region, r.nation
                from unnest(cast(:regions as uuid[]), cast(:days as date[]), cast(:meetings as uuid[]))
                    with ordinality as i (region, day, meeting, number)
                join region r on r.id = i.region)
            select number, 'NATION' as kind, nation as place, null as name, null::date as day from idea
            union all
            select number, 'SCHOOL', r.name, h.name, null
            from idea
            join school_holiday h on idea.day between h.first_day and h.last_day and h.first_day >= idea.day - 99
                and (h.nation = idea.nation or h.region_id = idea.region)
            left join region r on r.id = h.region_id
            union all
            (select number, 'MEETING', r.name, m.title, near.day
            from idea
            join meeting m on m.starts_at >= (idea.day - 15)::timestamptz and m.starts_at < (idea.day + 16)::timestamptz
            join region r on r.id = m.region_id
            cross join lateral (select (m.starts_at at time zone m.zone)::date as day) near
            where m.id is distinct from idea.meeting and abs(near.day - idea.day) <= 14
              and (m.status = 'PUBLISHED' or m.status = 'DRAFT' and (:admin or exists (
                  select 1 from ambassador a
                  where a.person_id = :me and a.since <= :today and (a.until is null or a.until > :today)
                    and (a.region_id = m.region_id or a.region_id in (
                        select c.region_id from meeting_co_host c
                        where c.meeting_id = m.id and c.accepted_at is not null)))))
              and exists (
                  select 1 from (
                      select m.region_id as id
                      union all
                      select region_id from meeting_co_host where meeting_id = m.id and accepted_at is not null) holding
                  where holding.id = idea.region or exists (
                      select 1 from region_near n where n.region_id = idea.region and n.near_id = holding.id))
            order by abs(near.day - idea.day), m.starts_at, m.id)
            """;

    private record Found(
            int number,
            String kind,
            @Nullable String place,
            @Nullable String name,
            @Nullable LocalDate day) {}

    private final JdbcClient jdbc;
    private final HolidayQueries holidays;
    private final Words words;
    private final Dates dates;

    Clashes(JdbcClient jdbc, HolidayQueries holidays, Words words, Dates dates) {
        this.jdbc = jdbc;
        this.holidays = holidays;
        this.words = words;
        this.dates = dates;
    }

    @Override
    public List<String> on(CurrentPerson me, RegionId region, LocalDate day, @Nullable MeetingId meeting) {
        return on(me, List.of(new Idea(region.value(), day, meeting == null ? null : meeting.value())))
                .get(0);
    }

    @Override
    public List<List<String>> on(CurrentPerson me, RegionId region, List<LocalDate> days) {
        return on(
                me,
                days.stream().map(day -> new Idea(region.value(), day, null)).toList());
    }

    /** For each idea what speaks against it; one statement for all of them. */
    List<List<String>> on(CurrentPerson me, List<Idea> ideas) {
        var said = Stream.generate(() -> (List<String>) new ArrayList<String>())
                .limit(ideas.size())
                .toList();
        if (ideas.isEmpty()) {
            return said;
        }
        for (var found : found(me, ideas)) {
            var idea = ideas.get(found.number - 1);
            said.get(found.number - 1).addAll(saying(idea, found));
        }
        return said;
    }

    private List<Found> found(CurrentPerson me, List<Idea> ideas) {
        return jdbc.sql(FOUND)
                .param("regions", ideas.stream().map(Idea::region).toArray(UUID[]::new))
                .param("days", ideas.stream().map(idea -> idea.day.toString()).toArray(String[]::new))
                .param("meetings", ideas.stream().map(Idea::meeting).toArray(UUID[]::new))
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("today", dates.today())
                .query(Found.class)
                .list();
    }

    private List<String> saying(Idea idea, Found found) {
        return switch (found.kind) {
            case "NATION" -> ofTheDay(idea.day, Nation.valueOf(Objects.requireNonNull(found.place)));
            case "SCHOOL" -> List.of(words.of("planner.clash.school", Objects.requireNonNull(found.name)));
            default -> List.of(meeting(idea, found));
        };
    }

    private List<String> ofTheDay(LocalDate day, Nation nation) {
        var said = new ArrayList<String>();
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            said.add(words.of(
                    "planner.clash.weekend",
                    day.getDayOfWeek().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale())));
        }
        holidays.bankHolidays(day, nation)
                .forEach(holiday ->
                        said.add(words.of("planner.clash.bank", words.of("regions.nation." + nation), holiday.name())));
        return said;
    }

    private String meeting(Idea idea, Found found) {
        var day = Objects.requireNonNull(found.day);
        var after = ChronoUnit.DAYS.between(idea.day, day);
        var key = after == 0 ? "same-day" : after < 0 ? "before" : "after";
        return words.of(
                "planner.clash." + key,
                Objects.requireNonNull(found.place),
                Objects.requireNonNull(found.name),
                Math.abs(after),
                dates.day(day));
    }
}
