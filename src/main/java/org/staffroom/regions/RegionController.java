package org.staffroom.regions;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** The admin's pages of regions. */
@Controller
@RequestMapping("/admin/regions")
class RegionController {

    /** At which field of the form a refusal is shown. */
    private static final Map<String, String> FIELDS = Map.of(
            "regions.refused.tile-taken", "tile",
            "regions.refused.national-on-map", "tile",
            "regions.refused.second-national", "national",
            "regions.refused.name-taken", "name");

    private static final List<Integer> HUES =
            IntStream.range(0, 24).map(step -> step * 15).boxed().toList();

    /** A field on which two people's versions of a region differ. */
    record Difference(String label, String theirs, String yours) {}

    private final Regions regions;
    private final RegionQueries queries;
    private final Words words;

    RegionController(Regions regions, RegionQueries queries, Words words) {
        this.regions = regions;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("regions", queries.listed());
        return "regions/list";
    }

    @GetMapping("/new")
    String empty(Model model) {
        model.addAttribute("form", RegionForm.empty());
        return editor(model, null, 0);
    }

    @PostMapping
    String create(
            CurrentPerson me,
            @Valid @ModelAttribute("form") RegionForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var slug = Attempt.gives(wrong, response, FIELDS::get, () -> regions.create(me, form.details()));
        if (slug.isPresent()) {
            flash.addFlashAttribute("flash", words.of("regions.created", form.name()));
            return "redirect:/admin/regions/" + slug.get();
        }
        return editor(model, null, 0);
    }

    @GetMapping("/{slug}")
    String open(@PathVariable String slug, Model model) {
        var region = queries.find(slug);
        model.addAttribute("form", RegionForm.of(region));
        return editor(model, region, region.version());
    }

    @PostMapping("/{slug}")
    String edit(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam int version,
            @Valid @ModelAttribute("form") RegionForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            if (Attempt.succeeds(wrong, response, FIELDS::get, () -> regions.edit(me, slug, version, form.details()))) {
                flash.addFlashAttribute("flash", words.of("regions.saved", form.name()));
                return "redirect:/admin/regions";
            }
        } catch (StaleVersion | ObjectOptimisticLockingFailureException stale) {
            var now = queries.find(slug);
            model.addAttribute("differences", differences(RegionForm.of(now), form));
            response.setStatus(409);
            return editor(model, now, now.version());
        }
        return editor(model, queries.find(slug), version);
    }

    @PostMapping("/{slug}/archive")
    String archive(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        try {
            regions.archive(me, slug);
            flash.addFlashAttribute("flash", words.of("regions.archived"));
        } catch (Refused refusal) {
            flash.addFlashAttribute("flash", words.of(refusal));
        }
        return "redirect:/admin/regions/" + slug;
    }

    @PostMapping("/{slug}/restoration")
    String restore(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        try {
            var withTile = regions.restore(me, slug);
            flash.addFlashAttribute("flash", words.of(withTile ? "regions.restored" : "regions.restored-off-map"));
        } catch (Refused refusal) {
            flash.addFlashAttribute("flash", words.of(refusal));
        }
        return "redirect:/admin/regions/" + slug;
    }

    private String editor(Model model, @Nullable RegionRow region, int version) {
        model.addAttribute("region", region);
        model.addAttribute("version", version);
        model.addAttribute("grid", TileGrid.of(queries.all(), region == null ? null : region.slug()));
        model.addAttribute("hues", HUES);
        model.addAttribute(
                "nations",
                Arrays.stream(Nation.values())
                        .map(nation -> new Option(nation.name(), words.of("regions.nation." + nation)))
                        .toList());
        if (region != null) {
            model.addAttribute("ambassadors", queries.assignments(region.id()));
        }
        return "regions/edit";
    }

    private List<Difference> differences(RegionForm theirs, RegionForm yours) {
        var found = new ArrayList<Difference>();
        compare(found, "name", theirs.name(), yours.name());
        compare(found, "shortName", theirs.shortName(), yours.shortName());
        compare(found, "description", theirs.description(), yours.description());
        compare(found, "postcodeAreas", theirs.postcodeAreas(), yours.postcodeAreas());
        compare(found, "hue", theirs.hue(), yours.hue());
        compare(found, "tile", theirs.tile(), yours.tile());
        compare(found, "nation", theirs.nation(), yours.nation());
        compare(
                found,
                "national",
                String.valueOf(Boolean.TRUE.equals(theirs.national())),
                String.valueOf(Boolean.TRUE.equals(yours.national())));
        return found;
    }

    private void compare(List<Difference> found, String field, @Nullable String theirs, @Nullable String yours) {
        if (!Objects.equals(theirs, yours)) {
            found.add(new Difference(
                    words.of("regions.form." + field), Objects.toString(theirs, ""), Objects.toString(yours, "")));
        }
    }
}
