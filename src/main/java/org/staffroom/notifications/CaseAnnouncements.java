package org.staffroom.notifications;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.makethecase.CaseMailed;
import org.staffroom.makethecase.CaseQueries;
import org.staffroom.shared.DemoLoading;

/** Sends people the case they make for a meeting, to pass on; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseAnnouncements {

    private static final String ONESELF = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'OTHER') as own
            from person p where p.id = :person and p.status = 'ACTIVE' and p.email is not null
            """;

    private final Outbox outbox;
    private final CaseQueries cases;
    private final CalendarEntries calendar;
    private final DemoLoading demo;

    CaseAnnouncements(Outbox outbox, CaseQueries cases, CalendarEntries calendar, DemoLoading demo) {
        this.outbox = outbox;
        this.cases = cases;
        this.calendar = calendar;
        this.demo = demo;
    }

    @EventListener
    void on(CaseMailed event) {
        if (!demo.active()) {
            outbox.to(
                    Template.CASE_TO_PASS_ON,
                    ONESELF,
                    Map.of("person", event.person().value()),
                    Facts.of(calendar.entry(event.meeting()))
                            .withoutJoiningLink()
                            .listing(cases.sections(event.person(), event.meeting()).stream()
                                    .map(section -> new Facts.Section(
                                            section.heading(),
                                            section.lines().stream()
                                                    .map(line -> new Facts.Line(line, null, null))
                                                    .toList()))
                                    .toList()),
                    event.meeting() + ":" + event.version());
        }
    }
}
