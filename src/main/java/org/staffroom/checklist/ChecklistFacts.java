package org.staffroom.checklist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What meetings and talks themselves say about the steps. */
@Configuration(proxyBeanMethods = false)
class ChecklistFacts {

    private static final String HELD = "(m.starts_at at time zone m.zone)::date";

    /** On which day a step is due: of a meeting that is planned later than usual, not before there was one. */
    static final String DUE = """
            greatest(%1$s + coalesce(i.days, s.days), case when i.days is null then (m.created_at at time zone m.zone)::date end)
            """.formatted(HELD);

    /** Whether days count at all: of a postponed meeting they do not, nor of a draft whose day went by. */
    static final String DATED = "(m.status = 'PUBLISHED' or m.status = 'DRAFT' and m.starts_at > :now)";

    /** Whether a step has no sense any more. One that was moved has as long as it says. */
    static final String OVER = """
            (m.status = 'CANCELLED' or m.recorded_at is not null
                or %2$s and s.last is not null and (m.starts_at <= :now or %1$s + greatest(s.last, i.days) < :today))
            """.formatted(HELD, DATED);

    @Bean
    ChecklistFact venueAgreed() {
        return new ChecklistFact(Step.VENUE, "m.venue_id is not null or m.format = 'ONLINE'", "details");
    }

    @Bean
    ChecklistFact published() {
        return new ChecklistFact(Step.PUBLISHED, "m.status <> 'DRAFT'", "details");
    }

    /** Every talk has somebody who gives it. */
    @Bean
    ChecklistFact speakersKnown() {
        return new ChecklistFact(Step.SPEAKERS, """
                exists (select 1 from agenda_item i where i.meeting_id = m.id and i.kind in ('MEMBER_TALK', 'VENDOR_TALK'))
                and not exists (
                    select 1 from agenda_item i
                    where i.meeting_id = m.id and i.kind in ('MEMBER_TALK', 'VENDOR_TALK')
                      and not exists (
                        select 1 from appearance a
                        where a.meeting_id = m.id and a.item_id = i.id and a.role = 'SPEAKER'))
                """, "agenda");
    }

    /** Every talk has slides, or a link; one that is still to be announced has none. */
    @Bean
    ChecklistFact slidesThere() {
        return new ChecklistFact(Step.SLIDES, """
                exists (select 1 from agenda_item i where i.meeting_id = m.id and i.presentation_id is not null)
                and not exists (
                    select 1 from agenda_item i
                    where i.meeting_id = m.id and i.kind in ('MEMBER_TALK', 'VENDOR_TALK')
                      and (i.presentation_id is not null or i.title = '')
                      and not exists (
                          select 1 from presentation_material p where p.presentation_id = i.presentation_id))
                """, "slides");
    }

    /** Rows of step, its usual days, until when it makes sense, and whether it is known to be done: for a join beside {@code meeting m}. */
    static String table(List<ChecklistFact> facts, List<ChecklistDoubt> doubts) {
        return Arrays.stream(Step.values())
                .map(step -> "('%s', %d, cast(%d as integer), %s)"
                        .formatted(step, step.days(), step.last(), known(step, facts, doubts)))
                .collect(Collectors.joining(",\n", "(values ", ") as s (step, days, last, known)"));
    }

    private static String known(Step step, List<ChecklistFact> facts, List<ChecklistDoubt> doubts) {
        var all = facts.stream()
                .filter(fact -> fact.step() == step)
                .map(fact -> "(" + fact.sql() + ")")
                .collect(Collectors.joining(" or "));
        var none = doubts.stream()
                .filter(doubt -> doubt.step() == step)
                .map(doubt -> " and not (" + doubt.sql() + ")")
                .collect(Collectors.joining());
        return all.isEmpty() ? "false" : "(" + all + ")" + none;
    }
}
