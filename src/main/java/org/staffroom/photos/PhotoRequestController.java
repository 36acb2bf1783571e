package org.staffroom.photos;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** “Blur me”, “take it down”: asked from a published photo by anybody signed in, answered by an organiser. */
@Controller
class PhotoRequestController {

    private final PhotoRequests requests;
    private final PhotoRequestQueries queries;
    private final PhotoUses uses;
    private final MeetingAccess access;
    private final Words words;

    PhotoRequestController(
            PhotoRequests requests, PhotoRequestQueries queries, PhotoUses uses, MeetingAccess access, Words words) {
        this.requests = requests;
        this.queries = queries;
        this.uses = uses;
        this.access = access;
        this.words = words;
    }

    @GetMapping("/photos/{id}/request")
    String show(@PathVariable String id, CurrentPerson me, Model model) {
        model.addAttribute("form", PhotoRequestForm.EMPTY);
        return page(PhotoId.of(id), model);
    }

    @PostMapping("/photos/{id}/request")
    ModelAndView ask(
            @PathVariable String id,
            @Valid @ModelAttribute("form") PhotoRequestForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var photo = PhotoId.of(id);
        var view = page(photo, model);
        if (!errors.hasErrors()) {
            try {
                requests.ask(
                        me,
                        photo,
                        PhotoRequest.Kind.valueOf(Objects.requireNonNull(form.kind())),
                        Objects.requireNonNullElse(form.words(), ""));
                redirect.addFlashAttribute("flash", words.of("photos.flash.asked"));
                return SeeOther.to("/photos/" + photo + "/request");
            } catch (Refused refused) {
                errors.rejectValue("words", refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/organise/meetings/{slug}/photos/requests/{id}/settlement")
    ModelAndView settle(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            CurrentPerson me,
            RedirectAttributes redirect) {
        String flash;
        try {
            requests.settle(me, access.organised(me, slug), id(id), answer);
            flash = words.of("photos.flash.settled");
        } catch (Refused refused) {
            flash = words.of(refused);
        }
        redirect.addFlashAttribute("flash", flash);
        return SeeOther.to("/organise/meetings/" + slug + "/photos");
    }

    private String page(PhotoId photo, Model model) {
        if (!uses.isPublished(photo)) {
            throw new NotFound();
        }
        model.addAttribute("photo", queries.shown(photo).orElseThrow(NotFound::new));
        model.addAttribute("id", photo);
        return "photos/request";
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }
}
