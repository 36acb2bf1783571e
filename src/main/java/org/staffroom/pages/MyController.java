package org.staffroom.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.people.CurrentPerson;

/** A member's own page. */
@Controller
class MyController {

    private final MyQueries queries;

    MyController(MyQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/my")
    String show(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("my", queries.of(me.id()));
        return "pages/my";
    }
}
