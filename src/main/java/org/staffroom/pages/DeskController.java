package org.staffroom.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** The ambassador's desk: what needs doing now, and the meetings of one's regions. */
@Controller
class DeskController {

    private final DeskQueries desks;

    DeskController(DeskQueries desks) {
        this.desks = desks;
    }

    @GetMapping("/organise")
    String desk(CurrentPerson me, Model model) {
        var regions = desks.regions(me);
        if (regions.isEmpty() && !me.admin()) {
            throw new NotFound();
        }
        model.addAttribute("nav", "organise");
        model.addAttribute("regions", regions);
        model.addAttribute("todo", desks.todo(me, regions));
        model.addAttribute("meetings", desks.meetings(regions));
        return "pages/desk";
    }
}
