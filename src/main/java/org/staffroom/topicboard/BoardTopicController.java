package org.staffroom.topicboard;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.KeptForms;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Merged;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicQueries;

/** Putting up a topic, and what its author does with it afterwards. */
@Controller
class BoardTopicController {

    private final TopicBoard board;
    private final TopicBoardQueries queries;
    private final KeptForms kept;
    private final RegionAccess regionAccess;
    private final RegionQueries regions;
    private final TopicQueries topics;
    private final Words words;

    BoardTopicController(
            TopicBoard board,
            TopicBoardQueries queries,
            KeptForms kept,
            RegionAccess regionAccess,
            RegionQueries regions,
            TopicQueries topics,
            Words words) {
        this.board = board;
        this.queries = queries;
        this.kept = kept;
        this.regionAccess = regionAccess;
        this.regions = regions;
        this.topics = topics;
        this.words = words;
    }

    @GetMapping("/board/new")
    String blank(CurrentPerson me, Model model) {
        model.addAttribute(
                "form",
                kept.find(me.id(), TopicBoard.DRAFT, BoardForm.class)
                        .map(KeptForms.Kept::form)
                        .filter(form -> !form.title().isEmpty() || !form.body().isEmpty())
                        .orElseGet(() -> BoardForm.empty(ownRegion(me))));
        return form(model);
    }

    @PostMapping("/board")
    String putUp(
            CurrentPerson me,
            @Valid @ModelAttribute("form") BoardForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var topic = Attempt.gives(wrong, response, BoardTopicController::field, () -> board.putUp(me, form.details()));
        if (topic.isEmpty()) {
            return form(model);
        }
        flash.addFlashAttribute("flash", words.of("topicboard.flash.put-up"));
        return "redirect:/board/" + topic.get();
    }

    @GetMapping("/board/{id}/edit")
    String edit(CurrentPerson me, @PathVariable UUID id, Model model, RedirectAttributes flash) {
        var page = own(me, id);
        if (!page.editable()) {
            flash.addFlashAttribute("flash", words.of("topicboard.refused.seconded"));
            return "redirect:/board/" + id;
        }
        var now = queries.form(page.row().id());
        model.addAttribute("form", now);
        model.addAttribute("seen", Merged.seen(now));
        return form(model, id);
    }

    @PostMapping("/board/{id}")
    String save(
            CurrentPerson me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") BoardForm form,
            BindingResult wrong,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var topic = own(me, id).row().id();
        try {
            var version = form.version() == null ? -1 : form.version();
            if (Attempt.succeeds(
                    wrong,
                    response,
                    BoardTopicController::field,
                    () -> board.edit(me, topic, version, form.details()))) {
                flash.addFlashAttribute("flash", words.of("topicboard.flash.saved"));
                return "redirect:/board/" + id;
            }
        } catch (StaleVersion stale) {
            var now = queries.form(topic);
            var merged = Merged.of(seen, now, form);
            model.addAttribute("differences", merged.differences("topicboard.form."::concat, this::shown));
            model.addAttribute("form", merged.form());
            model.addAttribute("seen", Merged.seen(now));
            response.setStatus(409);
            return form(model, id);
        }
        model.addAttribute("seen", seen);
        return form(model, id);
    }

    @PostMapping("/board/{id}/withdrawal")
    String withdraw(CurrentPerson me, @PathVariable UUID id, RedirectAttributes flash) {
        try {
            board.withdraw(me, new BoardTopicId(id));
            flash.addFlashAttribute("flash", words.of("topicboard.flash.withdrawn"));
            return "redirect:/board";
        } catch (Refused refused) {
            flash.addFlashAttribute("flash", words.of(refused));
            return "redirect:/board/" + id;
        }
    }

    /** What is somebody else's is shown on its page, and not found here. */
    private BoardPage own(CurrentPerson me, UUID id) {
        var page = queries.get(new BoardTopicId(id), me);
        if (!page.row().own()) {
            throw new NotFound();
        }
        return page;
    }

    /** The first of the regions one runs, else of those one follows, else the whole network. */
    private String ownRegion(CurrentPerson me) {
        var run = regionAccess.regionsOf(me.id());
        var mine = run.isEmpty() ? regions.followedBy(me.id()) : run;
        return regions.all().stream()
                .filter(region -> !region.archived() && !region.national() && mine.contains(region.id()))
                .map(region -> region.id().toString())
                .findFirst()
                .orElse("");
    }

    private static String field(String refused) {
        return switch (refused) {
            case "topicboard.refused.no-such-region" -> "region";
            case "topicboard.refused.no-such-tag", "topicboard.refused.tags" -> "tags";
            default -> "title";
        };
    }

    private String form(Model model, UUID id) {
        model.addAttribute("id", id);
        return form(model);
    }

    /** What is asked of the region that leads national events is asked of the whole network: one choice, not two. */
    private String form(Model model) {
        model.addAttribute("nav", "board");
        model.addAttribute("kinds", kinds());
        model.addAttribute("regions", regions());
        model.addAttribute("tags", tags());
        return "topicboard/form";
    }

    private List<Option> kinds() {
        return List.of(
                new Option("HEAR", words.of("topicboard.form.kind.HEAR")),
                new Option("WRESTLE", words.of("topicboard.form.kind.WRESTLE")));
    }

    private List<Option> regions() {
        return regions.all().stream()
                .filter(region -> !region.archived() && !region.national())
                .map(region -> new Option(region.id().toString(), region.name()))
                .toList();
    }

    private List<Option> tags() {
        return topics.all().stream()
                .map(topic -> new Option(topic.id().toString(), topic.name()))
                .toList();
    }

    private String shown(String field, String value) {
        return switch (field) {
            case "kind" -> Option.labels(kinds(), value);
            case "region" -> value.isEmpty() ? words.of("topicboard.network") : Option.labels(regions(), value);
            case "tags" -> Option.labels(tags(), value);
            default -> value;
        };
    }
}
