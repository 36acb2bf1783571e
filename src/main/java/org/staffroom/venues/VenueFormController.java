package org.staffroom.venues;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.KeptForms;
import org.staffroom.people.KeptForms.Kept;
import org.staffroom.people.PeopleQueries;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Difference;
import org.staffroom.shared.Merged;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** Writing into the venue book: a new place, or more about one that is in it. */
@Controller
@RequestMapping(VenueController.BOOK)
class VenueFormController {

    /** No postcode lies further from the town after which its area is named. */
    private static final int FURTHEST_MILES = 150;

    private final Venues venues;
    private final VenueQueries queries;
    private final VenuePages pages;
    private final PostcodeAreas areas;
    private final PeopleQueries people;
    private final RegionAccess access;
    private final Drafts drafts;
    private final KeptForms kept;
    private final Words words;

    VenueFormController(
            Venues venues,
            VenueQueries queries,
            VenuePages pages,
            PostcodeAreas areas,
            PeopleQueries people,
            RegionAccess access,
            Drafts drafts,
            KeptForms kept,
            Words words) {
        this.venues = venues;
        this.queries = queries;
        this.pages = pages;
        this.areas = areas;
        this.people = people;
        this.access = access;
        this.drafts = drafts;
        this.kept = kept;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    @GetMapping("/new")
    String blank(CurrentPerson me, @RequestParam(defaultValue = "") String saved, Model model) {
        access.requireAnyRegion(me);
        fill(me, VenueForm.empty(), null, saved, model);
        return form(model, null);
    }

    @PostMapping
    ModelAndView add(
            CurrentPerson me,
            @Valid @ModelAttribute("form") VenueForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        check(form, null, problems, model);
        if (!problems.hasErrors()) {
            try {
                var added = venues.add(form.description(), Typed.text(form.organisation()), me);
                drafts.discard(me.id(), draft(null));
                return done("venues.added", added, form, after);
            } catch (Refused refused) {
                problems.rejectValue("name", refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(form(model, null), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{id}/edit")
    String edit(CurrentPerson me, @PathVariable String id, @RequestParam(defaultValue = "") String saved, Model model) {
        access.requireAnyRegion(me);
        var venue = pages.find(id);
        fill(me, VenueForm.of(venue), venue, saved, model);
        return form(model, venue);
    }

    /** What was typed and not saved stands in the form again, unless one asks for what is saved. */
    private void fill(CurrentPerson me, VenueForm form, @Nullable VenueDetails venue, String saved, Model model) {
        var found =
                saved.isEmpty() ? kept.find(me.id(), draft(venue), VenueForm.class) : Optional.<Kept<VenueForm>>empty();
        var typed = found.map(one -> one.form().at(form.version())).filter(one -> !one.equals(form.at(form.version())));
        typed.ifPresent(one -> model.addAttribute("keptAt", found.get().at()));
        model.addAttribute("form", typed.orElse(form));
    }

    /** Of this version: what was typed over an earlier one is not put over somebody else's words unseen. */
    private static String draft(@Nullable VenueDetails venue) {
        return venue == null ? "venue:new" : "venue:" + venue.id() + ":" + venue.version();
    }

    @PostMapping("/{id}")
    ModelAndView save(
            CurrentPerson me,
            @PathVariable String id,
            @Valid @ModelAttribute("form") VenueForm form,
            BindingResult problems,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        var venue = pages.find(id);
        check(form, venue, problems, model);
        if (!problems.hasErrors()) {
            try {
                var version = form.version() == null ? -1 : form.version();
                venues.edit(venue.id(), version, form.description(), Typed.text(form.organisation()), me);
                drafts.discard(me.id(), draft(venue));
                return done("venues.saved", venue.id(), form, after);
            } catch (Refused refused) {
                problems.rejectValue("name", refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                var now = pages.find(id);
                var merged = Merged.of(seen, VenueForm.of(now).at(now.version()), form.at(form.version()));
                model.addAttribute("differences", differences(merged, now));
                model.addAttribute("form", merged.form());
                return new ModelAndView(form(model, now), model.asMap(), HttpStatus.CONFLICT);
            }
        }
        // The version they saw: what somebody else saved meanwhile must still be noticed.
        var view = form(model, venue);
        model.addAttribute("version", form.version());
        model.addAttribute("seen", seen);
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private List<Difference> differences(Merged<VenueForm> merged, VenueDetails venue) {
        var regions = regions(venue);
        return merged.differences(VenueFormController::label, (field, value) -> switch (field) {
            case "region" -> value.isEmpty() ? words.of("venues.form.region.several") : Option.labels(regions, value);
            case "parkingRegistration", "stepFree", "lift", "hearingLoop", "quietRoom", "prayerRoom" ->
                words.of(value.isEmpty() ? "venues.no" : "venues.yes");
            default -> value;
        });
    }

    private static String label(String field) {
        return "venues.form."
                + switch (field) {
                    case "addressLine" -> "address";
                    case "travelRoad" -> "road";
                    case "travelRail" -> "rail";
                    case "travelFoot" -> "foot";
                    default -> field.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
                };
    }

    /** Everything at once: nobody sends a form five times to hear five things. */
    private void check(VenueForm form, @Nullable VenueDetails venue, BindingResult problems, Model model) {
        form.check(regions(venue).stream().map(Option::value).toList(), problems);
        if (!problems.hasFieldErrors("postcode") && !problems.hasFieldErrors("position")) {
            form.chosenPosition().ifPresent(position -> checkDistance(form.postcode(), position, problems));
        }
        var same = queries.same(form.name(), form.postcode())
                .filter(one -> venue == null || !one.id().equals(venue.id()));
        same.ifPresent(one -> {
            problems.rejectValue("name", "venues.known");
            model.addAttribute("known", one);
        });
        if (same.isEmpty() && !form.isCalledAs(venue)) {
            queries.alike(form.name(), form.town(), venue == null ? null : venue.id())
                    .ifPresent(one -> {
                        model.addAttribute("alike", one);
                        if (!Boolean.TRUE.equals(form.another())) {
                            problems.rejectValue(
                                    "another",
                                    "venues.alike",
                                    new Object[] {one.name(), one.town(), one.postcode()},
                                    null);
                        }
                    });
        }
    }

    private void checkDistance(String postcode, Position position, BindingResult problems) {
        areas.find(postcode)
                .filter(area -> area.miles(position) > FURTHEST_MILES)
                .ifPresent(area -> problems.rejectValue(
                        "position", "venues.position.far", new Object[] {area.miles(position), area.town()}, null));
    }

    /** Those there are, and the one it is in although that is closed by now. */
    private List<Option> regions(@Nullable VenueDetails venue) {
        return queries.regions(venue == null ? null : venue.description().region());
    }

    private ModelAndView done(String key, VenueId venue, VenueForm form, RedirectAttributes after) {
        after.addFlashAttribute("flash", words.of(key, form.name()));
        return new ModelAndView("redirect:" + VenueController.BOOK + "/" + venue);
    }

    private String form(Model model, @Nullable VenueDetails venue) {
        model.addAttribute("regions", regions(venue));
        model.addAttribute("organisations", people.familiarOrganisations(300));
        model.addAttribute("venue", venue);
        model.addAttribute("toCome", venue == null ? List.of() : pages.toCome(venue));
        model.addAttribute("draft", draft(venue));
        model.addAttribute("version", venue == null ? null : venue.version());
        model.addAttribute("seen", venue == null ? null : Merged.seen(VenueForm.of(venue)));
        return "venues/form";
    }
}
