package org.staffroom.proposals;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.agendas.NotToldYet;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.proposals.BoardQueries.Column;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;
import org.staffroom.topicboard.TopicBoardFilter;
import org.staffroom.topicboard.TopicBoardQueries;

/** The board of proposals, and one of them, for ambassadors. */
@Controller
@RequestMapping("/organise/proposals")
class BoardController {

    private static final int ASKED = 6;

    private final Decisions decisions;
    private final BoardQueries board;
    private final ProposalQueries queries;
    private final ProposalAccess access;
    private final NotToldYet untold;
    private final RegionAccess regions;
    private final TopicBoardQueries topics;
    private final Words words;

    BoardController(
            Decisions decisions,
            BoardQueries board,
            ProposalQueries queries,
            ProposalAccess access,
            NotToldYet untold,
            RegionAccess regions,
            TopicBoardQueries topics,
            Words words) {
        this.decisions = decisions;
        this.board = board;
        this.queries = queries;
        this.access = access;
        this.untold = untold;
        this.regions = regions;
        this.topics = topics;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    /** @param column which one a phone shows; a desk shows all */
    @GetMapping
    String all(
            CurrentPerson me,
            @ModelAttribute("filter") BoardFilter filter,
            @RequestParam(required = false) @Nullable String column,
            Model model) {
        regions.requireAnyRegion(me);
        var chosen = Arrays.stream(Column.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(column))
                .findFirst()
                .orElse(Column.NEW);
        model.addAttribute("columns", board.board(me, filter));
        model.addAttribute("chosen", chosen);
        model.addAttribute("regions", board.regions(me));
        model.addAttribute("choices", board.choices(me));
        // An admin who runs none looks after all.
        var mine = regions.regionsOf(me.id());
        model.addAttribute("asked", topics.first(TopicBoardFilter.ofRegions(mine.isEmpty() ? null : mine), me, ASKED));
        return "proposals/board";
    }

    @GetMapping("/{id}")
    String one(CurrentPerson me, @PathVariable ProposalId id, Model model) {
        access.requireOrganiser(me, id);
        return page(me, id, model);
    }

    private String page(CurrentPerson me, ProposalId id, Model model) {
        var proposal = queries.find(id);
        model.addAttribute("proposal", proposal);
        model.addAttribute("notes", board.notes(me, id));
        model.addAttribute("circle", board.circle(me, id));
        var meeting = proposal.meeting();
        if (meeting != null && proposal.planned()) {
            model.addAttribute("past", board.pastTheEnd(meeting.id()));
            model.addAttribute("untold", untold.count(new MeetingId(meeting.id())));
        }
        model.addAttribute("given", board.given(proposal.proposer().id()));
        return "proposals/proposal";
    }

    @PostMapping("/{id}/shortlist")
    String shortlist(CurrentPerson me, @PathVariable ProposalId id, RedirectAttributes after) {
        return done(id, after, "proposals.flash.shortlisted", () -> decisions.shortlist(me, id));
    }

    @PostMapping("/{id}/shortlist/removal")
    String unlist(CurrentPerson me, @PathVariable ProposalId id, RedirectAttributes after) {
        return done(id, after, "proposals.flash.unlisted", () -> decisions.unlist(me, id));
    }

    private String done(ProposalId id, RedirectAttributes after, String flash, Runnable command) {
        try {
            command.run();
            after.addFlashAttribute("flash", words.of(flash));
        } catch (Refused refused) {
            after.addFlashAttribute("refused", words.of(refused));
        }
        return "redirect:/organise/proposals/" + id;
    }

    @PostMapping("/{id}/notes")
    ModelAndView note(
            CurrentPerson me,
            @PathVariable ProposalId id,
            @RequestParam(defaultValue = "") String note,
            Model model,
            RedirectAttributes after) {
        try {
            decisions.note(me, id, note);
            after.addFlashAttribute("flash", words.of("proposals.flash.noted"));
            return new ModelAndView("redirect:/organise/proposals/" + id + "#notes");
        } catch (Refused refused) {
            model.addAttribute("typed", note);
            model.addAttribute("wrong", words.of(refused));
            return new ModelAndView(page(me, id, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
