package org.staffroom.proposals;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.calls.Call;
import org.staffroom.calls.CallQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.KeptForms;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Difference;
import org.staffroom.shared.Merged;
import org.staffroom.shared.Option;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicQueries;

/** The form of a proposal: a new one, and changing it. */
@Controller
class ProposalController {

    private static final String PAGE = "proposals/form";

    private final Proposals proposals;
    private final ProposalQueries queries;
    private final ProposalAccess access;
    private final KeptProposal kept;
    private final CallQueries calls;
    private final TopicQueries topics;
    private final Dates dates;
    private final Words words;

    ProposalController(
            Proposals proposals,
            ProposalQueries queries,
            ProposalAccess access,
            KeptProposal kept,
            CallQueries calls,
            TopicQueries topics,
            Dates dates,
            Words words) {
        this.proposals = proposals;
        this.queries = queries;
        this.access = access;
        this.kept = kept;
        this.calls = calls;
        this.topics = topics;
        this.dates = dates;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    /** What was begun and not sent is there again, going where this address says. */
    @GetMapping("/proposals/new")
    String blank(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String meeting,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String answers,
            Model model) {
        var target = meeting != null
                ? "meeting:" + Asked.words(meeting)
                : region != null ? "region:" + Asked.words(region) : "";
        var begun = kept.find(me.id());
        var form = begun.map(KeptForms.Kept::form)
                .map(typed -> target.isEmpty() ? typed : typed.to(target, answers))
                .orElseGet(() -> ProposalForm.empty(target, answers, queries.topic(Asked.value(topic))));
        begun.ifPresent(typed -> model.addAttribute("keptAt", typed.at()));
        model.addAttribute("form", form);
        return page(me, form, model);
    }

    /** @param instead goes there and not to the target: the button beside a call that is closed */
    @PostMapping("/proposals/new")
    String propose(
            CurrentPerson me,
            @Valid @ModelAttribute("form") ProposalForm form,
            BindingResult wrong,
            @RequestParam(required = false) @Nullable String instead,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var sent = instead == null ? form : form.to(instead, form.answers());
        Attempt.check(wrong, ProposalController::field, sent::coSpeakers);
        if (wrong.hasErrors()) {
            Attempt.check(wrong, ProposalController::field, () -> proposals.requireOpen(sent));
        }
        var id = Attempt.gives(
                wrong, response, ProposalController::field, () -> proposals.propose(me, sent, sent.coSpeakers()));
        if (id.isEmpty()) {
            if (wrong.hasFieldErrors("target")) {
                // There is nowhere to send it now: it is kept, with or without JavaScript.
                kept.keep(me.id(), form);
            }
            return page(me, form, model);
        }
        after.addFlashAttribute("flash", words.of("proposals.flash.proposed"));
        return "redirect:/my/proposals/" + id.get();
    }

    @PostMapping("/proposals/new/kept/removal")
    String startAgain(CurrentPerson me) {
        kept.discard(me.id(), Proposals.DRAFT);
        return "redirect:/proposals/new";
    }

    @GetMapping("/my/proposals/{id}/edit")
    String edit(CurrentPerson me, @PathVariable ProposalId id, Model model, RedirectAttributes after) {
        access.requireProposer(me, id);
        var proposal = queries.find(id);
        if (!proposal.status().undecided()) {
            after.addFlashAttribute("refused", words.of("proposals.refused.decided"));
            return "redirect:/my/proposals/" + id;
        }
        var stored = queries.form(id);
        var typed = kept.find(me.id(), id, stored);
        typed.ifPresent(one -> model.addAttribute("keptAt", one.at()));
        model.addAttribute("form", typed.map(KeptForms.Kept::form).orElse(stored));
        model.addAttribute("seen", Merged.seen(stored));
        return editPage(proposal, stored.version(), model);
    }

    @PostMapping("/my/proposals/{id}/edit")
    String save(
            CurrentPerson me,
            @PathVariable ProposalId id,
            @Valid @ModelAttribute("form") ProposalForm form,
            BindingResult wrong,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        access.requireProposer(me, id);
        var version = form.version() == null ? -1 : form.version();
        try {
            if (Attempt.succeeds(
                    wrong, response, ProposalController::field, () -> proposals.edit(me, id, version, form.words()))) {
                after.addFlashAttribute("flash", words.of("proposals.flash.saved"));
                return "redirect:/my/proposals/" + id;
            }
        } catch (StaleVersion stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var theirs = queries.form(id);
            var merged = Merged.of(seen, theirs, form.over(theirs));
            model.addAttribute("differences", differences(merged));
            model.addAttribute("form", merged.form());
            model.addAttribute("seen", Merged.seen(theirs));
            return editPage(queries.find(id), theirs.version(), model);
        }
        model.addAttribute("seen", seen);
        return editPage(queries.find(id), form.version(), model);
    }

    @PostMapping("/my/proposals/{id}/kept/removal")
    String forget(CurrentPerson me, @PathVariable ProposalId id) {
        access.requireProposer(me, id);
        kept.discard(me.id(), Proposals.draftName(id));
        return "redirect:/my/proposals/" + id + "/edit";
    }

    private List<Difference> differences(Merged<ProposalForm> merged) {
        return merged.differences(
                field -> "proposals.form."
                        + switch (field) {
                            case "abstractText" -> "abstract";
                            case "givenBefore" -> "given-before";
                            default -> field;
                        },
                (field, value) -> switch (field) {
                    case "nature" -> Option.labels(natures(), value);
                    case "level" -> Option.labels(levels(), value);
                    case "minutes" -> Option.labels(lengths(), value);
                    case "topics" -> Option.labels(topics.choices(), value);
                    default -> value;
                });
    }

    private static @Nullable String field(String key) {
        return switch (key.replaceAll("^proposals\\.refused\\.", "")) {
            case "speaker-line",
                    "speaker-self",
                    "speakers-many",
                    "speaker-there",
                    "invited-many",
                    "asked-enough",
                    "people.email.invalid" -> "speakers";
            case "title-link" -> "title";
            default -> key.startsWith("proposals.refused.call.") ? "target" : null;
        };
    }

    private String page(CurrentPerson me, ProposalForm form, Model model) {
        queries.wish(form.wish()).ifPresent(wish -> model.addAttribute("wish", wish));
        model.addAttribute("vendor", queries.worksForVendor(me.id()));
        var asked = calls.find(Asked.words(form.target()));
        var open = calls.open();
        var targets = open.stream()
                .map(call -> new Option(call.target(), label(call)))
                .toList();
        model.addAttribute("targets", targets);
        model.addAttribute("call", asked.orElse(null));
        asked.filter(call -> !call.open()).ifPresent(call -> {
            model.addAttribute("closed", call.title() == null ? call.regionName() : call.title());
            model.addAttribute("why", words.of("proposals.refused.call." + call.state()));
        });
        model.addAttribute("typed", !(form.title() + form.abstractText()).isBlank());
        // A talk for a meeting that takes none: its region may take it at any time.
        model.addAttribute(
                "instead",
                asked.filter(call -> !call.open() && call.standing() && call.meeting() != null)
                        .orElse(null));
        return filled(model);
    }

    private String editPage(ProposalDetails proposal, @Nullable Integer version, Model model) {
        model.addAttribute("proposal", proposal);
        model.addAttribute("version", version);
        return filled(model);
    }

    private String filled(Model model) {
        model.addAttribute("topics", topics.choices());
        model.addAttribute("natures", natures());
        model.addAttribute("levels", levels());
        model.addAttribute("lengths", lengths());
        return PAGE;
    }

    private List<Option> natures() {
        return Stream.of("TECHNICAL", "STRATEGIC")
                .map(nature -> new Option(nature, words.of("presentations." + nature.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private List<Option> levels() {
        return Stream.of("INTRODUCTORY", "INTERMEDIATE", "ADVANCED")
                .map(level -> new Option(level, words.of("proposals.level." + level)))
                .toList();
    }

    private List<Option> lengths() {
        return ProposalForm.MINUTES.stream()
                .map(minutes -> new Option(minutes, words.of("proposals.minutes", minutes)))
                .toList();
    }

    private String label(Call call) {
        return call.title() == null || call.startsAt() == null
                ? words.of("proposals.target.region", call.regionName())
                : words.of(
                        "proposals.target.meeting",
                        call.title(),
                        call.postponed() ? words.of("proposals.own.later") : dates.shortDay(call.startsAt()));
    }
}
