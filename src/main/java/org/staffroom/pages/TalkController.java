package org.staffroom.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationDetails;
import org.staffroom.presentations.PresentationQueries;
import org.staffroom.presentations.TalkKind;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** Talks: all that are public, and one of them with where it was given. */
@Controller
class TalkController {

    private static final int LONGEST_QUERY = 100;
    private static final int DESCRIPTION = 155;

    private final TalkQueries talks;
    private final PresentationQueries presentations;
    private final PresentationAccess access;
    private final Network network;

    TalkController(TalkQueries talks, PresentationQueries presentations, PresentationAccess access, Network network) {
        this.talks = talks;
        this.presentations = presentations;
        this.access = access;
        this.network = network;
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
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var typed = clean(q);
        var whose = kind(kind);
        var number = page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
        var address = UriComponentsBuilder.fromPath("/presentations");
        if (!typed.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (!topic.isEmpty()) {
            address.queryParam("topic", "{topic}");
        }
        if (whose != null) {
            address.queryParam("kind", whose.name().toLowerCase(Locale.ROOT));
        }
        var variables = new java.util.HashMap<String, Object>();
        variables.put("q", typed);
        variables.put("topic", topic);
        model.addAttribute("q", typed);
        model.addAttribute("topic", topic);
        model.addAttribute("whose", whose == null ? "" : whose.name().toLowerCase(Locale.ROOT));
        model.addAttribute("topics", talks.topics());
        model.addAttribute("talks", talks.page(typed, clean(topic), whose, number));
        model.addAttribute("filtered", !typed.isEmpty() || !topic.isEmpty() || whose != null);
        model.addAttribute(
                "base",
                address.queryParam("page", "")
                        .encode()
                        .buildAndExpand(variables)
                        .toUriString());
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

    private static String clean(String text) {
        var words = text.replaceAll("\\p{Cntrl}", " ").strip();
        return words.length() > LONGEST_QUERY ? words.substring(0, LONGEST_QUERY) : words;
    }
}
