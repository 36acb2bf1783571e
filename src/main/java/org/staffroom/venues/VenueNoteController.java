package org.staffroom.venues;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Notes among ambassadors, written on the page of a venue. */
@Controller
@RequestMapping(VenueController.BOOK + "/{id}/notes")
class VenueNoteController {

    private final VenueNotes notes;
    private final VenuePages pages;
    private final RegionAccess access;
    private final Words words;

    VenueNoteController(VenueNotes notes, VenuePages pages, RegionAccess access, Words words) {
        this.notes = notes;
        this.pages = pages;
        this.access = access;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    @PostMapping
    ModelAndView write(
            CurrentPerson me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            Model model,
            RedirectAttributes after) {
        access.requireAnyRegion(me);
        var venue = pages.find(id);
        try {
            notes.write(me, venue.id(), note);
        } catch (Refused refused) {
            model.addAttribute("note", note);
            model.addAttribute("noteRefused", words.of(refused));
            return new ModelAndView(pages.venue(venue, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        after.addFlashAttribute("flash", words.of("venues.note.written"));
        return back(id);
    }

    @PostMapping("/{note}/removal")
    ModelAndView remove(
            CurrentPerson me, @PathVariable String id, @PathVariable String note, RedirectAttributes after) {
        access.requireAnyRegion(me);
        try {
            notes.remove(me, pages.find(id).id(), UUID.fromString(note));
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
        after.addFlashAttribute("flash", words.of("venues.note.removed"));
        return back(id);
    }

    private static ModelAndView back(String id) {
        return new ModelAndView("redirect:" + VenueController.BOOK + "/" + id + "#notes");
    }
}
