package org.staffroom.cpd;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import tools.jackson.databind.json.JsonMapper;

/** One day that somebody attended: what counts of it, their notes, its certificate. */
@Controller
@RequestMapping("/my/cpd/meetings/{slug}")
class CpdDayController {

    private static final String PAGE = "cpd/day";
    private static final String DRAFT = "cpd:";

    private final MeetingAccess meetings;
    private final CpdQueries queries;
    private final Cpd cpd;
    private final Certificates certificates;
    private final Drafts drafts;
    private final JsonMapper json;
    private final Words words;

    CpdDayController(
            MeetingAccess meetings,
            CpdQueries queries,
            Cpd cpd,
            Certificates certificates,
            Drafts drafts,
            JsonMapper json,
            Words words) {
        this.meetings = meetings;
        this.queries = queries;
        this.cpd = cpd;
        this.certificates = certificates;
        this.drafts = drafts;
        this.json = json;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String show(
            CurrentPerson me, @PathVariable String slug, @RequestParam(defaultValue = "") String fresh, Model model) {
        var meeting = meetings.published(slug);
        var day = day(me, meeting);
        var kept = fresh.isEmpty() ? drafts.find(me.id(), draft(meeting)) : null;
        if (kept != null && kept.isPresent()) {
            model.addAttribute("keptAt", kept.get().changedAt());
            fill(me, meeting, day, DayForm.of(fields(kept.get().body())), model);
        } else {
            fill(me, meeting, day, new DayForm(Map.of(), Map.of(), Map.of()), model);
        }
        return PAGE;
    }

    @PostMapping
    ModelAndView keep(
            CurrentPerson me,
            @PathVariable String slug,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var meeting = meetings.published(slug);
        var form = DayForm.of(request.getParameterMap());
        try {
            cpd.keep(me, meeting, form);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", words.of(refused));
            fill(me, meeting, day(me, meeting), form, model);
            return new ModelAndView(PAGE, model.asMap());
        } catch (StaleVersion stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", true);
            fill(me, meeting, day(me, meeting), form, model);
            return new ModelAndView(PAGE, model.asMap());
        }
        drafts.discard(me.id(), draft(meeting));
        after.addFlashAttribute("flash", words.of("cpd.flash.kept"));
        return SeeOther.to("/my/cpd/meetings/" + slug);
    }

    @PostMapping("/certificate")
    ModelAndView issue(CurrentPerson me, @PathVariable String slug, RedirectAttributes after) {
        try {
            certificates.issue(me, meetings.published(slug));
            after.addFlashAttribute("flash", words.of("cpd.flash.certificate"));
        } catch (Refused refused) {
            after.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/my/cpd/meetings/" + slug + "#certificate");
    }

    private CpdDay day(CurrentPerson me, MeetingId meeting) {
        return queries.day(me.id(), meeting).orElseThrow(NotFound::new);
    }

    /** @param typed what is shown instead of what is kept */
    private void fill(CurrentPerson me, MeetingId meeting, CpdDay day, DayForm typed, Model model) {
        var notes = queries.notes(me.id(), meeting);
        var known = notes.stream().collect(Collectors.toMap(CpdQueries.Note::key, Function.identity()));
        var texts = new HashMap<String, String>();
        var states = new HashMap<String, String>();
        known.forEach((key, note) -> {
            texts.put(key, note.text());
            states.put(key, CpdQueries.Note.state(note));
        });
        texts.putAll(typed.notes());
        model.addAttribute("day", day);
        model.addAttribute("texts", texts);
        model.addAttribute("states", states);
        model.addAttribute("tooLong", typed.tooLong());
        model.addAttribute("typed", typed);
        // What was saved elsewhere meanwhile, beside what was typed here.
        model.addAttribute(
                "saved",
                known.values().stream()
                        .filter(note -> typed.notes().containsKey(note.key())
                                && !Objects.equals(typed.notes().get(note.key()), note.text()))
                        .collect(Collectors.toMap(CpdQueries.Note::key, CpdQueries.Note::text)));
        model.addAttribute(
                "orphans",
                notes.stream()
                        .filter(note -> day.counted().lines().stream()
                                        .noneMatch(line -> line.session().id().equals(note.itemId()))
                                && !note.key().equals(DayForm.DAY))
                        .toList());
        model.addAttribute(
                "certificate",
                certificates.current(me.id()).stream()
                        .filter(one -> meeting.value().equals(one.meeting()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("draft", draft(meeting));
        model.addAttribute("longest", DayForm.LONGEST);
    }

    private static String draft(MeetingId meeting) {
        return DRAFT + meeting;
    }

    private Map<String, String[]> fields(String body) {
        var fields = new HashMap<String, String[]>();
        var tree = json.readTree(body);
        tree.propertyNames()
                .forEach(name -> fields.put(
                        name,
                        tree.path(name)
                                .valueStream()
                                .filter(value -> value.isString())
                                .map(value -> value.stringValue())
                                .toArray(String[]::new)));
        return fields;
    }
}
