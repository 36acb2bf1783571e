package org.staffroom.meetings;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleQueries;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Merged;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** A new meeting, from nothing or from an earlier one, and what is said about it afterwards. */
@Controller
class MeetingController {

    /**
     * Where a new meeting comes from.
     *
     * @param copy the earlier meeting whose day is carried over
     * @param again the cancelled meeting that is held again
     * @param press made with the form: the id of the draft, so that a second press finds what the first one made
     */
    record Origin(
            @Nullable String copy,
            @Nullable String again,
            @Nullable String press) {

        MeetingId draft() {
            try {
                return press == null ? MeetingId.next() : MeetingId.of(press);
            } catch (IllegalArgumentException notAnId) {
                return MeetingId.next();
            }
        }

        @Nullable
        MeetingId meeting() {
            var text = again == null || again.isEmpty() ? copy : again;
            try {
                return text == null || text.isEmpty() ? null : MeetingId.of(text);
            } catch (IllegalArgumentException notAnId) {
                throw new NotFound();
            }
        }

        boolean isAgain() {
            return again != null && !again.isEmpty();
        }
    }

    private static final int MOST_ORGANISATIONS = 300;

    private final Meetings meetings;
    private final BeforeTold beforeTold;
    private final OrganiserQueries queries;
    private final MeetingAccess access;
    private final RegionAccess regionAccess;
    private final VenueChoice venues;
    private final DayWarnings warnings;
    private final PeopleQueries people;
    private final Words words;

    MeetingController(
            Meetings meetings,
            BeforeTold beforeTold,
            OrganiserQueries queries,
            MeetingAccess access,
            RegionAccess regionAccess,
            VenueChoice venues,
            DayWarnings warnings,
            PeopleQueries people,
            Words words) {
        this.meetings = meetings;
        this.beforeTold = beforeTold;
        this.queries = queries;
        this.access = access;
        this.regionAccess = regionAccess;
        this.venues = venues;
        this.warnings = warnings;
        this.people = people;
        this.words = words;
    }

    @GetMapping("/organise/meetings/new")
    String blank(
            @ModelAttribute("origin") Origin origin,
            @RequestParam(required = false) @Nullable String venue,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String date,
            CurrentPerson me,
            Model model) {
        var from = origin.meeting();
        if (from == null) {
            regionAccess.requireAnyRegion(me);
        } else {
            access.requireOrganiser(me, from);
        }
        var form = from == null
                ? MeetingForm.empty(region, date, queries.written(venue), queries.largest(venue))
                : carriedOver(queries.form(from), origin, region, date);
        model.addAttribute("form", form);
        return shownNew(origin, from, form, me, model);
    }

    @PostMapping("/organise/meetings/new")
    ModelAndView create(
            @ModelAttribute("origin") Origin origin,
            @Valid @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var from = origin.meeting();
        if (from == null) {
            regionAccess.requireAnyRegion(me);
        } else {
            access.requireOrganiser(me, from);
        }
        var id = create(origin, from, form, errors, me);
        if (id == null) {
            return new ModelAndView(shownNew(origin, from, form, me, model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                "flash", words.of(from == null ? "meetings.flash.created" : "meetings.flash.copied"));
        return SeeOther.to("/organise/meetings/" + id + "/agenda");
    }

    @GetMapping("/organise/meetings/{slug}/details")
    String details(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var form = queries.form(meeting);
        model.addAttribute("seen", Merged.seen(form));
        return shownDetails(meeting, form, me, model);
    }

    @PostMapping("/organise/meetings/{slug}/details")
    ModelAndView edit(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var withPlaces = queries.hasPlaces(meeting);
        var venue = venues.of(me, form, withPlaces, errors);
        try {
            var details = form.read(venue, null, withPlaces, errors);
            if (details != null) {
                var waits = meetings.waits(me, meeting, details);
                // A model of its own: this page is shown still when the rest is refused.
                var told = new ExtendedModelMap();
                var shown = waits ? beforeTold.shown(meeting, details, me, told) : Optional.<ModelAndView>empty();
                // What disturbs nobody is saved; the rest waits until people are told.
                meetings.edit(me, meeting, form.versionNumber(), details);
                if (shown.isPresent()) {
                    return shown.get().addAllObjects(told).addObject("saved", true);
                }
                if (waits) {
                    beforeTold.keep(meeting, details, me);
                }
                redirect.addFlashAttribute("flash", words.of("meetings.flash.saved"));
                return SeeOther.to("/organise/meetings/" + slug + "/details");
            }
        } catch (Refused refused) {
            form.refuse(refused, errors);
        } catch (StaleVersion stale) {
            // A new venue is in the book by now, and is what "mine" says.
            var mine = venue == null || !form.hasNewVenue() ? form : form.at(queries.written(venue.toString()));
            var theirs = queries.form(meeting);
            var merged = Merged.of(seen, theirs, mine);
            model.addAttribute(
                    "differences",
                    merged.differences(
                            "meetings.form."::concat,
                            (field, value) -> field.equals("format") ? words.of("meetings.format." + value) : value));
            model.addAttribute("seen", Merged.seen(theirs));
            return new ModelAndView(shownDetails(meeting, merged.form(), me, model), HttpStatus.CONFLICT);
        }
        model.addAttribute("seen", seen);
        return new ModelAndView(shownDetails(meeting, form, me, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private @Nullable MeetingId create(
            Origin origin, @Nullable MeetingId from, MeetingForm form, BindingResult errors, CurrentPerson me) {
        try {
            var length = from == null ? null : queries.head(from).length();
            var details = form.read(venues.of(me, form, errors), length, errors);
            if (details == null) {
                return null;
            }
            var region = region(form, me);
            if (from == null) {
                return meetings.create(me, origin.draft(), region, details);
            }
            return origin.isAgain()
                    ? meetings.holdAgain(me, origin.draft(), from, region, details)
                    : meetings.copy(me, origin.draft(), from, region, details);
        } catch (Refused refused) {
            form.refuse(refused, errors);
            return null;
        }
    }

    /** One's only region; the chosen one when there are several. */
    private RegionId region(MeetingForm form, CurrentPerson me) {
        var own = queries.regionsOf(me);
        if (own.size() == 1) {
            return new RegionId(UUID.fromString(own.get(0).value()));
        }
        return own.stream()
                .filter(region -> region.value().equals(form.region()))
                .findFirst()
                .map(region -> new RegionId(UUID.fromString(region.value())))
                .orElseThrow(() -> new Refused("meetings.refused.no-such-region"));
    }

    /**
     * What an earlier meeting leaves to say: title, date and perhaps the start.
     *
     * @param region that was chosen before the earlier meeting was; so the date
     */
    private static MeetingForm carriedOver(
            MeetingForm earlier, Origin origin, @Nullable String region, @Nullable String date) {
        return new MeetingForm(
                origin.isAgain() ? earlier.title() : "",
                origin.isAgain() ? earlier.summary() : "",
                Typed.text(region).isEmpty() ? earlier.region() : Typed.text(region),
                earlier.format(),
                Typed.text(date),
                earlier.start(),
                "",
                earlier.venue(),
                "",
                "",
                "",
                "",
                "",
                earlier.room(),
                earlier.online(),
                earlier.hall(),
                "");
    }

    private String shownNew(Origin origin, @Nullable MeetingId from, MeetingForm form, CurrentPerson me, Model model) {
        var regions = queries.regionsOf(me);
        model.addAttribute("earlier", from == null ? null : queries.head(from));
        model.addAttribute("origin", origin);
        model.addAttribute("press", origin.draft());
        model.addAttribute("latest", from == null ? queries.latest(me) : List.of());
        model.addAttribute("regions", regions);
        model.addAttribute("advice", warnings.of(me, form, regions));
        choices(me, model);
        return "meetings/new";
    }

    private String shownDetails(MeetingId meeting, MeetingForm form, CurrentPerson me, Model model) {
        var head = queries.head(meeting);
        var hosts = queries.hosts(meeting);
        model.addAttribute("form", form);
        model.addAttribute("id", meeting);
        model.addAttribute("heading", head);
        model.addAttribute("region", form.region());
        model.addAttribute("advice", head.isDraft() ? warnings.of(me, form, meeting) : List.of());
        model.addAttribute("organisations", people.familiarOrganisations(MOST_ORGANISATIONS));
        model.addAttribute(
                "roles",
                Arrays.stream(PartnerRole.values())
                        .map(role -> new Option(role.name(), words.of("meetings.partner.role." + role)))
                        .toList());
        var leads = regionAccess.organises(me, head.region());
        model.addAttribute("leads", leads);
        model.addAttribute("own", regionAccess.regionsOf(me.id()));
        model.addAttribute(
                "invited", hosts.stream().filter(OrganiserQueries.Host::known).toList());
        model.addAttribute(
                "invitable",
                hosts.stream().filter(host -> leads && !host.asked()).toList());
        model.addAttribute("partners", queries.partners(meeting));
        choices(me, model);
        return "meetings/details";
    }

    private void choices(CurrentPerson me, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("venues", queries.venues(me));
        model.addAttribute(
                "formats",
                Arrays.stream(MeetingFormat.values())
                        .map(format -> new Option(format.name(), words.of("meetings.format." + format)))
                        .toList());
    }
}
