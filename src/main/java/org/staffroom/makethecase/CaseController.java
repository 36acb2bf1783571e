package org.staffroom.makethecase;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.pdf.PdfMaker;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.KeptForms;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** Making the case for a meeting to one's line manager: on the page, as a document, as a mail. */
@Controller
@RequestMapping("/meetings/{slug}/case")
class CaseController {

    private static final String PAGE = "makethecase/case";

    /** More than fits one page of paper; the meeting's page has all of it. */
    private static final int MOST_ITEMS = 30;

    private final MeetingAccess meetings;
    private final CaseQueries queries;
    private final CaseWords suggestions;
    private final MakeTheCase commands;
    private final Drafts drafts;
    private final KeptForms kept;
    private final PdfMaker pdf;
    private final Network network;
    private final Words words;

    CaseController(
            MeetingAccess meetings,
            CaseQueries queries,
            CaseWords suggestions,
            MakeTheCase commands,
            Drafts drafts,
            KeptForms kept,
            PdfMaker pdf,
            Network network,
            Words words) {
        this.meetings = meetings;
        this.queries = queries;
        this.suggestions = suggestions;
        this.commands = commands;
        this.drafts = drafts;
        this.kept = kept;
        this.pdf = pdf;
        this.network = network;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "meetings";
    }

    @GetMapping
    String show(
            CurrentPerson me, @PathVariable String slug, @RequestParam(defaultValue = "") String fresh, Model model) {
        var meeting = meetings.published(slug);
        var about = queries.of(meeting);
        var written = queries.written(me.id(), meeting);
        var now = written.orElseGet(() -> suggestions.suggested(about, me.id()));
        var typed = fresh.isEmpty() ? kept.find(me.id(), draft(meeting), CaseForm.class) : null;
        if (typed != null && typed.isPresent()) {
            model.addAttribute("keptAt", typed.get().at());
            model.addAttribute("form", typed.get().form().withVersion(now.versionNumber()));
        } else {
            model.addAttribute("form", now);
        }
        return fill(me, about, meeting, written.orElse(null), model);
    }

    @PostMapping
    ModelAndView write(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") CaseForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var meeting = meetings.published(slug);
        try {
            if (Attempt.succeeds(errors, response, key -> null, () -> commands.write(me, meeting, form))) {
                drafts.discard(me.id(), draft(meeting));
                after.addFlashAttribute("flash", words.of("case.flash.saved"));
                return SeeOther.to("/meetings/" + slug + "/case");
            }
        } catch (StaleVersion stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var now = queries.written(me.id(), meeting).orElseThrow(NotFound::new);
            model.addAttribute("now", now);
            model.addAttribute("form", form.withVersion(now.versionNumber()));
        }
        return new ModelAndView(
                fill(
                        me,
                        queries.of(meeting),
                        meeting,
                        queries.written(me.id(), meeting).orElse(null),
                        model),
                model.asMap());
    }

    @PostMapping("/mail")
    ModelAndView mail(CurrentPerson me, @PathVariable String slug, RedirectAttributes after) {
        try {
            commands.mail(me, meetings.published(slug));
            after.addFlashAttribute("flash", words.of("case.flash.mailed", me.email()));
        } catch (Refused refused) {
            after.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/meetings/" + slug + "/case");
    }

    /** The page to hand over. What is only suggested is good enough to print. */
    @GetMapping("/document")
    ResponseEntity<byte[]> document(CurrentPerson me, @PathVariable String slug) {
        var meeting = meetings.published(slug);
        var about = queries.of(meeting);
        var form = queries.written(me.id(), meeting).orElseGet(() -> suggestions.suggested(about, me.id()));
        var made = pdf.makeOnePage(
                "pdf/case",
                Map.of(
                        "about", about,
                        "form", form,
                        "name", me.name(),
                        "items", about.items().stream().limit(MOST_ITEMS).toList(),
                        "more", Math.max(0, about.items().size() - MOST_ITEMS),
                        "network", network.networkName(),
                        "address", network.url("/meetings/" + about.slug())),
                Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(about.slug() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(made.bytes());
    }

    private String fill(CurrentPerson me, Case about, MeetingId meeting, @Nullable CaseForm written, Model model) {
        model.addAttribute("about", about);
        model.addAttribute("written", written != null);
        model.addAttribute("draft", draft(meeting));
        model.addAttribute(
                "mailTo", suggestions.mailTo(about, written == null ? suggestions.suggested(about, me.id()) : written));
        return PAGE;
    }

    private static String draft(MeetingId meeting) {
        return "case:" + meeting;
    }
}
