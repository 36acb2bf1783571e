package org.staffroom.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.changes.ChangeQueries.Now;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.OrganiserQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Fills the pages on which an organiser says what changed: the screen, and what people will read. */
@Component
class ChangePages {

    private final Changes changes;
    private final ToldQueries told;
    private final ChangeNotices notices;
    private final OrganiserQueries organisers;
    private final Dates dates;
    private final Words words;
    private final Clock clock;

    ChangePages(
            Changes changes,
            ToldQueries told,
            ChangeNotices notices,
            OrganiserQueries organisers,
            Dates dates,
            Words words,
            Clock clock) {
        this.changes = changes;
        this.told = told;
        this.notices = notices;
        this.organisers = organisers;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    String screen(MeetingId meeting, Now now, CurrentPerson me, Model model) {
        head(meeting, now, model);
        var both = told.live(meeting, clock.instant());
        model.addAttribute("live", both.isPresent());
        model.addAttribute("untold", both.map(changes::untold).orElse(List.of()));
        model.addAttribute("sessions", both.map(each -> sessions(each.now())).orElse(List.of()));
        model.addAttribute("venues", organisers.venues(me));
        model.addAttribute("notices", notices.of(meeting));
        return "changes/changes";
    }

    String preview(MeetingId meeting, Now now, ChangeForm form, Changes.Preview shown, Model model) {
        head(meeting, now, model);
        model.addAttribute("form", form);
        model.addAttribute("shown", shown);
        model.addAttribute("notice", NoticeId.next());
        return "changes/change-preview";
    }

    private static void head(MeetingId meeting, Now now, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("id", meeting);
        model.addAttribute("heading", now.head());
        model.addAttribute("now", now);
    }

    private List<Option> sessions(Told day) {
        return day.items().stream()
                .map(item -> new Option(
                        item.id().toString(),
                        dates.time(day.startsAt().plus(Duration.ofMinutes(item.start()))) + " " + title(item)))
                .toList();
    }

    private String title(Told.Item item) {
        return item.title().isEmpty() ? words.of("meetings.changes.a-talk") : item.title();
    }
}
