package org.staffroom.checklist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Of each meeting what is due by now: one thing by its name, several as a number. */
@Component
class ChecklistDue implements Due {

    private final List<ChecklistFact> facts;
    private final List<ChecklistDoubt> doubts;

    ChecklistDue(ObjectProvider<ChecklistFact> facts, ObjectProvider<ChecklistDoubt> doubts) {
        this.facts = facts.orderedStream().toList();
        this.doubts = doubts.orderedStream().toList();
    }

    @Override
    public List<Kind> kinds() {
        return Stream.concat(
                        asked().map(step -> new Kind("CHECK_" + step, "circle-check", Press.NOW)),
                        Stream.of(
                                new Kind("CHECKLIST", "list", Press.NOW),
                                new Kind("CHECKLIST_LATE", "list", Press.LATE)))
                .toList();
    }

    /** Of what was held two months ago nobody is reminded any more, nor of a draft whose day has passed or what was recorded later. */
    @Override
    public String sql() {
        return """
                select case when count(*) = 1 then 'CHECK_' || min(step)
                            when min(due) < :today - 7 then 'CHECKLIST_LATE' else 'CHECKLIST' end,
                       '/organise/meetings/' || key || '/checklist', title, min(due)::timestamp at time zone zone, region_id,
                       count(*)
                from (
                    select m.id, coalesce(m.slug, m.id::text) as key, m.title, m.zone, m.region_id, s.step,
                           %2$s as due
                    from meeting m
                    cross join lateral %1$s
                    left join checklist_item i on i.meeting_id = m.id and i.step = s.step
                    where m.region_id = any(:regions) and m.recorded_at is null and s.step in (%5$s)
                      and m.starts_at > :now - interval '60 days' and %3$s and not %4$s and %2$s <= :today
                      and i.done_for is distinct from (m.starts_at at time zone m.zone)::date
                      and i.skipped is not true and not s.known) open
                group by id, key, title, zone, region_id
                """.formatted(
                        ChecklistFacts.table(facts, doubts),
                        ChecklistFacts.DUE,
                        ChecklistFacts.DATED,
                        ChecklistFacts.OVER,
                        asked().map(step -> "'" + step + "'").collect(Collectors.joining(", ")));
    }

    private static Stream<Step> asked() {
        return Arrays.stream(Step.values()).filter(Step::isAskedFor);
    }
}
