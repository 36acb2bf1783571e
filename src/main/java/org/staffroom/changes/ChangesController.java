package org.staffroom.changes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.OrganiserQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.venues.VenueId;

/** Something changed: what, what people will read, and one press that tells them. Made for a phone at the roadside. */
@Controller
class ChangesController {

    private static final String PAGE = "/organise/meetings/{slug}/changes";

    private final Changes changes;
    private final ChangePages pages;
    private final ChangeQueries queries;
    private final OrganiserQueries organisers;
    private final MeetingAccess access;
    private final Words words;

    ChangesController(
            Changes changes,
            ChangePages pages,
            ChangeQueries queries,
            OrganiserQueries organisers,
            MeetingAccess access,
            Words words) {
        this.changes = changes;
        this.pages = pages;
        this.queries = queries;
        this.organisers = organisers;
        this.access = access;
        this.words = words;
    }

    @GetMapping(PAGE)
    String screen(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var now = queries.now(meeting);
        model.addAttribute("form", ChangeForm.of(now));
        return pages.screen(meeting, now, me, model);
    }

    /** Where a sign-in in between leads back to. */
    @GetMapping(PAGE + "/preview")
    ModelAndView again(@PathVariable String slug, CurrentPerson me) {
        access.organised(me, slug);
        return SeeOther.to("/organise/meetings/" + slug + "/changes");
    }

    @PostMapping(PAGE + "/preview")
    ModelAndView preview(
            @PathVariable String slug,
            @ModelAttribute("form") ChangeForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var proposal = read(meeting, form, errors);
        if (proposal != null) {
            try {
                return shown(meeting, form, proposal, HttpStatus.OK, me, model, redirect);
            } catch (Refused refused) {
                errors.reject(refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(
                pages.screen(meeting, queries.now(meeting), me, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(PAGE)
    ModelAndView send(
            @PathVariable String slug,
            @ModelAttribute("form") ChangeForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var id = form.noticeId();
        if (changes.isSent(meeting, id)) {
            return SeeOther.to("/organise/meetings/" + slug + "/changes");
        }
        var proposal = read(meeting, form, errors);
        if (proposal != null) {
            try {
                var notice = sent(me, meeting, proposal, id, form.seen());
                if (notice == null) {
                    model.addAttribute("otherwise", true);
                    return shown(meeting, form, proposal, HttpStatus.CONFLICT, me, model, redirect);
                }
                redirect.addFlashAttribute(
                        "flash",
                        words.of(
                                "meetings.flash.told." + notice.kind(),
                                notice.audience().total()));
                return SeeOther.to("/organise/meetings/" + slug + "/changes");
            } catch (Refused refused) {
                errors.reject(refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(
                pages.screen(meeting, queries.now(meeting), me, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(PAGE + "/answer-by")
    ModelAndView answerBy(
            @PathVariable String slug,
            @ModelAttribute("form") ChangeForm form,
            BindingResult errors,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var until = form.answerBy(queries.now(meeting), errors);
        try {
            if (until == null) {
                throw new Refused("meetings.form.answerDate.unreadable");
            }
            changes.answerBy(me, meeting, until);
            redirect.addFlashAttribute("flash", words.of("meetings.flash.answer-by"));
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", words.of(refused));
        }
        return SeeOther.to("/organise/meetings/" + slug + "/changes");
    }

    /** @return null when somebody else changed something meanwhile: what would be sent is shown once more */
    private @Nullable ChangeNotice sent(
            CurrentPerson me, MeetingId meeting, Proposal proposal, NoticeId id, String seen) {
        try {
            return changes.send(me, meeting, proposal, id, seen);
        } catch (StaleVersion otherwise) {
            return null;
        }
    }

    /** What people will read; what is no news to them is kept. */
    private ModelAndView shown(
            MeetingId meeting,
            ChangeForm form,
            Proposal proposal,
            HttpStatus status,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var preview = changes.preview(me, meeting, proposal);
        var now = queries.now(meeting);
        if (preview.news()) {
            return new ModelAndView(pages.preview(meeting, now, form, preview, model), status);
        }
        changes.keep(me, meeting, proposal);
        redirect.addFlashAttribute("flash", words.of("meetings.flash.kept"));
        return SeeOther.to("/organise/meetings/" + now.head().key() + "/changes");
    }

    private @Nullable Proposal read(MeetingId meeting, ChangeForm form, BindingResult errors) {
        try {
            return form.read(queries.now(meeting), this::venue, errors);
        } catch (Refused refused) {
            errors.reject(refused.key(), refused.arguments(), null);
            return null;
        }
    }

    private @Nullable VenueId venue(String written) {
        try {
            return queries.venue(UUID.fromString(written));
        } catch (IllegalArgumentException aName) {
            return organisers.venue(written).orElse(null);
        }
    }
}
