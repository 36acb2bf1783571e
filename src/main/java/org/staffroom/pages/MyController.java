package org.staffroom.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.people.CurrentPerson;
import org.staffroom.proposals.ProposalQueries;
import org.staffroom.speakers.InvitationQueries;

/** A member's own page. */
@Controller
class MyController {

    private final MyQueries queries;
    private final ProposalQueries proposals;
    private final InvitationQueries invitations;

    MyController(MyQueries queries, ProposalQueries proposals, InvitationQueries invitations) {
        this.queries = queries;
        this.proposals = proposals;
        this.invitations = invitations;
    }

    @GetMapping("/my")
    String show(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("my", queries.of(me.id()));
        model.addAttribute(
                "wanted",
                proposals.awaited(me.id()).size() + invitations.openFor(me.id()).size());
        return "pages/my";
    }
}
