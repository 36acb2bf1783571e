package org.staffroom.revisions;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.writeups.WriteUpAccess;
import org.staffroom.writeups.WriteUps;

/** The versions of a write-up, for those who may edit it: what differs between any two, and the way back to one. */
@Controller
class RevisionController {

    private final RevisionQueries queries;
    private final WriteUpAccess access;
    private final WriteUps writeUps;
    private final Words words;

    RevisionController(RevisionQueries queries, WriteUpAccess access, WriteUps writeUps, Words words) {
        this.queries = queries;
        this.access = access;
        this.writeUps = writeUps;
        this.words = words;
    }

    /** @param from a number; the one before {@code to} when it is none. {@code to} is the latest when it is none */
    @GetMapping("/write-ups/{id}/history")
    String history(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            CurrentPerson me,
            Model model) {
        var writeUp = WriteUpAccess.id(id);
        var rights = access.requireEditor(me, writeUp);
        var all = queries.of(writeUp);
        model.addAttribute("nav", rights.organiser() ? "organise" : "my");
        model.addAttribute("rights", rights);
        model.addAttribute("w", queries.head(writeUp));
        model.addAttribute("id", writeUp);
        model.addAttribute("revisions", all);
        if (!all.isEmpty()) {
            var later = number(to, all, all.get(0).number());
            var earlier = number(from, all, later - 1);
            model.addAttribute("from", earlier);
            model.addAttribute("to", later);
            queries.text(writeUp, earlier)
                    .ifPresent(before -> model.addAttribute(
                            "fields",
                            Differences.between(
                                    before, queries.text(writeUp, later).orElseThrow(NotFound::new))));
        }
        return "revisions/history";
    }

    private static int number(String asked, List<Revision> all, int otherwise) {
        return all.stream()
                .map(Revision::number)
                .filter(number -> asked.equals(number.toString()))
                .findFirst()
                .orElse(otherwise);
    }

    /** @param version of the write-up when the page was made: what somebody wrote since is not lost unseen */
    @PostMapping("/write-ups/{id}/history/{number}/restoration")
    ModelAndView restore(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam(defaultValue = "-1") String version,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireEditor(me, writeUp);
        if (!number.matches("\\d{1,9}")) {
            throw new NotFound();
        }
        var text = queries.text(writeUp, Integer.parseInt(number)).orElseThrow(NotFound::new);
        try {
            writeUps.restore(
                    me,
                    writeUp,
                    version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                    text,
                    Integer.parseInt(number));
            redirect.addFlashAttribute("flash", words.of("revisions.flash.restored", Integer.parseInt(number)));
        } catch (StaleVersion stale) {
            redirect.addFlashAttribute("flash", words.of("revisions.flash.changed"));
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/write-ups/" + writeUp + "/history");
    }
}
