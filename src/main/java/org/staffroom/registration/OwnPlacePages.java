package org.staffroom.registration;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.newfaces.Greeters;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.Opening.Phase;
import org.staffroom.places.PlaceQueries;
import org.staffroom.places.Places;
import org.staffroom.questions.QuestionQueries;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Words;

/** What pages about one's own place show, and what they say after a press. */
@Component
class OwnPlacePages {

    private final MeetingDays days;
    private final PlaceQueries queries;
    private final Places places;
    private final QuestionQueries questions;
    private final Greeters greeters;
    private final Words words;
    private final Clock clock;

    OwnPlacePages(
            MeetingDays days,
            PlaceQueries queries,
            Places places,
            QuestionQueries questions,
            Greeters greeters,
            Words words,
            Clock clock) {
        this.days = days;
        this.queries = queries;
        this.places = places;
        this.questions = questions;
        this.greeters = greeters;
        this.words = words;
        this.clock = clock;
    }

    void fill(Model model, CurrentPerson me, MeetingId meeting) {
        var day = days.find(meeting);
        var place = queries.ownPlace(meeting, me.id()).orElse(null);
        var now = clock.instant();
        model.addAttribute("nav", "my");
        model.addAttribute("meeting", day);
        model.addAttribute("place", place);
        var room = place != null && place.confirmed() && place.mode() == PlaceMode.ROOM;
        model.addAttribute("free", place != null && place.waiting() && places.isFreeFor(me, meeting, place.mode()));
        model.addAttribute("mayGreet", room);
        model.addAttribute("greets", room && greeters.greets(meeting, me.id()));
        model.addAttribute("unanswered", place == null ? 0 : questions.open(meeting, me.id()));
        var phase = day.opening().at(now);
        model.addAttribute("phase", phase.name());
        model.addAttribute(
                "open",
                !day.postponed()
                        && (phase == Phase.OPEN
                                || (phase == Phase.HEAD_START && queries.hasHeadStart(meeting, me.id()))));
        model.addAttribute("started", !day.postponed() && !now.isBefore(day.startsAt()));
        model.addAttribute("over", !day.postponed() && !now.isBefore(day.endsAt()));
        model.addAttribute(
                "joiningLink",
                place != null && place.confirmed() && place.mode() == PlaceMode.ONLINE && !day.cancelled()
                        ? queries.joiningLink(meeting, me.id()).orElse(null)
                        : null);
    }

    /** Where one goes from taking a place: to the questions, if something is asked, else to the meeting. */
    String after(CurrentPerson me, MeetingId meeting) {
        var page = "/meetings/" + days.find(meeting).slug();
        return questions.open(meeting, me.id()) > 0 ? page + "/registration/questions" : page;
    }

    /** The mode asked for; the room when none is and there is one. */
    PlaceMode mode(MeetingId meeting, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return days.find(meeting).inRoom() ? PlaceMode.ROOM : PlaceMode.ONLINE;
        }
        try {
            return PlaceMode.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new NotFound();
        }
    }

    /** What somebody hears who has just taken a place, or had one. */
    String said(CurrentPerson me, MeetingId meeting) {
        var place = queries.ownPlace(meeting, me.id()).orElseThrow(NotFound::new);
        return place.waiting()
                ? words.of("registration.flash.waiting", place.position())
                : words.of(place.requested() ? "registration.flash.asked" : "registration.flash.taken");
    }
}
