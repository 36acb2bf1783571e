package org.staffroom.planner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** Puts the page of a year together: four statements, however much is planned. */
@Component
class YearPages {

    private static final int SCHOOL_DAYS = 5;
    private static final int MOSTLY_CLOSED = 3;

    private final YearQueries queries;
    private final HolidayQueries holidays;
    private final Clashes clashes;
    private final Words words;
    private final Dates dates;

    YearPages(YearQueries queries, HolidayQueries holidays, Clashes clashes, Words words, Dates dates) {
        this.queries = queries;
        this.holidays = holidays;
        this.clashes = clashes;
        this.words = words;
        this.dates = dates;
    }

    /** @param region the slug of the one to open; null for one's own */
    YearPage of(CurrentPerson me, AcademicYear year, @Nullable String region) {
        var regions = queries.regions(me);
        var meetings = queries.meetings(year, regions);
        var closed = holidays.between(year.firstDay().minusWeeks(1), year.end().plusWeeks(1));
        var open = regions.stream()
                .filter(one -> region == null ? one.own() : one.slug().equals(region))
                .toList();
        return new YearPage(
                year,
                opened(me, year, open, meetings, closed),
                regions.stream().map(one -> line(year, one, meetings)).toList(),
                Arrays.stream(Term.values())
                        .map(term -> coverage(term, regions, meetings))
                        .toList());
    }

    private List<YearPage.RegionYear> opened(
            CurrentPerson me,
            AcademicYear year,
            List<PlannedRegion> open,
            List<PlannedMeeting> meetings,
            List<Holiday> closed) {
        var listed = open.stream()
                .map(region -> meetings.stream().filter(one -> one.isOf(region)).toList())
                .toList();
        var ideas = new ArrayList<Clashes.Idea>();
        for (var at = 0; at < open.size(); at++) {
            for (var meeting : listed.get(at)) {
                if (isWarnedOf(meeting)) {
                    ideas.add(new Clashes.Idea(open.get(at).id(), Objects.requireNonNull(meeting.day()), meeting.id()));
                }
            }
        }
        var warnings = clashes.on(me, ideas).iterator();
        var opened = new ArrayList<YearPage.RegionYear>();
        for (var at = 0; at < open.size(); at++) {
            var region = open.get(at);
            var near = meetings.stream()
                    .filter(one -> !one.isOf(region) && region.near().contains(one.region()))
                    .toList();
            opened.add(new YearPage.RegionYear(
                    region,
                    Arrays.stream(Term.values())
                            .map(term -> new Weeks(year, region, meetings, near, closed).part(term))
                            .toList(),
                    listed.get(at).stream()
                            .map(one -> new YearPage.Item(one, isWarnedOf(one) ? warnings.next() : List.of()))
                            .toList()));
        }
        return opened;
    }

    /** Of what is past nobody needs to be warned any more. */
    private boolean isWarnedOf(PlannedMeeting meeting) {
        var day = meeting.day();
        return meeting.isDated() && day != null && !day.isBefore(dates.today());
    }

    private YearPage.Line line(AcademicYear year, PlannedRegion region, List<PlannedMeeting> meetings) {
        return new YearPage.Line(
                region,
                Arrays.stream(Term.values())
                        .map(term -> cell(
                                term,
                                region,
                                isOver(term, year),
                                meetings.stream()
                                        .filter(one -> one.term() == term && one.isOf(region))
                                        .toList()))
                        .toList());
    }

    private YearPage.Cell cell(Term term, PlannedRegion region, boolean over, List<PlannedMeeting> meetings) {
        var bare = meetings.stream().noneMatch(meeting -> meeting.stage().counts());
        var excused = over || region.national();
        return new YearPage.Cell(
                words.of("planner.term." + term),
                meetings.stream().map(this::entry).toList(),
                bare && !excused,
                excused && meetings.isEmpty());
    }

    private YearPage.Entry entry(PlannedMeeting meeting) {
        var day = meeting.stage() == PlannedMeeting.Stage.POSTPONED ? null : meeting.day();
        return new YearPage.Entry(
                meeting.link(),
                meeting.title(),
                day == null ? null : dates.brief(day),
                ("tag " + meeting.stage().look()).strip(),
                words.of("planner.stage." + meeting.stage()));
    }

    private static YearPage.Coverage coverage(Term term, List<PlannedRegion> regions, List<PlannedMeeting> meetings) {
        var counted = regions.stream().filter(region -> !region.national()).toList();
        var stages = counted.stream()
                .map(region -> meetings.stream()
                        .filter(one -> one.term() == term && one.isOf(region))
                        .map(PlannedMeeting::stage)
                        .filter(PlannedMeeting.Stage::counts)
                        .toList())
                .filter(found -> !found.isEmpty())
                .toList();
        var settled = (int) stages.stream()
                .filter(found -> found.stream().anyMatch(PlannedMeeting.Stage::settled))
                .count();
        return new YearPage.Coverage(term, settled, stages.size() - settled, counted.size());
    }

    private boolean isOver(Term term, AcademicYear year) {
        return !term.end(year).isAfter(dates.today());
    }

    /** The weeks of one region, term by term. */
    private final class Weeks {

        private final AcademicYear year;
        private final PlannedRegion region;
        private final List<PlannedMeeting> meetings;
        private final List<PlannedMeeting> near;
        private final List<Holiday> closed;

        Weeks(
                AcademicYear year,
                PlannedRegion region,
                List<PlannedMeeting> meetings,
                List<PlannedMeeting> near,
                List<Holiday> closed) {
            this.year = year;
            this.region = region;
            this.meetings = meetings.stream().filter(one -> one.isOf(region)).toList();
            this.near = near;
            this.closed = closed.stream()
                    .filter(holiday -> holiday.concerns(region.id(), region.nation()))
                    .toList();
        }

        YearPage.Part part(Term term) {
            var first = term.first(year);
            var bare = !isOver(term, year)
                    && meetings.stream()
                            .noneMatch(one -> one.term() == term && one.stage().counts());
            return new YearPage.Part(
                    term,
                    bare,
                    first.datesUntil(term.end(year), Period.ofMonths(1))
                            .map(this::month)
                            .toList());
        }

        /** The weeks whose Monday is in it; the first week with a school day in September too, whose Monday may be in August. */
        private YearPage.Month month(LocalDate first) {
            var monday = first.with(
                    first.getMonth() == Month.SEPTEMBER && first.getDayOfWeek().getValue() <= SCHOOL_DAYS
                            ? TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)
                            : TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            return new YearPage.Month(
                    first.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, LocaleContextHolder.getLocale()),
                    monday.datesUntil(first.plusMonths(1), Period.ofWeeks(1))
                            .map(week -> week(week, first.getMonth()))
                            .toList());
        }

        private YearPage.Week week(LocalDate monday, Month month) {
            var found = meetings.stream()
                    .filter(PlannedMeeting::isDated)
                    .filter(one -> isIn(monday, one))
                    .toList();
            var meeting = found.isEmpty() ? null : found.get(0);
            var beside = near.stream()
                    .filter(PlannedMeeting::isDated)
                    .filter(one -> one.stage().settled() && isIn(monday, one))
                    .toList();
            var off = closed.stream()
                    .filter(holiday -> weekdays(monday).anyMatch(day -> holiday.covers(day)))
                    .toList();
            var open = open(monday);
            var free = meeting == null && region.organised() && !open.isEmpty() ? open.get(0) : null;
            var draft = meeting != null && meeting.movable() ? meeting : null;
            var shown = meeting != null ? Objects.requireNonNull(meeting.day()) : free != null ? free : usual(monday);
            return new YearPage.Week(
                    monday.toString(),
                    shown.getMonth() == month ? String.valueOf(shown.getDayOfMonth()) : dates.brief(shown),
                    look(monday, meeting, beside, off),
                    label(monday, found, beside, off, free),
                    meeting != null
                            ? meeting.link()
                            : free != null ? "/organise/meetings/new?region=" + region.id() + "&date=" + free : null,
                    draft == null ? null : draft.key(),
                    draft == null ? null : String.valueOf(draft.day()),
                    free == null ? null : open.stream().map(LocalDate::toString).collect(Collectors.joining(" ")));
        }

        private String look(
                LocalDate monday, @Nullable PlannedMeeting meeting, List<PlannedMeeting> beside, List<Holiday> off) {
            var look = new ArrayList<>(List.of("week"));
            if (meeting != null) {
                look.add(meeting.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            if (weekdays(monday)
                            .filter(day -> off.stream().anyMatch(one -> !one.bank() && one.covers(day)))
                            .count()
                    >= MOSTLY_CLOSED) {
                look.add("closed");
            }
            if (off.stream().anyMatch(Holiday::bank)) {
                look.add("bank");
            }
            if (!beside.isEmpty()) {
                look.add("near");
            }
            if (isIn(monday, dates.today())) {
                look.add("now");
            } else if (monday.isBefore(dates.today())) {
                look.add("past");
            }
            return String.join(" ", look);
        }

        private String label(
                LocalDate monday,
                List<PlannedMeeting> found,
                List<PlannedMeeting> beside,
                List<Holiday> off,
                @Nullable LocalDate free) {
            var parts = new ArrayList<String>();
            parts.add(words.of("planner.week", dates.shortDay(monday)));
            if (found.isEmpty()) {
                parts.add(words.of("planner.week.free"));
            }
            found.forEach(one -> parts.add(words.of(
                    "planner.week.meeting",
                    Objects.requireNonNull(one.title()),
                    dates.day(Objects.requireNonNull(one.day())),
                    words.of("planner.stage." + one.stage()))));
            off.forEach(holiday ->
                    parts.add(holiday.bank() ? words.of("planner.week.bank", holiday.name()) : holiday.name()));
            beside.forEach(one -> parts.add(words.of("planner.week.near", Objects.requireNonNull(one.title()))));
            if (free != null) {
                parts.add(words.of("planner.week.start", dates.day(free)));
            }
            return String.join(". ", parts);
        }

        /** The days to come on which schools are open, the usual weekday ahead of the others. */
        private List<LocalDate> open(LocalDate monday) {
            return Stream.concat(Stream.of(usual(monday)), weekdays(monday))
                    .filter(day -> day.isAfter(dates.today()))
                    .filter(day -> closed.stream().noneMatch(holiday -> holiday.covers(day)))
                    .distinct()
                    .toList();
        }

        private LocalDate usual(LocalDate monday) {
            return monday.plusDays(Math.min(region.usually().getValue(), SCHOOL_DAYS) - 1L);
        }

        private static Stream<LocalDate> weekdays(LocalDate monday) {
            return IntStream.range(0, SCHOOL_DAYS).mapToObj(monday::plusDays);
        }

        private static boolean isIn(LocalDate monday, PlannedMeeting meeting) {
            return meeting.day() != null && isIn(monday, meeting.day());
        }

        private static boolean isIn(LocalDate monday, LocalDate day) {
            return !day.isBefore(monday) && day.isBefore(monday.plusWeeks(1));
        }
    }
}
