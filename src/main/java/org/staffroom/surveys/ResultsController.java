package org.staffroom.surveys;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;

/** What was said: for the organisers of a meeting, and for the speakers of a talk. */
@Controller
class ResultsController {

    private final MeetingAccess access;
    private final MeetingDays days;
    private final FeedbackQueries queries;
    private final Clock clock;

    ResultsController(MeetingAccess access, MeetingDays days, FeedbackQueries queries, Clock clock) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/organise/meetings/{slug}/feedback")
    String ofMeeting(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        var day = days.find(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", day);
        model.addAttribute(
                "over", !day.draft() && !day.postponed() && !clock.instant().isBefore(day.endsAt()));
        model.addAttribute("results", queries.results(me, meeting));
        return "surveys/results";
    }

    @GetMapping("/my/talks/{slug}/feedback")
    String ofTalk(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("slug", slug);
        model.addAttribute("given", queries.ofTalk(me, slug));
        return "surveys/talk";
    }
}
