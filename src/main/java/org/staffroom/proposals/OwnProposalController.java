package org.staffroom.proposals;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** One's own proposals, and those one is asked to speak in. */
@Controller
@RequestMapping("/my/proposals")
class OwnProposalController {

    private final Proposals proposals;
    private final SpeakerAnswers answers;
    private final ProposalQueries queries;
    private final ProposalAccess access;
    private final KeptProposal kept;
    private final Words words;

    OwnProposalController(
            Proposals proposals,
            SpeakerAnswers answers,
            ProposalQueries queries,
            ProposalAccess access,
            KeptProposal kept,
            Words words) {
        this.proposals = proposals;
        this.answers = answers;
        this.queries = queries;
        this.access = access;
        this.kept = kept;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String all(CurrentPerson me, Model model) {
        model.addAttribute("proposals", queries.of(me.id()));
        model.addAttribute("begun", kept.find(me.id()).orElse(null));
        return "proposals/mine";
    }

    @GetMapping("/{id}")
    String one(CurrentPerson me, @PathVariable ProposalId id, Model model) {
        access.requireSpeaker(me, id);
        var proposal = queries.find(id);
        model.addAttribute("proposal", proposal);
        model.addAttribute("own", proposal.proposer().id().equals(me.id().value()));
        model.addAttribute("asked", answers.find(me.id(), id, null).orElseThrow(NotFound::new));
        return "proposals/own";
    }

    @PostMapping("/{id}/answer")
    String answer(
            CurrentPerson me,
            @PathVariable ProposalId id,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes after) {
        access.requireSpeaker(me, id);
        return done(id, after, () -> {
            if (answer.equals("yes") || answer.equals("no")) {
                answers.answer(me.id(), id, null, answer.equals("yes"));
                return "proposals.flash.said-" + answer;
            }
            return null;
        });
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(CurrentPerson me, @PathVariable ProposalId id, RedirectAttributes after) {
        return done(id, after, () -> {
            proposals.withdraw(me, id);
            return "proposals.flash.withdrawn";
        });
    }

    @PostMapping("/{id}/withdrawal/removal")
    String offerAgain(CurrentPerson me, @PathVariable ProposalId id, RedirectAttributes after) {
        return done(id, after, () -> {
            proposals.offerAgain(me, id);
            return "proposals.flash.offered-again";
        });
    }

    @PostMapping("/{id}/region")
    String toRegion(CurrentPerson me, @PathVariable ProposalId id, RedirectAttributes after) {
        return done(id, after, () -> {
            proposals.toRegion(me, id);
            return "proposals.flash.to-region";
        });
    }

    @PostMapping("/{id}/speakers")
    String invite(
            CurrentPerson me,
            @PathVariable ProposalId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            RedirectAttributes after) {
        access.requireProposer(me, id);
        return done(id, after, () -> {
            after.addFlashAttribute("typedName", name).addFlashAttribute("typedEmail", email);
            if (email.isBlank()) {
                throw new Refused("people.email.invalid");
            }
            proposals.invite(me, id, new ProposalForm.CoSpeaker(name.strip(), email));
            after.addFlashAttribute("typedName", "").addFlashAttribute("typedEmail", "");
            return "proposals.flash.invited";
        });
    }

    @PostMapping("/{id}/speakers/{speaker}/removal")
    String uninvite(
            CurrentPerson me, @PathVariable ProposalId id, @PathVariable UUID speaker, RedirectAttributes after) {
        return done(id, after, () -> {
            proposals.uninvite(me, id, speaker);
            return "proposals.flash.uninvited";
        });
    }

    /** Back to the page, which says what happened or why it did not. */
    private String done(ProposalId id, RedirectAttributes after, Supplier<@Nullable String> command) {
        try {
            var happened = command.get();
            if (happened != null) {
                after.addFlashAttribute("flash", words.of(happened));
            }
        } catch (Refused refused) {
            after.addFlashAttribute("refused", words.of(refused));
        }
        return "redirect:/my/proposals/" + id;
    }
}
