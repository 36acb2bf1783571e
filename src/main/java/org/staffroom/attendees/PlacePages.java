package org.staffroom.attendees;

import java.time.Clock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.PlaceDay;
import org.staffroom.shared.Words;

/** What the page of a meeting's places shows its organisers. */
@Component
class PlacePages {

    /** A choice of the form. */
    record Option(String value, String label) {}

    static final String PLACES = "attendees/places";

    private final MeetingDays days;
    private final PlaceNumbersQueries numbers;
    private final Words words;
    private final Clock clock;

    PlacePages(MeetingDays days, PlaceNumbersQueries numbers, Words words, Clock clock) {
        this.days = days;
        this.numbers = numbers;
        this.words = words;
        this.clock = clock;
    }

    /** The page; the rules as decided, or as somebody typed them. */
    void places(Model model, CurrentPerson me, MeetingId meeting, PlaceDay day, @Nullable PlaceRulesForm form) {
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("day", day);
        if (form == null) {
            model.addAttribute("form", PlaceRulesForm.of(day));
        } else if (form != model.getAttribute("form")) {
            model.addAttribute("form", form);
        }
        var overview = numbers.overview(me, meeting);
        model.addAttribute("numbers", overview.numbers());
        model.addAttribute("requests", overview.requests());
        model.addAttribute("asksFrom", day.rules().offersFrom(day.startsAt(), day.zone()));
        model.addAttribute("phase", day.opening().at(clock.instant()));
        model.addAttribute(
                "offerChoices",
                IntStream.rangeClosed(0, 14)
                        .filter(days -> days <= 3 || days == 7 || days == 14 || isDecided(day, days))
                        .mapToObj(
                                days -> new Option(String.valueOf(days), words.of("attendees.rules.offer.days", days)))
                        .toList());
    }

    private static boolean isDecided(PlaceDay day, int days) {
        var decided = day.rules().offerDays();
        return decided != null && decided == days;
    }

    /** The page once more, as it was filled, for what cannot be done. */
    static ModelAndView unprocessable(Model model) {
        return new ModelAndView(PLACES, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
