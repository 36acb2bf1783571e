package org.staffroom.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationDetails;
import org.staffroom.presentations.PresentationQueries;
import org.staffroom.presentations.TalkKind;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Talks: all that are public, and one of them with where it was given. */
@Controller
class TalkController {

    private static final int DESCRIPTION = 155;

    private final TalkQueries talks;
    private final PresentationQueries presentations;
    private final PresentationAccess access;
    private final Network network;
    private final Words words;

    TalkController(
            TalkQueries talks,
            PresentationQueries presentations,
            PresentationAccess access,
            Network network,
            Words words) {
        this.talks = talks;
        this.presentations = presentations;
        this.access = access;
        this.network = network;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "presentations";
    }

    @GetMapping("/presentations")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var typed = Asked.words(q);
        var about = Asked.words(topic);
        var kindOfTalk = kind(kind);
        var whose = kindOfTalk == null ? "" : kind;
        model.addAttribute("q", typed);
        model.addAttribute("topic", about);
        model.addAttribute("whose", whose);
        model.addAttribute("topics", talks.topics());
        model.addAttribute("kinds", List.of(option("member"), option("vendor")));
        model.addAttribute("talks", talks.page(typed, about, kindOfTalk, Asked.page(page)));
        model.addAttribute("filtered", !typed.isEmpty() || !about.isEmpty() || !whose.isEmpty());
        model.addAttribute("base", Asked.again("/presentations", "q", typed, "topic", about, "kind", whose));
        model.addAttribute("canonical", network.url("/presentations"));
        return "talks/list";
    }

    @GetMapping("/presentations/{slug}")
    String talk(@Nullable CurrentPerson me, @PathVariable String slug, Model model) {
        var talk = presentations.find(slug).orElseThrow(NotFound::new);
        if (!access.mayRead(me, talk.id())) {
            throw new NotFound();
        }
        var shown = talk.materials().stream()
                .filter(material -> material.everybody() || me != null)
                .toList();
        model.addAttribute("talk", talk);
        model.addAttribute(
                "paragraphs",
                talk.abstractText().lines().filter(line -> !line.isBlank()).toList());
        model.addAttribute("materials", shown);
        model.addAttribute("hidden", talk.materials().size() - shown.size());
        model.addAttribute("given", talks.givenAt(talk.id()));
        model.addAttribute("editable", access.mayEdit(me, talk.id()));
        model.addAttribute("description", description(talk));
        model.addAttribute("canonical", network.url("/presentations/" + slug));
        return "talks/talk";
    }

    private static String description(PresentationDetails talk) {
        var text = talk.abstractText().replaceAll("\\s+", " ");
        return text.length() <= DESCRIPTION
                ? text
                : text.substring(0, DESCRIPTION).replaceAll("\\s+\\S*$", "") + "…";
    }

    private static @Nullable TalkKind kind(String text) {
        return switch (text) {
            case "member" -> TalkKind.MEMBER;
            case "vendor" -> TalkKind.VENDOR;
            default -> null;
        };
    }

    private Option option(String kind) {
        return new Option(kind, words.of("presentations." + kind));
    }
}
