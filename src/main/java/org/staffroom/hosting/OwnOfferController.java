package org.staffroom.hosting;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
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
import org.staffroom.organisations.OrganisationQueries;
import org.staffroom.organisations.OrganisationRow;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.KeptForms;
import org.staffroom.people.PeopleQueries;
import org.staffroom.regions.RegionId;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Asked;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;
import org.staffroom.venues.VenueId;
import org.staffroom.venues.VenueQueries;

/** Offering to host, and what became of one's offers. */
@Controller
@RequestMapping("/my/offers")
class OwnOfferController {

    static final String DRAFT = "host-offer";

    private static final int MOST_ORGANISATIONS = 300;

    private final HostOffers offers;
    private final HostOfferQueries queries;
    private final RegionQueries regions;
    private final OrganisationQueries known;
    private final PeopleQueries people;
    private final VenueQueries venues;
    private final Drafts drafts;
    private final KeptForms kept;
    private final Words words;

    OwnOfferController(
            HostOffers offers,
            HostOfferQueries queries,
            RegionQueries regions,
            OrganisationQueries known,
            PeopleQueries people,
            VenueQueries venues,
            Drafts drafts,
            KeptForms kept,
            Words words) {
        this.offers = offers;
        this.queries = queries;
        this.regions = regions;
        this.known = known;
        this.people = people;
        this.venues = venues;
        this.drafts = drafts;
        this.kept = kept;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String own(CurrentPerson me, Model model) {
        model.addAttribute("offers", queries.of(me.id()));
        return "hosting/my-offers";
    }

    /** @param region the slug of the one whose page led here */
    @GetMapping("/new")
    String blank(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(defaultValue = "") String fresh,
            Model model) {
        var organisation = queries.organisation(me.id());
        var places = places(organisation);
        var empty = OfferForm.empty(
                Asked.words(region),
                organisation,
                places.isEmpty() ? "" : places.get(0).value());
        var typed = fresh.isEmpty() ? kept.find(me.id(), DRAFT, OfferForm.class) : null;
        if (typed != null && typed.isPresent()) {
            model.addAttribute("form", typed.get().form());
            model.addAttribute("keptAt", typed.get().at());
            return form(me, typed.get().form(), model);
        }
        model.addAttribute("form", empty);
        return form(me, empty, model);
    }

    @PostMapping
    ModelAndView offer(
            CurrentPerson me,
            @Valid @ModelAttribute("form") OfferForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes after) {
        var days = form.days(errors);
        if (!errors.hasFieldErrors("day")) {
            try {
                offers.checkDays(days);
            } catch (Refused refused) {
                explain(refused, errors);
            }
        }
        form.checkOrganisation(errors);
        var venue = form.chosenVenue(errors);
        if (venue == null && !errors.hasFieldErrors("venue")) {
            form.checkPlace(errors);
        }
        if (!errors.hasErrors()) {
            try {
                var place = venue == null
                        ? new OfferedPlace(form.placeName(), form.addressLine(), form.town(), form.postcode())
                        : place(venue);
                var offer = offers.offer(
                        me,
                        new HostOfferDetails(
                                region(form.region()),
                                form.organisation(),
                                venue,
                                place,
                                days,
                                form.seats(),
                                form.words()));
                drafts.discard(me.id(), DRAFT);
                after.addFlashAttribute(
                        "flash",
                        words.of(queries.isAnswered(offer) ? "hosting.flash.offered" : "hosting.flash.offered-nobody"));
                return done();
            } catch (Refused refused) {
                if (refused.key().equals("hosting.refused.again")) {
                    after.addFlashAttribute("flash", words.of(refused));
                    return done();
                }
                explain(refused, errors);
            }
        }
        return new ModelAndView(form(me, form, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(CurrentPerson me, @PathVariable String id, RedirectAttributes after) {
        try {
            offers.withdraw(me, id(id));
            after.addFlashAttribute("flash", words.of("hosting.flash.withdrawn"));
        } catch (Refused refused) {
            after.addFlashAttribute("flash", words.of(refused));
        }
        return done();
    }

    static HostOfferId id(String text) {
        try {
            return HostOfferId.of(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    private static ModelAndView done() {
        return new ModelAndView("redirect:/my/offers");
    }

    private RegionId region(String slug) {
        try {
            return regions.find(slug).id();
        } catch (NotFound none) {
            throw new Refused("hosting.refused.region");
        }
    }

    private OfferedPlace place(VenueId venue) {
        var known = venues.find(venue)
                .orElseThrow(() -> new Refused("hosting.refused.venue"))
                .description();
        return new OfferedPlace(
                known.name(),
                known.address().line(),
                known.address().town(),
                known.address().postcode());
    }

    private List<Option> places(String organisation) {
        return organisation.isEmpty()
                ? List.of()
                : known.byName(organisation)
                        .map(OrganisationRow::id)
                        .map(venues::ofOrganisation)
                        .orElse(List.of());
    }

    private static void explain(Refused refused, BindingResult errors) {
        var key = refused.key();
        var field = key.startsWith("hosting.refused.day")
                ? "day"
                : switch (key) {
                    case "hosting.refused.region" -> "region";
                    case "hosting.refused.venue", "hosting.refused.venue-theirs" -> "venue";
                    case "venues.postcode" -> "postcode";
                    case "organisations.name-length" -> "organisation";
                    default -> null;
                };
        if (field == null) {
            errors.reject(key, refused.arguments(), null);
        } else {
            errors.rejectValue(field, key, refused.arguments(), null);
        }
    }

    private String form(CurrentPerson me, OfferForm form, Model model) {
        var own = queries.organisation(me.id());
        model.addAttribute("places", own.equalsIgnoreCase(form.organisation()) ? places(own) : List.of());
        model.addAttribute("regions", queries.regions());
        model.addAttribute("organisations", people.familiarOrganisations(MOST_ORGANISATIONS));
        model.addAttribute(
                "parts",
                Arrays.stream(PartOfDay.values())
                        .map(part -> new Option(part.name(), words.of("hosting.part." + part)))
                        .toList());
        model.addAttribute("most", HostOffers.MOST_DAYS);
        return "hosting/offer-form";
    }
}
