package org.staffroom.proposals;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** Answers to a proposal: the mail is shown, in words that can be changed, before anything is decided or sent. */
@Controller
@RequestMapping("/organise/proposals/{id}/letters/{kind}")
class DecisionController {

    private final Decisions decisions;
    private final ProposalQueries queries;
    private final BoardQueries board;
    private final AgendaPlaces places;
    private final ProposalAccess access;
    private final RegionQueries regions;
    private final Words words;

    DecisionController(
            Decisions decisions,
            ProposalQueries queries,
            BoardQueries board,
            AgendaPlaces places,
            ProposalAccess access,
            RegionQueries regions,
            Words words) {
        this.decisions = decisions;
        this.queries = queries;
        this.board = board;
        this.places = places;
        this.access = access;
        this.regions = regions;
        this.words = words;
    }

    @GetMapping
    String write(CurrentPerson me, @PathVariable ProposalId id, @PathVariable String kind, Model model) {
        access.requireOrganiser(me, id);
        var letter = LetterKind.of(kind);
        var proposal = queries.find(id);
        var meeting = proposal.meeting();
        model.addAttribute(
                "form",
                LetterForm.of(
                        proposal.version(),
                        words.of(
                                "proposals.letter." + letter + ".words",
                                proposal.title(),
                                proposal.region().name(),
                                me.name()),
                        meeting == null || proposal.status() == ProposalStatus.ACCEPTED
                                ? ""
                                : place(me, meeting.id())));
        return page(me, proposal, letter, model);
    }

    @PostMapping
    String send(
            CurrentPerson me,
            @PathVariable ProposalId id,
            @PathVariable String kind,
            @Valid @ModelAttribute("form") LetterForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (!decisions.hasSent(me, id, form.letter().press())) {
            access.requireOrganiser(me, id);
        }
        var letter = LetterKind.of(kind);
        try {
            if (Attempt.succeeds(wrong, response, DecisionController::field, () -> decide(me, id, letter, form))) {
                var told = queries.find(id).proposer().name();
                after.addFlashAttribute("flash", words.of("proposals.flash.told." + letter, told));
                // Passed on, or off the meeting that their region holds with it, it is others' to answer.
                return access.organises(me, id) ? "redirect:/organise/proposals/" + id : "redirect:/organise/proposals";
            }
        } catch (StaleVersion stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("stale", true);
        }
        return page(me, queries.find(id), letter, model);
    }

    /** A slot that was kept free for a talk; before the agenda has one, none. */
    private String place(CurrentPerson me, UUID meeting) {
        return places.days(me).stream()
                .filter(day -> day.id().equals(meeting))
                .flatMap(day -> day.moments().stream())
                .flatMap(moment -> moment.free().stream())
                .findFirst()
                .map(free -> meeting + ":free:" + free.item())
                .orElse(meeting + ":");
    }

    private void decide(CurrentPerson me, ProposalId id, LetterKind kind, LetterForm form) {
        switch (kind) {
            case ACCEPT -> decisions.accept(me, id, form.letter(), form.place());
            case LATER -> decisions.keepForLater(me, id, form.letter());
            case DECLINE -> decisions.decline(me, id, form.letter());
            case MESSAGE -> decisions.write(me, id, form.letter());
            case PASS_ON -> {
                if (form.region() == null || form.region().isBlank()) {
                    throw new Refused("proposals.refused.no-region");
                }
                var to = regions.find(form.region());
                if (to.archived()) {
                    throw new NotFound();
                }
                decisions.passOn(me, id, form.letter(), to.id());
            }
        }
    }

    private static @Nullable String field(String key) {
        return switch (key) {
            case "agendas.refused.not-free",
                    "proposals.refused.place-gone",
                    "proposals.refused.no-meeting",
                    "proposals.refused.meeting-cancelled",
                    "proposals.refused.meeting-over" -> "slot";
            case "proposals.refused.no-region", "proposals.refused.same-region" -> "region";
            case "proposals.refused.words" -> "words";
            default -> null;
        };
    }

    private String page(CurrentPerson me, ProposalDetails proposal, LetterKind kind, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("proposal", proposal);
        model.addAttribute("kind", kind);
        if (kind == LetterKind.ACCEPT) {
            model.addAttribute("days", places.days(me));
        }
        if (kind == LetterKind.PASS_ON) {
            model.addAttribute("others", board.others(proposal.region()));
        }
        return "proposals/letter";
    }
}
