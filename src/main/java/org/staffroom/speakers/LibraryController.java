package org.staffroom.speakers;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.MaterialAudience;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationDetails;
import org.staffroom.presentations.PresentationQueries;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** The library of talks, one of them with where it was given, and whoever gives them. */
@Controller
class LibraryController {

    private static final int DESCRIPTION = 155;

    private final LibraryQueries library;
    private final SpeakerQueries speakers;
    private final PresentationQueries presentations;
    private final PresentationAccess access;
    private final InvitationQueries invitations;
    private final RegionAccess regions;
    private final Network network;
    private final Words words;

    LibraryController(
            LibraryQueries library,
            SpeakerQueries speakers,
            PresentationQueries presentations,
            PresentationAccess access,
            InvitationQueries invitations,
            RegionAccess regions,
            Network network,
            Words words) {
        this.library = library;
        this.speakers = speakers;
        this.presentations = presentations;
        this.access = access;
        this.invitations = invitations;
        this.regions = regions;
        this.network = network;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "presentations";
    }

    @GetMapping("/presentations")
    String list(
            @ModelAttribute("filters") TalkFilter filters,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        model.addAttribute("choices", library.choices());
        model.addAttribute("kinds", List.of(option("member"), option("vendor")));
        model.addAttribute("natures", List.of(option("technical"), option("strategic")));
        model.addAttribute("talks", library.page(filters, Asked.page(page)));
        model.addAttribute("base", filters.base());
        model.addAttribute("canonical", network.url("/presentations"));
        return "talks/list";
    }

    @GetMapping("/presentations/{slug}")
    String talk(@Nullable CurrentPerson me, @PathVariable String slug, Model model) {
        var talk = presentations.find(slug).orElseThrow(NotFound::new);
        if (!talk.published() && !access.mayRead(me, talk.id())) {
            throw new NotFound();
        }
        var editable = access.mayEdit(me, talk.id());
        var attendees = of(talk, MaterialAudience.ATTENDEES);
        var hears = !attendees.isEmpty() && me != null && !editable && access.hears(me, talk.id());
        var shown = talk.materials().stream()
                .filter(material -> editable
                        || material.audience() == MaterialAudience.EVERYONE
                        || hears && material.audience() == MaterialAudience.ATTENDEES)
                .toList();
        model.addAttribute("talk", talk);
        model.addAttribute("paragraphs", paragraphs(talk.abstractText()));
        model.addAttribute("materials", shown);
        model.addAttribute("hidden", editable || hears ? 0 : attendees.size());
        model.addAttribute("given", speakers.givenAt(talk.id()));
        model.addAttribute("editable", editable);
        var runs = me == null ? Set.<RegionId>of() : regions.regionsOf(me.id());
        model.addAttribute("inviting", !runs.isEmpty() && !talk.speakers().isEmpty());
        model.addAttribute("invitations", invitations.of(talk.id(), runs));
        model.addAttribute("description", description(talk));
        model.addAttribute("canonical", network.url("/presentations/" + slug));
        return "talks/talk";
    }

    private static List<PresentationDetails.Material> of(PresentationDetails talk, MaterialAudience audience) {
        return talk.materials().stream()
                .filter(material -> material.audience() == audience)
                .toList();
    }

    /** Who says something of themselves and speaks at a published meeting. */
    @GetMapping("/speakers/{slug}")
    String speaker(@PathVariable String slug, Model model) {
        var speaker = speakers.profile(slug).orElseThrow(NotFound::new);
        var talks = library.ofSpeaker(speaker.person(), LibraryQueries.PAGE);
        if (talks.isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("speaker", speaker);
        model.addAttribute("paragraphs", paragraphs(speaker.biography()));
        model.addAttribute("talks", talks);
        model.addAttribute("canonical", network.url("/speakers/" + slug));
        return "talks/speaker";
    }

    private static List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String description(PresentationDetails talk) {
        var text = talk.abstractText().replaceAll("\\s+", " ");
        return text.length() <= DESCRIPTION
                ? text
                : text.substring(0, DESCRIPTION).replaceAll("\\s+\\S*$", "") + "…";
    }

    private Option option(String value) {
        return new Option(value, words.of("presentations." + value));
    }
}
