package org.staffroom.writeups;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** Where write-ups begin: at the organisers' desk, and with somebody who was there. */
@Controller
class WriteUpDeskController {

    private final WriteUps writeUps;
    private final EditorQueries queries;
    private final MeetingQueries meetings;
    private final MeetingAccess access;
    private final AttendanceQueries attendance;
    private final Words words;

    WriteUpDeskController(
            WriteUps writeUps,
            EditorQueries queries,
            MeetingQueries meetings,
            MeetingAccess access,
            AttendanceQueries attendance,
            Words words) {
        this.writeUps = writeUps;
        this.queries = queries;
        this.meetings = meetings;
        this.access = access;
        this.attendance = attendance;
        this.words = words;
    }

    @GetMapping("/organise/meetings/{slug}/write-up")
    String ofMeeting(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var all = queries.of(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meetings.row(meeting));
        model.addAttribute("facts", attendance.facts(meeting));
        model.addAttribute(
                "waiting", all.stream().filter(EditorQueries.Head::submitted).toList());
        model.addAttribute(
                "reports",
                all.stream()
                        .filter(each -> each.official() && !each.submitted())
                        .toList());
        model.addAttribute(
                "accounts",
                all.stream()
                        .filter(each -> !each.official() && !each.submitted())
                        .toList());
        return "writeups/meeting";
    }

    @PostMapping("/organise/meetings/{slug}/write-up")
    ModelAndView startReport(@PathVariable String slug, CurrentPerson me, RedirectAttributes redirect) {
        var id = writeUps.startReport(me, access.organised(me, slug));
        redirect.addFlashAttribute("flash", words.of("writeups.flash.report-started"));
        return SeeOther.to("/write-ups/" + id + "/edit");
    }

    @GetMapping("/meetings/{slug}/write-ups/new")
    String newAccount(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = attended(slug, me);
        model.addAttribute("nav", "my");
        model.addAttribute("meeting", meetings.row(meeting));
        return "writeups/new";
    }

    @PostMapping("/meetings/{slug}/write-ups/new")
    ModelAndView startAccount(@PathVariable String slug, CurrentPerson me, RedirectAttributes redirect) {
        var id = writeUps.startAccount(me, attended(slug, me));
        redirect.addFlashAttribute("flash", words.of("writeups.flash.account-started"));
        return SeeOther.to("/write-ups/" + id + "/edit");
    }

    @GetMapping("/my/write-ups")
    String mine(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("mine", queries.by(me.id()));
        model.addAttribute("myId", me.id().value());
        model.addAttribute("meetings", queries.toWriteAbout(me.id()));
        return "writeups/mine";
    }

    private MeetingId attended(String slug, CurrentPerson me) {
        var meeting = access.published(slug);
        if (!attendance.attended(meeting, me.id())) {
            throw new NotFound();
        }
        return meeting;
    }
}
