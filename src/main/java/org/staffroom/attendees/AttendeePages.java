package org.staffroom.attendees;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;

/** What the pages about a meeting's attendees show its organisers. */
@Component
class AttendeePages {

    static final String LIST = "attendees/attendees";

    private final MeetingDays days;
    private final AttendeeListQueries queries;
    private final Clock clock;

    AttendeePages(MeetingDays days, AttendeeListQueries queries, Clock clock) {
        this.days = days;
        this.queries = queries;
        this.clock = clock;
    }

    /** The list, with those of these ids ticked. */
    void list(Model model, CurrentPerson me, MeetingId meeting, AttendeeFilter filter, Collection<UUID> ticked) {
        var list = heading(model, me, meeting, filter);
        model.addAttribute("shown", filter.of(list.everybody()));
        model.addAttribute("helpers", queries.helpers(me, meeting));
        model.addAttribute("ticked", ticked);
        model.addAttribute("all", false);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new HelperForm(""));
        }
    }

    /** What each of the pages needs; answers with everybody. */
    AttendeeList heading(Model model, CurrentPerson me, MeetingId meeting, AttendeeFilter filter) {
        var day = days.find(meeting);
        var list = queries.list(me, meeting);
        var now = clock.instant();
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", day);
        model.addAttribute("list", list);
        model.addAttribute("filter", filter);
        model.addAttribute("now", now);
        model.addAttribute("started", !now.isBefore(day.dayBegins()));
        model.addAttribute(
                "movable", !day.draft() && !day.cancelled() && (day.postponed() || now.isBefore(day.endsAt())));
        return list;
    }
}
