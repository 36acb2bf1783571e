package org.staffroom.cpd;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** The CPD of the demonstration's member: a goal, notes on what was heard, something learned elsewhere, papers. */
@Component
@Order(95)
@ConditionalOnBooleanProperty("staffroom.demo")
class CpdDemo implements DemoData {

    /** @param daysAgo before today */
    private record Elsewhere(String title, String organiser, int daysAgo, int minutes, String notes) {}

    private record Listed(String goal, List<String> notes, List<Elsewhere> elsewhere) {}

    private static final String MEMBER = "member@staffroom.example";

    private final Cpd cpd;
    private final CpdQueries queries;
    private final Certificates certificates;
    private final JdbcClient jdbc;
    private final Dates dates;
    private final TravellingClock clock;

    CpdDemo(
            Cpd cpd,
            CpdQueries queries,
            Certificates certificates,
            JdbcClient jdbc,
            Dates dates,
            TravellingClock clock) {
        this.cpd = cpd;
        this.queries = queries;
        this.certificates = certificates;
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        var me = member();
        for (var row : DemoFile.rows("cpd.yaml", Listed.class)) {
            cpd.aimFor(me, Integer.parseInt(row.goal()) * 60);
            for (var one : row.elsewhere()) {
                clock.travelTo(now.minus(Duration.ofDays(one.daysAgo() - 1)));
                cpd.add(
                        me,
                        new EventDetails(
                                one.title(),
                                one.organiser(),
                                dates.date(now.minus(Duration.ofDays(one.daysAgo()))),
                                one.minutes(),
                                one.notes(),
                                null));
            }
            clock.comeBack();
            var days = queries.days(me.id());
            var words = row.notes().iterator();
            for (var day : days) {
                clock.travelTo(day.endsAt().plus(Duration.ofDays(1)));
                for (var line : day.counted().lines()) {
                    if (line.minutes() > 0 && words.hasNext()) {
                        cpd.keep(
                                me,
                                new MeetingId(day.id()),
                                new DayForm(Map.of(line.session().id().toString(), words.next()), Map.of(), Map.of()));
                    }
                }
            }
            days.stream().filter(day -> day.minutes() > 0).limit(2).forEach(day -> {
                clock.travelTo(day.endsAt().plus(Duration.ofDays(2)));
                certificates.issue(me, new MeetingId(day.id()));
            });
            clock.comeBack();
            var last = AcademicYear.of(dates.today()).previous();
            if (days.stream()
                    .anyMatch(day -> AcademicYear.of(dates.date(day.startsAt())).equals(last) && day.minutes() > 0)) {
                certificates.issue(me, last);
            }
        }
    }

    private CurrentPerson member() {
        return jdbc.sql("select id, name, email from person where email = ?")
                .param(MEMBER)
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        false,
                        true))
                .single();
    }
}
