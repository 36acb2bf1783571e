package org.staffroom.agendas;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.shared.Dates;

/** A published meeting's day on one sheet, for the door and to hand out. */
@Controller
class DaySheetController {

    private final AgendaQueries days;
    private final MeetingQueries meetings;
    private final MeetingAccess access;
    private final Dates dates;

    DaySheetController(AgendaQueries days, MeetingQueries meetings, MeetingAccess access, Dates dates) {
        this.days = days;
        this.meetings = meetings;
        this.access = access;
        this.dates = dates;
    }

    @GetMapping("/meetings/{slug}/agenda/print")
    String sheet(@PathVariable String slug, Model model) {
        var meeting = access.published(slug);
        var row = meetings.row(meeting);
        var day = days.of(meeting);
        var start = dates.clockTime(row.startsAt());
        var startOfDay = start.getHour() * 60 + start.getMinute();
        model.addAttribute("nav", "meetings");
        model.addAttribute("meeting", row);
        model.addAttribute("day", day);
        model.addAttribute("board", Board.of(day, minute -> days.time(startOfDay + minute)));
        model.addAttribute("sheet", DaySheet.of(day));
        return "agendas/print";
    }
}
