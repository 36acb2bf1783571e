package org.staffroom.venues;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.organisations.Organisations;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleQueries;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Asked;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** The venue book on the ambassadors' desk. */
@Controller
class VenueController {

    private static final String BOOK = "/organise/venues";

    private final Venues venues;
    private final VenueQueries queries;
    private final Organisations organisations;
    private final PeopleQueries people;
    private final RegionAccess access;
    private final ObjectProvider<VenueUse> use;
    private final MessageSource messages;

    VenueController(
            Venues venues,
            VenueQueries queries,
            Organisations organisations,
            PeopleQueries people,
            RegionAccess access,
            ObjectProvider<VenueUse> use,
            MessageSource messages) {
        this.venues = venues;
        this.queries = queries;
        this.organisations = organisations;
        this.people = people;
        this.access = access;
        this.use = use;
        this.messages = messages;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    @GetMapping(BOOK)
    String book(
            CurrentPerson me,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        access.requireAnyRegion(me);
        var typed = Asked.words(q);
        var rows = queries.page(typed, region(region), Asked.page(page));
        var ids = rows.rows().stream().map(VenueRow::id).toList();
        model.addAttribute("q", typed);
        model.addAttribute("region", region);
        model.addAttribute("regions", queries.regions());
        model.addAttribute("venues", rows);
        model.addAttribute("base", Asked.again(BOOK, "q", typed, "region", region));
        model.addAttribute(
                "used",
                use.stream().findFirst().map(meetings -> meetings.meetings(ids)).orElse(Map.of()));
        return "venues/book";
    }

    @GetMapping(BOOK + "/new")
    String blank(CurrentPerson me, Model model) {
        access.requireAnyRegion(me);
        model.addAttribute("form", VenueForm.empty());
        return form(model, null);
    }

    @PostMapping(BOOK)
    ModelAndView add(
            CurrentPerson me,
            @Valid @ModelAttribute("form") VenueForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        if (!problems.hasErrors()) {
            try {
                venues.add(form.description(host(form)), me);
                return done("venues.added", form, after);
            } catch (Refused refused) {
                explain(refused, form, problems, model);
            }
        }
        return new ModelAndView(form(model, null), model.asMap(), HttpStatusCode.valueOf(422));
    }

    @GetMapping(BOOK + "/{id}/edit")
    String edit(CurrentPerson me, @PathVariable String id, Model model) {
        access.requireAnyRegion(me);
        var venue = find(id);
        model.addAttribute("form", VenueForm.of(venue));
        return form(model, venue);
    }

    @PostMapping(BOOK + "/{id}")
    ModelAndView save(
            CurrentPerson me,
            @PathVariable String id,
            @Valid @ModelAttribute("form") VenueForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        var venue = find(id);
        if (!problems.hasErrors()) {
            try {
                var version = form.version() == null ? -1 : form.version();
                venues.edit(venue.id(), version, form.description(host(form)), me);
                return done("venues.saved", form, after);
            } catch (Refused refused) {
                explain(refused, form, problems, model);
            } catch (StaleVersion stale) {
                var now = find(id);
                model.addAttribute("differences", differences(VenueForm.of(now), form));
                return new ModelAndView(form(model, now), model.asMap(), HttpStatusCode.valueOf(409));
            }
        }
        // The version they saw: what somebody else saved meanwhile must still be noticed.
        var view = form(model, venue);
        model.addAttribute("version", form.version());
        return new ModelAndView(view, model.asMap(), HttpStatusCode.valueOf(422));
    }

    /** @param theirs what is saved now; mine is what was typed */
    record Difference(String label, String theirs, String mine) {}

    private static List<Difference> differences(VenueForm theirs, VenueForm mine) {
        var found = new ArrayList<Difference>();
        differ(found, "name", theirs.name(), mine.name());
        differ(found, "organisation", theirs.organisation(), mine.organisation());
        differ(found, "address", theirs.addressLine(), mine.addressLine());
        differ(found, "town", theirs.town(), mine.town());
        differ(found, "postcode", theirs.postcode(), mine.postcode());
        differ(found, "road", theirs.travelRoad(), mine.travelRoad());
        differ(found, "rail", theirs.travelRail(), mine.travelRail());
        differ(found, "parking", theirs.parking(), mine.parking());
        differ(found, "access-notes", theirs.accessNotes(), mine.accessNotes());
        differ(found, "contact-name", theirs.contactName(), mine.contactName());
        differ(found, "contact-email", theirs.contactEmail(), mine.contactEmail());
        differ(found, "capacity", theirs.capacity(), mine.capacity());
        differ(found, "rooms", theirs.rooms(), mine.rooms());
        return found;
    }

    private static void differ(List<Difference> found, String field, @Nullable String theirs, @Nullable String mine) {
        var there = VenueForm.text(theirs);
        var here = VenueForm.text(mine).replace("\r\n", "\n");
        if (!there.equals(here)) {
            found.add(new Difference("venues.form." + field, there, here));
        }
    }

    private void explain(Refused refused, VenueForm form, BindingResult problems, Model model) {
        var field = switch (refused.key()) {
            case "venues.postcode" -> "postcode";
            case "venues.known" -> "name";
            case "venues.form.region.unknown" -> "region";
            case "organisations.name-length" -> "organisation";
            default -> "rooms";
        };
        problems.rejectValue(field, refused.key(), refused.arguments(), null);
        if (refused.key().equals("venues.known")) {
            model.addAttribute(
                    "known", queries.same(form.name(), form.postcode()).orElse(null));
        }
    }

    private @Nullable OrganisationId host(VenueForm form) {
        var name = VenueForm.text(form.organisation());
        return name.isEmpty() ? null : organisations.named(name, OrganisationKind.OTHER);
    }

    private ModelAndView done(String key, VenueForm form, RedirectAttributes after) {
        after.addFlashAttribute(
                "flash",
                messages.getMessage(
                        key,
                        new Object[] {form.name()},
                        org.springframework.context.i18n.LocaleContextHolder.getLocale()));
        return new ModelAndView("redirect:" + BOOK);
    }

    private String form(Model model, @Nullable VenueDetails venue) {
        model.addAttribute("regions", queries.regions());
        model.addAttribute("organisations", people.familiarOrganisations(300));
        model.addAttribute("venue", venue);
        model.addAttribute("version", venue == null ? null : venue.version());
        return "venues/form";
    }

    private VenueDetails find(String id) {
        try {
            return queries.find(VenueId.of(id)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    private static @Nullable RegionId region(String text) {
        try {
            return text.isBlank() ? null : RegionId.of(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
