package org.staffroom.calls;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionQueries;
import org.staffroom.regions.RegionRow;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** Where talks are wanted, for everybody; and the switch, for those who want them. */
@Controller
class CallController {

    private final Calls calls;
    private final CallQueries queries;
    private final MeetingAccess meetings;
    private final RegionAccess access;
    private final RegionQueries regions;
    private final Network network;
    private final Dates dates;
    private final Words words;

    CallController(
            Calls calls,
            CallQueries queries,
            MeetingAccess meetings,
            RegionAccess access,
            RegionQueries regions,
            Network network,
            Dates dates,
            Words words) {
        this.calls = calls;
        this.queries = queries;
        this.meetings = meetings;
        this.access = access;
        this.regions = regions;
        this.network = network;
        this.dates = dates;
        this.words = words;
    }

    @GetMapping("/calls")
    String open(Model model) {
        model.addAttribute("nav", "presentations");
        model.addAttribute("calls", queries.open());
        model.addAttribute("canonical", network.url("/calls"));
        return "calls/open";
    }

    @GetMapping("/organise/meetings/{slug}/call")
    String ofMeeting(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = meetings.organised(me, slug);
        model.addAttribute(
                "form", queries.form(meeting).until(queries.head(meeting).day(), dates.today()));
        return page(meeting, model);
    }

    @PostMapping("/organise/meetings/{slug}/call")
    String save(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") CallForm form,
            BindingResult wrong,
            CurrentPerson me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var meeting = meetings.organised(me, slug);
        return saved(
                        form,
                        wrong,
                        model,
                        response,
                        after,
                        () -> calls.save(me, meeting, form),
                        fresh -> model.addAttribute("now", queries.form(meeting)))
                ? "redirect:/organise/meetings/" + slug + "/call"
                : page(meeting, model);
    }

    @GetMapping("/organise/regions/{slug}/call")
    String ofRegion(@PathVariable String slug, CurrentPerson me, Model model) {
        var region = region(me, slug);
        model.addAttribute("form", queries.form(region.id()));
        return page(region, model);
    }

    @PostMapping("/organise/regions/{slug}/call")
    String saveOfRegion(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") CallForm form,
            BindingResult wrong,
            CurrentPerson me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var region = region(me, slug);
        return saved(
                        form,
                        wrong,
                        model,
                        response,
                        after,
                        () -> calls.save(me, region.id(), form),
                        fresh -> model.addAttribute("now", queries.form(region.id())))
                ? "redirect:/organise/regions/" + slug + "/call"
                : page(region, model);
    }

    /** @param stale shows what somebody else saved meanwhile */
    private boolean saved(
            CallForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after,
            Runnable save,
            Consumer<Model> stale) {
        try {
            var done = Attempt.succeeds(
                    wrong, response, key -> key.equals("calls.refused.over") ? null : "closesOn", save);
            if (done) {
                after.addFlashAttribute("flash", words.of(form.isOpen() ? "calls.flash.open" : "calls.flash.closed"));
            }
            return done;
        } catch (StaleVersion changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            stale.accept(model);
            return false;
        }
    }

    private String page(MeetingId meeting, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", queries.head(meeting));
        return "calls/meeting";
    }

    private String page(RegionRow region, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("region", region);
        return "calls/region";
    }

    private RegionRow region(CurrentPerson me, String slug) {
        var region = regions.find(slug);
        access.require(me, region.id());
        return region;
    }
}
