package org.staffroom.agendas;

import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.agendas.ItemQueries.TakesPart;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Merged;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** A meeting's day, for its organisers: the timetable, and the forms of its items. */
@Controller
class AgendaController {

    private final AgendaPages pages;
    private final WrittenItems items;
    private final ItemQueries queries;
    private final MeetingAccess access;
    private final Words words;

    AgendaController(AgendaPages pages, WrittenItems items, ItemQueries queries, MeetingAccess access, Words words) {
        this.pages = pages;
        this.items = items;
        this.queries = queries;
        this.access = access;
        this.words = words;
    }

    /** @param gap where somebody pressed to add something */
    @GetMapping("/organise/meetings/{slug}/agenda")
    String day(
            @PathVariable String slug,
            @ModelAttribute("gap") Gap gap,
            @RequestParam(defaultValue = "") String since,
            CurrentPerson me,
            Model model) {
        model.addAttribute("form", gap.form());
        return pages.day(access.organised(me, slug), me, number(since), model);
    }

    @PostMapping("/organise/meetings/{slug}/agenda")
    ModelAndView add(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") ItemForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        form.checkPeople(errors);
        if (!errors.hasErrors()) {
            try {
                var item = items.add(me, meeting, number(seen), form);
                redirect.addFlashAttribute("flash", words.of("meetings.flash.item-added"));
                return SeeOther.to(since(slug, seen) + "#item-" + item);
            } catch (Refused refused) {
                refuse(refused, errors);
            } catch (StaleVersion stale) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("conflict", true);
            }
        }
        return new ModelAndView(pages.day(meeting, me, number(seen), model), status);
    }

    @GetMapping("/organise/meetings/{slug}/agenda/{item}")
    String item(@PathVariable String slug, @PathVariable UUID item, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var form = saved(meeting, item, queries.people(meeting, item));
        model.addAttribute("form", form);
        model.addAttribute("seen", Merged.seen(form));
        return pages.item(meeting, me, item, model);
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}")
    ModelAndView edit(
            @PathVariable String slug,
            @PathVariable UUID item,
            @Valid @ModelAttribute("form") ItemForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        form.checkPeople(errors);
        model.addAttribute("seen", seen);
        if (!errors.hasErrors()) {
            try {
                items.edit(me, meeting, item, form);
                redirect.addFlashAttribute("flash", words.of("meetings.flash.item-saved"));
                return SeeOther.to("/organise/meetings/" + slug + "/agenda#item-" + item);
            } catch (Refused refused) {
                refuse(refused, errors);
            } catch (StaleVersion stale) {
                status = HttpStatus.CONFLICT;
                var people = queries.people(meeting, item);
                var theirs = saved(meeting, item, people);
                var merged = Merged.of(seen, theirs, form.over(theirs));
                model.addAttribute("differences", pages.differences(merged, people));
                model.addAttribute("form", merged.form());
                model.addAttribute("seen", Merged.seen(theirs));
            } catch (NotFound gone) {
                if (!pages.isGone(meeting, item)) {
                    throw gone;
                }
                // What was typed is in the form that adds one.
                model.addAttribute("conflict", true);
                return new ModelAndView(pages.day(meeting, me, null, model), HttpStatus.CONFLICT);
            }
        }
        return new ModelAndView(pages.item(meeting, me, item, model), status);
    }

    private ItemForm saved(MeetingId meeting, UUID item, List<TakesPart> people) {
        return queries.item(meeting, item)
                .keeping(people.stream().map(TakesPart::appearance).toList());
    }

    /** The page of the day, with what others did since somebody looked at it. */
    static String since(String slug, String seen) {
        return "/organise/meetings/" + slug + "/agenda" + (number(seen) == null ? "" : "?since=" + seen);
    }

    static @Nullable Integer number(String typed) {
        return typed.matches("\\d{1,8}") ? Integer.valueOf(typed) : null;
    }

    private static void refuse(Refused refused, BindingResult errors) {
        var field = switch (refused.key()) {
            case "meetings.refused.length" -> "minutes";
            case "meetings.refused.track", "meetings.refused.needs-track" -> "track";
            case "meetings.refused.no-item-title",
                    "meetings.refused.no-such-talk",
                    "meetings.refused.talk-title",
                    "meetings.refused.title-of-talk" -> "title";
            case "meetings.refused.kind-of-talk" -> "kind";
            case "meetings.refused.nobody-speaks" -> "speakers";
            default -> null;
        };
        if (field == null) {
            errors.reject(refused.key(), refused.arguments(), null);
        } else {
            errors.rejectValue(field, refused.key(), refused.arguments(), null);
        }
    }
}
