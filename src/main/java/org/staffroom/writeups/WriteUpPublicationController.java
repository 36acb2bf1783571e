package org.staffroom.writeups;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/**
 * A write-up's way to its readers: submitted, sent back, published, taken back, thrown away. The editor's buttons send its
 * whole form along, which is stored first; elsewhere the press comes alone.
 */
@Controller
class WriteUpPublicationController {

    private final WriteUps writeUps;
    private final WriteUpAccess access;
    private final Editor editor;
    private final EditorQueries queries;
    private final ScheduledPublications planned;
    private final Network network;
    private final Dates dates;
    private final Words words;

    WriteUpPublicationController(
            WriteUps writeUps,
            WriteUpAccess access,
            Editor editor,
            EditorQueries queries,
            ScheduledPublications planned,
            Network network,
            Dates dates,
            Words words) {
        this.writeUps = writeUps;
        this.access = access;
        this.editor = editor;
        this.queries = queries;
        this.planned = planned;
        this.network = network;
        this.dates = dates;
        this.words = words;
    }

    @PostMapping("/write-ups/{id}/publication")
    ModelAndView publish(
            @PathVariable String id,
            @ModelAttribute("form") WriteUpForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireOrganiser(me, writeUp);
        var first = queries.head(writeUp).publishedAt() == null;
        return after(writeUp, form, errors, me, model, () -> {
            var slug = writeUps.publish(me, writeUp);
            redirect.addFlashAttribute(
                    "flash", words.of(first ? "writeups.flash.published" : "writeups.flash.published-again"));
            return SeeOther.to("/write-ups/" + slug);
        });
    }

    /** At a day and time where the network is. */
    @PostMapping("/write-ups/{id}/plan")
    ModelAndView plan(
            @PathVariable String id,
            @ModelAttribute("form") WriteUpForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireOrganiser(me, writeUp);
        return after(writeUp, form, errors, me, model, () -> {
            var at = form.publishAt(errors);
            if (at == null) {
                return editor.refused(me, writeUp, form, model);
            }
            var instant = at.atZone(network.zone()).toInstant();
            planned.plan(me, writeUp, instant);
            redirect.addFlashAttribute(
                    "flash", words.of("writeups.flash.planned", dates.day(instant), dates.time(instant)));
            return SeeOther.to("/write-ups/" + writeUp + "/edit");
        });
    }

    @PostMapping("/write-ups/{id}/plan/removal")
    ModelAndView unplan(@PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        planned.unplan(me, writeUp);
        redirect.addFlashAttribute("flash", words.of("writeups.flash.unplanned"));
        return SeeOther.to("/write-ups/" + writeUp + "/edit");
    }

    /** Its author may have gone on typing while it was published: what the form says is stored as soon as it may be. */
    @PostMapping("/write-ups/{id}/publication/withdrawal")
    ModelAndView withdraw(
            @PathVariable String id,
            @ModelAttribute("form") WriteUpForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        try {
            writeUps.withdraw(me, writeUp);
            redirect.addFlashAttribute("flash", words.of("writeups.flash.withdrawn"));
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
        }
        return after(writeUp, form, errors, me, model, () -> SeeOther.to("/write-ups/" + writeUp + "/edit"));
    }

    @PostMapping("/write-ups/{id}/submission")
    ModelAndView submit(
            @PathVariable String id,
            @ModelAttribute("form") WriteUpForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        return after(writeUp, form, errors, me, model, () -> {
            writeUps.submit(me, writeUp);
            redirect.addFlashAttribute("flash", words.of("writeups.flash.submitted"));
            return SeeOther.to("/my/write-ups");
        });
    }

    /** @param note what to look at again */
    @PostMapping("/write-ups/{id}/submission/return")
    ModelAndView sendBack(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        access.requireOrganiser(me, writeUp);
        var meeting = queries.head(writeUp).meetingKey();
        try {
            writeUps.sendBack(me, writeUp, note.replace("\u0000", ""));
            redirect.addFlashAttribute("flash", words.of("writeups.flash.sent-back"));
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/organise/meetings/" + meeting + "/write-up");
    }

    @PostMapping("/write-ups/{id}/removal")
    ModelAndView discard(@PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        var writeUp = WriteUpAccess.id(id);
        var rights = access.requireOwner(me, writeUp);
        var meeting = queries.head(writeUp).meetingKey();
        try {
            writeUps.discard(me, writeUp);
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
            return SeeOther.to("/write-ups/" + writeUp + "/edit");
        }
        redirect.addFlashAttribute("flash", words.of("writeups.flash.discarded"));
        return SeeOther.to(rights.organiser() ? "/organise/meetings/" + meeting + "/write-up" : "/my/write-ups");
    }

    private interface Press {
        ModelAndView go();
    }

    private ModelAndView after(
            WriteUpId id, WriteUpForm form, BindingResult errors, CurrentPerson me, Model model, Press press) {
        if (form.isSent()) {
            var notStored = editor.save(me, id, form, errors, model);
            if (notStored != null) {
                return notStored;
            }
        }
        try {
            return press.go();
        } catch (Refused refused) {
            return refused(me, id, form, refused, errors, model);
        }
    }

    private ModelAndView refused(
            CurrentPerson me, WriteUpId id, WriteUpForm form, Refused refused, BindingResult errors, Model model) {
        if (form.isSent()) {
            WriteUpForm.refuse(refused, errors);
            return editor.refused(me, id, form, model);
        }
        return editor.refused(me, id, refused, model);
    }
}
