package org.staffroom.hosting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.util.List;
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
import org.staffroom.meetings.DateAdvice;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;
import org.staffroom.venues.VenueQueries;
import org.staffroom.venues.VenueRow;

/** Offers to host, for the ambassadors of their regions: thanked and made a draft of, or not now. */
@Controller
@RequestMapping("/organise/offers")
class OfferController {

    /**
     * The answer that makes a draft.
     *
     * @param day one of those offered
     * @param another whether it is another place than the one of its name and town that is in the book; null unless said
     * @param contact whether whoever offered is asked there
     */
    record Acceptance(
            @NotBlank(message = "{hosting.accept.day.missing}")
            String day,

            @Size(min = 3, max = 120, message = "{hosting.accept.title.length}")
            String title,

            @Size(max = 2000, message = "{hosting.form.words.length}")
            String words,

            @Nullable Boolean another,
            @Nullable Boolean contact) {

        Acceptance {
            day = Typed.text(day);
            title = Typed.text(title);
            words = Typed.text(words);
        }
    }

    /** The answer that makes none. */
    record Decline(
            @NotBlank(message = "{hosting.decline.words.missing}")
            @Size(max = 2000, message = "{hosting.form.words.length}")
            String words) {

        Decline {
            words = Typed.text(words);
        }
    }

    private final HostOffers offers;
    private final HostOfferQueries queries;
    private final VenueQueries book;
    private final RegionAccess access;
    private final DateAdvice advice;
    private final Dates dates;
    private final Words words;

    OfferController(
            HostOffers offers,
            HostOfferQueries queries,
            VenueQueries book,
            RegionAccess access,
            DateAdvice advice,
            Dates dates,
            Words words) {
        this.advice = advice;
        this.offers = offers;
        this.queries = queries;
        this.book = book;
        this.access = access;
        this.dates = dates;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    @GetMapping
    String list(CurrentPerson me, @RequestParam(required = false) @Nullable String page, Model model) {
        access.requireAnyRegion(me);
        model.addAttribute("offers", queries.ofRegions(me, Asked.page(page)));
        return "hosting/offers";
    }

    @GetMapping("/{id}")
    String offer(CurrentPerson me, @PathVariable String id, Model model) {
        return page(me, queries.find(me, OwnOfferController.id(id)), model);
    }

    @PostMapping("/{id}/acceptance")
    ModelAndView accept(
            CurrentPerson me,
            @PathVariable String id,
            @Valid @ModelAttribute("acceptance") Acceptance acceptance,
            BindingResult errors,
            Model model,
            RedirectAttributes after) {
        var offer = queries.find(me, OwnOfferController.id(id));
        if (!errors.hasErrors()) {
            try {
                var meeting = offers.accept(
                        me,
                        offer.id(),
                        Typed.day(acceptance.day()),
                        acceptance.title(),
                        acceptance.words(),
                        acceptance.another(),
                        Boolean.TRUE.equals(acceptance.contact()));
                after.addFlashAttribute(
                        "flash",
                        offers.knowsSeats(offer.id())
                                ? words.of("hosting.flash.accepted")
                                : words.of("hosting.flash.accepted-seats", HostOffers.SEATS_UNLESS_SAID));
                return new ModelAndView("redirect:/organise/meetings/" + meeting + "/details");
            } catch (DateTimeException unreadable) {
                errors.rejectValue("day", "hosting.refused.other-day");
            } catch (Refused refused) {
                if (refused.key().equals("hosting.refused.alike")) {
                    errors.rejectValue("another", refused.key());
                } else {
                    errors.reject(refused.key(), refused.arguments(), null);
                    model.addAttribute("refused", words.of(refused));
                }
            }
        }
        model.addAttribute("typed", acceptance.words());
        model.addAttribute("opened", "accept");
        return new ModelAndView(
                page(me, queries.find(me, offer.id()), model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}/decline")
    ModelAndView decline(
            CurrentPerson me,
            @PathVariable String id,
            @Valid @ModelAttribute("decline") Decline decline,
            BindingResult errors,
            Model model,
            RedirectAttributes after) {
        var offer = queries.find(me, OwnOfferController.id(id));
        if (!errors.hasErrors()) {
            try {
                offers.decline(me, offer.id(), decline.words());
                after.addFlashAttribute("flash", words.of("hosting.flash.declined"));
                return new ModelAndView("redirect:/organise/offers");
            } catch (Refused refused) {
                errors.reject(refused.key(), refused.arguments(), null);
                model.addAttribute("refused", words.of(refused));
            }
        }
        model.addAttribute("typed", decline.words());
        model.addAttribute("opened", "decline");
        return new ModelAndView(
                page(me, queries.find(me, offer.id()), model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** With the words that most answers need; each can be written otherwise before it is sent. */
    private String page(CurrentPerson me, HostOfferRow offer, Model model) {
        var days = offer.daysFrom(dates.today());
        var place = offer.place();
        var inBook = Optional.ofNullable(offer.venue())
                .or(() -> book.same(place.name(), place.postcode()).map(VenueRow::id));
        model.addAttribute("offer", offer);
        model.addAttribute("inBook", inBook.orElse(null));
        if (inBook.isEmpty() && offer.open()) {
            book.alike(place.name(), place.town(), null).ifPresent(alike -> {
                model.addAttribute("alike", alike);
                model.addAttribute(
                        "same",
                        List.of(
                                new Option("false", words.of("hosting.accept.alike.same")),
                                new Option("true", words.of("hosting.accept.alike.another"))));
            });
        }
        model.addAttribute("days", days);
        model.addAttribute(
                "warnings",
                offer.open()
                        ? advice.on(
                                me,
                                offer.region(),
                                days.stream().map(OfferedDay::day).toList())
                        : List.of());
        if (!model.containsAttribute("acceptance")) {
            model.addAttribute(
                    "acceptance",
                    new Acceptance(
                            days.isEmpty() ? "" : days.get(0).day().toString(),
                            words.of(
                                    "hosting.accept.title.suggested",
                                    offer.regionName(),
                                    offer.place().name()),
                            words.of(
                                    "hosting.accept.words.suggested",
                                    offer.place().name()),
                            null,
                            true));
        }
        model.addAttribute("mayBeContact", offer.open() && offers.mayBeContact(offer.id()));
        if (!model.containsAttribute("decline")) {
            model.addAttribute(
                    "decline",
                    new Decline(words.of(
                            "hosting.decline.words.suggested", offer.place().name())));
        }
        return "hosting/offer";
    }
}
