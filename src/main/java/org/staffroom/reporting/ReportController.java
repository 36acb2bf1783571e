package org.staffroom.reporting;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** Who writes the report of a meeting, and the press that takes it on. */
@Controller
class ReportController {

    private final ReportDuties duties;
    private final ReportQueries queries;
    private final MeetingAccess access;
    private final MeetingQueries meetings;
    private final Words words;

    ReportController(
            ReportDuties duties, ReportQueries queries, MeetingAccess access, MeetingQueries meetings, Words words) {
        this.duties = duties;
        this.queries = queries;
        this.access = access;
        this.meetings = meetings;
        this.words = words;
    }

    @GetMapping("/organise/meetings/{slug}/write-up/duty")
    String duty(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var writers = queries.writers(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meetings.row(meeting));
        model.addAttribute(
                "writers", writers.stream().map(ReportQueries.Writer::name).toList());
        model.addAttribute(
                "mine", writers.stream().anyMatch(writer -> writer.person().equals(me.id())));
        model.addAttribute("begun", queries.begun(meeting) != null);
        model.addAttribute("written", queries.isWritten(meeting));
        return "reporting/duty";
    }

    @PostMapping("/organise/meetings/{slug}/write-up/duty")
    ModelAndView takeOn(@PathVariable String slug, CurrentPerson me, RedirectAttributes redirect) {
        try {
            var draft = duties.takeOn(me, access.organised(me, slug));
            redirect.addFlashAttribute("flash", words.of("reporting.flash.taken"));
            return SeeOther.to("/write-ups/" + draft + "/edit");
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
            return SeeOther.to("/organise/meetings/" + slug + "/write-up/duty");
        }
    }
}
