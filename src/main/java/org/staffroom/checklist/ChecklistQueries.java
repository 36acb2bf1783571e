package org.staffroom.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;

/** Reads the checklist of a meeting; whether one organises it is asked before. */
@Component
class ChecklistQueries {

    private final JdbcClient jdbc;
    private final List<ChecklistFact> facts;
    private final List<ChecklistDoubt> doubts;
    private final Dates dates;
    private final Clock clock;

    ChecklistQueries(
            JdbcClient jdbc,
            ObjectProvider<ChecklistFact> facts,
            ObjectProvider<ChecklistDoubt> doubts,
            Dates dates,
            Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts.orderedStream().toList();
        this.doubts = doubts.orderedStream().toList();
        this.dates = dates;
        this.clock = clock;
    }

    /** All steps in the order of their days. */
    List<ChecklistRow> of(MeetingId meeting) {
        return jdbc
                .sql("""
                        select s.step, s.known, coalesce(i.skipped, false) as skipped, i.done_at, p.name as done_by,
                               i.done_for = (m.starts_at at time zone m.zone)::date as ticked,
                               %2$s as due, %3$s as dated, %4$s as over
                        from meeting m
                        cross join lateral %1$s
                        left join checklist_item i on i.meeting_id = m.id and i.step = s.step
                        left join person p on p.id = i.done_by
                        where m.id = :meeting
                        """.formatted(
                                ChecklistFacts.table(facts, doubts),
                                ChecklistFacts.DUE,
                                ChecklistFacts.DATED,
                                ChecklistFacts.OVER))
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("today", dates.today())
                .query(this::row)
                .list()
                .stream()
                .sorted(Comparator.comparing(ChecklistRow::day, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ChecklistRow::step))
                .toList();
    }

    private ChecklistRow row(ResultSet row, int number) throws SQLException {
        var step = Step.valueOf(row.getString("step"));
        var done = row.getBoolean("ticked") ? row.getTimestamp("done_at") : null;
        var day = row.getBoolean("dated") ? row.getObject("due", LocalDate.class) : null;
        var state = row.getBoolean("known")
                ? ChecklistRow.State.KNOWN
                : done != null
                        ? ChecklistRow.State.TICKED
                        : row.getBoolean("skipped")
                                ? ChecklistRow.State.SKIPPED
                                : row.getBoolean("over") ? ChecklistRow.State.OVER : pressing(day);
        return new ChecklistRow(
                step, state, day, page(step), done == null ? null : done.toInstant(), row.getString("done_by"));
    }

    private ChecklistRow.State pressing(@Nullable LocalDate day) {
        var today = dates.today();
        if (day == null || day.isAfter(today)) {
            return ChecklistRow.State.TO_COME;
        }
        return day.isBefore(today.minusWeeks(1)) ? ChecklistRow.State.LATE : ChecklistRow.State.DUE;
    }

    private @Nullable String page(Step step) {
        return facts.stream()
                .filter(fact -> fact.step() == step)
                .map(ChecklistFact::page)
                .findFirst()
                .orElse(null);
    }
}
