package org.staffroom.contributions;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;
import org.staffroom.writeups.WriteUpAccess;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;

/** Two pages of a write-up: who writes it, and what its speakers were asked and said. */
@Controller
class ContributionController {

    private static final int LONGEST_NAME = 100;

    private final Contributions contributions;
    private final ContributionQueries speakers;
    private final CandidateQueries candidates;
    private final WriteUpAuthors authors;
    private final WriteUpAccess access;
    private final Words words;

    ContributionController(
            Contributions contributions,
            ContributionQueries speakers,
            CandidateQueries candidates,
            WriteUpAuthors authors,
            WriteUpAccess access,
            Words words) {
        this.contributions = contributions;
        this.speakers = speakers;
        this.candidates = candidates;
        this.authors = authors;
        this.access = access;
        this.words = words;
    }

    /** @param q a part of the name of somebody to add */
    @GetMapping("/write-ups/{id}/authors")
    String authors(@PathVariable String id, @RequestParam(defaultValue = "") String q, CurrentPerson me, Model model) {
        var writeUp = WriteUpAccess.id(id);
        var rights = head(writeUp, me, model);
        var asked = q.replace("\u0000", "");
        var name = asked.length() > LONGEST_NAME ? asked.substring(0, LONGEST_NAME) : asked;
        model.addAttribute("q", name);
        model.addAttribute("myId", me.id().value());
        model.addAttribute("coAuthors", authors.of(writeUp));
        if (rights.owns()) {
            model.addAttribute("candidates", candidates.find(writeUp, rights.organiser(), name));
        }
        return "contributions/authors";
    }

    @PostMapping("/write-ups/{id}/authors")
    ModelAndView add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        var rights = access.requireOwner(me, writeUp);
        return done(writeUp, "authors", redirect, () -> {
            var chosen = chosen(person).filter(one -> candidates.isOne(writeUp, rights.organiser(), one));
            authors.add(me, writeUp, chosen.orElseThrow(() -> new Refused("contributions.refused.not-one")));
            return words.of("contributions.flash.added");
        });
    }

    @PostMapping("/write-ups/{id}/authors/{person}/removal")
    ModelAndView remove(
            @PathVariable String id, @PathVariable String person, CurrentPerson me, RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        var leaves = me.id().toString().equals(person);
        authors.remove(me, writeUp, new PersonId(uuid(person)));
        redirect.addFlashAttribute(
                "flash", words.of(leaves ? "contributions.flash.left" : "contributions.flash.removed"));
        return SeeOther.to(leaves ? "/my/write-ups" : "/write-ups/" + writeUp + "/authors");
    }

    @GetMapping("/write-ups/{id}/speakers")
    String speakers(@PathVariable String id, CurrentPerson me, Model model) {
        var writeUp = WriteUpAccess.id(id);
        head(writeUp, me, model);
        var lines = speakers.lines(writeUp);
        model.addAttribute(
                "talks",
                lines.stream()
                        .collect(Collectors.groupingBy(
                                ContributionQueries.Line::talk, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute(
                "toAsk",
                lines.stream()
                        .filter(line -> line.askedAt() == null && line.reachable() && !line.writes())
                        .map(ContributionQueries.Line::name)
                        .distinct()
                        .toList());
        return "contributions/speakers";
    }

    @PostMapping("/write-ups/{id}/speakers")
    ModelAndView ask(@PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireOwner(me, writeUp);
        return done(
                writeUp,
                "speakers",
                redirect,
                () -> words.of("contributions.flash.asked", contributions.ask(me, writeUp)));
    }

    @PostMapping("/write-ups/{id}/speakers/{words}/acceptance")
    ModelAndView accept(
            @PathVariable String id,
            @PathVariable("words") String said,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireEditor(me, writeUp);
        return done(writeUp, "speakers", redirect, () -> {
            contributions.accept(me, writeUp, uuid(said));
            return words.of("contributions.flash.accepted");
        });
    }

    @PostMapping("/write-ups/{id}/speakers/{words}/removal")
    ModelAndView leave(
            @PathVariable String id,
            @PathVariable("words") String said,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireEditor(me, writeUp);
        return done(writeUp, "speakers", redirect, () -> {
            contributions.leave(me, writeUp, uuid(said));
            return words.of("contributions.flash.left-out");
        });
    }

    private WriteUpAccess.Rights head(WriteUpId writeUp, CurrentPerson me, Model model) {
        var rights = access.requireEditor(me, writeUp);
        model.addAttribute("nav", rights.organiser() ? "organise" : "my");
        model.addAttribute("rights", rights);
        model.addAttribute("id", writeUp);
        model.addAttribute("w", speakers.head(writeUp));
        return rights;
    }

    private interface Press {
        String go();
    }

    private ModelAndView done(WriteUpId writeUp, String page, RedirectAttributes redirect, Press press) {
        try {
            redirect.addFlashAttribute("flash", press.go());
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/write-ups/" + writeUp + "/" + page);
    }

    private static Optional<PersonId> chosen(String person) {
        try {
            return Optional.of(new PersonId(UUID.fromString(person)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }
}
