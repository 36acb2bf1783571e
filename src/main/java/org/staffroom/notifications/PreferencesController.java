package org.staffroom.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.calendars.CalendarFeeds;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.NewsKind;
import org.staffroom.people.People;
import org.staffroom.people.PeopleQueries;

/** What a person is written about, kind by kind, and the address of their own calendar. */
@Controller
@RequestMapping("/my/preferences")
class PreferencesController {

    private final People people;
    private final PeopleQueries readers;
    private final CalendarFeeds calendars;
    private final MessageSource messages;

    PreferencesController(People people, PeopleQueries readers, CalendarFeeds calendars, MessageSource messages) {
        this.people = people;
        this.readers = readers;
        this.calendars = calendars;
        this.messages = messages;
    }

    /** One kind of mail. */
    record Choice(NewsKind kind, boolean wanted) {}

    @GetMapping
    String page(CurrentPerson me, Model model) {
        var stopped = readers.newsStopped(me.id());
        model.addAttribute("nav", "my");
        model.addAttribute(
                "choices",
                Arrays.stream(NewsKind.values())
                        .map(kind -> new Choice(kind, !stopped.contains(kind)))
                        .toList());
        model.addAttribute("since", calendars.since(me.id()).orElse(null));
        return "notifications/preferences";
    }

    /** @param wanted names of kinds; those that are not there are stopped */
    @PostMapping
    String save(@RequestParam(defaultValue = "") List<String> wanted, CurrentPerson me, RedirectAttributes redirect) {
        for (var kind : NewsKind.values()) {
            people.wantNews(me.id(), kind, wanted.contains(kind.name()));
        }
        return back(redirect, "notifications.preferences.saved");
    }

    @PostMapping("/calendar")
    String open(CurrentPerson me, RedirectAttributes redirect) {
        redirect.addFlashAttribute("address", calendars.open(me.id()));
        return "redirect:/my/preferences#calendar";
    }

    @PostMapping("/calendar/removal")
    String close(CurrentPerson me, RedirectAttributes redirect) {
        calendars.close(me.id());
        return back(redirect, "notifications.preferences.calendar.closed");
    }

    private String back(RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", messages.getMessage(said, null, Locale.UK));
        return "redirect:/my/preferences";
    }
}
