package org.staffroom.agendas;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.OrganiserQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;

/** A meeting's day, for its organisers: what is on, one press each to move, lengthen or take out. */
@Controller
class AgendaController {

    private final Agenda agenda;
    private final NotToldYet untold;
    private final AgendaQueries days;
    private final ItemDetailsReader reader;
    private final ItemQueries queries;
    private final OrganiserQueries organisers;
    private final MeetingAccess access;
    private final MessageSource messages;

    AgendaController(
            Agenda agenda,
            NotToldYet untold,
            AgendaQueries days,
            ItemDetailsReader reader,
            ItemQueries queries,
            OrganiserQueries organisers,
            MeetingAccess access,
            MessageSource messages) {
        this.agenda = agenda;
        this.untold = untold;
        this.days = days;
        this.reader = reader;
        this.queries = queries;
        this.organisers = organisers;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/organise/meetings/{slug}/agenda")
    String day(@PathVariable String slug, CurrentPerson me, Model model) {
        model.addAttribute("form", ItemForm.empty());
        return shownDay(access.organised(me, slug), model);
    }

    @PostMapping("/organise/meetings/{slug}/agenda")
    ModelAndView add(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") ItemForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        if (!errors.hasErrors()) {
            try {
                var item = agenda.add(me, meeting, reader.read(me, null, form), form.where());
                redirect.addFlashAttribute("flash", word("meetings.flash.item-added"));
                return SeeOther.to("/organise/meetings/" + slug + "/agenda#item-" + item);
            } catch (Refused refused) {
                refuse(refused, errors);
            }
        }
        return new ModelAndView(shownDay(meeting, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/organise/meetings/{slug}/agenda/{item}")
    String item(@PathVariable String slug, @PathVariable UUID item, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        var form = queries.item(meeting, item);
        var people = queries.people(item);
        model.addAttribute("form", form.keeping(people.keySet()));
        return shownItem(meeting, item, model);
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}")
    ModelAndView edit(
            @PathVariable String slug,
            @PathVariable UUID item,
            @Valid @ModelAttribute("form") ItemForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!errors.hasErrors()) {
            try {
                var details = reader.read(me, item, form);
                var start = form.movedTo(queries.startOfDay(meeting));
                agenda.edit(me, meeting, item, form.versionNumber(), details, start);
                redirect.addFlashAttribute("flash", word("meetings.flash.item-saved"));
                return SeeOther.to("/organise/meetings/" + slug + "/agenda#item-" + item);
            } catch (Refused refused) {
                refuse(refused, errors);
            } catch (StaleVersion stale) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("theirs", queries.item(meeting, item));
            }
        }
        return new ModelAndView(shownItem(meeting, item, model), status);
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}/position")
    ModelAndView move(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String direction,
            CurrentPerson me,
            RedirectAttributes redirect) {
        return pressed(slug, item, me, redirect, meeting -> {
            if (direction.equals("up")) {
                agenda.moveUp(me, meeting, item);
            } else {
                agenda.moveDown(me, meeting, item);
            }
        });
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}/length")
    ModelAndView lengthen(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "5") int minutes,
            CurrentPerson me,
            RedirectAttributes redirect) {
        var some = Math.max(-720, Math.min(720, minutes));
        return pressed(slug, item, me, redirect, meeting -> agenda.lengthen(me, meeting, item, some));
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}/removal")
    ModelAndView remove(
            @PathVariable String slug, @PathVariable UUID item, CurrentPerson me, RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        agenda.remove(me, meeting, item);
        redirect.addFlashAttribute("flash", word("meetings.flash.item-removed"));
        return SeeOther.to("/organise/meetings/" + slug + "/agenda");
    }

    private ModelAndView pressed(
            String slug, UUID item, CurrentPerson me, RedirectAttributes redirect, Consumer<MeetingId> command) {
        var meeting = access.organised(me, slug);
        try {
            command.accept(meeting);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", word(refused.key(), refused.arguments()));
        }
        return SeeOther.to("/organise/meetings/" + slug + "/agenda#item-" + item);
    }

    private String shownDay(MeetingId meeting, Model model) {
        var head = organisers.head(meeting);
        var day = days.of(meeting);
        model.addAttribute("heading", head);
        model.addAttribute("day", day);
        model.addAttribute("untold", untold.count(meeting));
        model.addAttribute("tooLong", Math.max(0, day.end() - head.length()));
        return choices(model, "agendas/agenda");
    }

    private String shownItem(MeetingId meeting, UUID item, Model model) {
        model.addAttribute("heading", organisers.head(meeting));
        model.addAttribute("item", item);
        model.addAttribute(
                "people",
                queries.people(item).entrySet().stream()
                        .map(each -> new Option(
                                ItemForm.written(each.getKey()),
                                each.getValue() + ", "
                                        + word("meetings.agenda.role."
                                                + each.getKey().role())))
                        .toList());
        return choices(model, "agendas/item");
    }

    private String choices(Model model, String view) {
        model.addAttribute("nav", "organise");
        model.addAttribute("talks", queries.talks());
        model.addAttribute(
                "kinds",
                Arrays.stream(ItemKind.values())
                        .map(kind -> new Option(kind.name(), word("meetings.agenda.kind." + kind)))
                        .toList());
        return view;
    }

    private static void refuse(Refused refused, BindingResult errors) {
        var field = switch (refused.key()) {
            case "meetings.refused.length" -> "minutes";
            case "meetings.refused.track", "meetings.refused.needs-track" -> "track";
            case "meetings.refused.no-item-title", "meetings.refused.no-such-talk", "meetings.refused.talk-title" ->
                "title";
            case "meetings.refused.kind-of-talk" -> "kind";
            default -> null;
        };
        if (field == null) {
            errors.reject(refused.key(), refused.arguments(), null);
        } else {
            errors.rejectValue(field, refused.key(), refused.arguments(), null);
        }
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
