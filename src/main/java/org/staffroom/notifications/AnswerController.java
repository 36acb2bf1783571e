package org.staffroom.notifications;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.notifications.Answers.Answer;
import org.staffroom.notifications.Answers.Invited;
import org.staffroom.notifications.Answers.News;
import org.staffroom.notifications.Answers.Place;
import org.staffroom.notifications.Answers.Said;
import org.staffroom.notifications.Answers.Talk;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.people.PeopleQueries;
import org.staffroom.people.PersonId;
import org.staffroom.places.PlaceAnswers;
import org.staffroom.places.PlaceStatus;
import org.staffroom.places.Places;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Where links in mails lead: a page that says what is so now, with one button. Opening it changes nothing, for mail
 * scanners open every link. The token is the authority: neither signed in nor out matters, and there is no session.
 */
@Controller
class AnswerController {

    private static final String ONE_CLICK = "One-Click";

    private final Answers answers;
    private final People people;
    private final PeopleQueries readers;
    private final Places places;
    private final PlaceAnswers placeAnswers;
    private final TalkAnswers talks;
    private final InvitationAnswers invitations;
    private final WordsAnswers sayings;
    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    AnswerController(
            Answers answers,
            People people,
            PeopleQueries readers,
            Places places,
            PlaceAnswers placeAnswers,
            TalkAnswers talks,
            InvitationAnswers invitations,
            WordsAnswers sayings,
            JdbcClient jdbc,
            Dates dates,
            Clock clock) {
        this.answers = answers;
        this.people = people;
        this.readers = readers;
        this.places = places;
        this.placeAnswers = placeAnswers;
        this.talks = talks;
        this.invitations = invitations;
        this.sayings = sayings;
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    @GetMapping("/answers/{token}")
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        // The address is a key: no other site is to learn it.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("token", token);
        var answer = answers.read(token).orElseThrow(NotFound::new);
        if (isOver(answer)) {
            return over(response);
        }
        if (answer instanceof Talk talk) {
            return talks.page(talk, model);
        }
        if (answer instanceof Invited invited) {
            return invitations.page(invited, model);
        }
        if (answer instanceof Said said) {
            return sayings.page(said, model);
        }
        return answer instanceof Place place ? placePage(place, model) : newsPage((News) answer, model);
    }

    /** Of somebody who was suspended or erased since. News is stopped all the same: nobody gets mails they cannot end. */
    private boolean isOver(Answer answer) {
        return !(answer instanceof News)
                && jdbc.sql("select count(*) from person where id = ? and status = 'ACTIVE'")
                                .param(answer.person().value())
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "notifications/over";
    }

    private String newsPage(News news, Model model) {
        var email = jdbc.sql("select email from person where id = ? and status <> 'ERASED' and email is not null")
                .param(news.person().value())
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        model.addAttribute("email", email);
        model.addAttribute("kind", news.kind());
        model.addAttribute("wanted", !readers.newsStopped(news.person()).contains(news.kind()));
        return "notifications/news";
    }

    /** What there is to answer or to give back. */
    enum Standing {
        CONFIRMED(true),
        /** Has a place, and is to say whether the new date suits. */
        ASKED(true),
        /** A place is kept until there is an answer. */
        OFFERED(true),
        WAITING(true),
        REQUESTED(true),
        /** The offer or the first refusal is over; whoever asks next ends it. */
        LATE(false),
        NONE(false),
        STARTED(false),
        CANCELLED(false);

        private final boolean held;

        Standing(boolean held) {
            this.held = held;
        }

        /** Whether there is something to give back. */
        public boolean held() {
            return held;
        }

        /** Whether there is a question, to be answered with yes or no. */
        public boolean asks() {
            return this == ASKED || this == OFFERED;
        }
    }

    private record Registered(
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            String zone,
            String meeting,
            @Nullable String place,
            @Nullable Instant until,
            int round) {}

    private String placePage(Place place, Model model) {
        var found = registered(place);
        model.addAttribute("meeting", found);
        model.addAttribute("dateFollows", found.meeting.equals("POSTPONED"));
        model.addAttribute("day", dates.day(found.startsAt, ZoneId.of(found.zone)));
        model.addAttribute("hours", dates.hours(found.startsAt, found.endsAt));
        model.addAttribute("standing", standing(found, place));
        model.addAttribute("until", found.until == null ? null : dates.moment(found.until));
        return "notifications/place";
    }

    private Standing standing(Registered found, Place place) {
        if (found.meeting.equals("CANCELLED")) {
            return Standing.CANCELLED;
        }
        var status = found.place == null ? PlaceStatus.CANCELLED : PlaceStatus.valueOf(found.place);
        if (!status.active() || found.round != place.round()) {
            return Standing.NONE;
        }
        var now = clock.instant();
        if (found.meeting.equals("PUBLISHED") && !now.isBefore(found.startsAt)) {
            return Standing.STARTED;
        }
        if (found.until == null) {
            return Standing.valueOf(status.name());
        }
        return !now.isBefore(found.until)
                ? Standing.LATE
                : status == PlaceStatus.OFFERED ? Standing.OFFERED : Standing.ASKED;
    }

    private Registered registered(Place place) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, m.ends_at, m.zone, m.status as meeting, r.status as place,
                            coalesce(r.offered_until, r.confirm_by) as until, coalesce(r.round, 0) as round
                        from meeting m left join registration r on r.meeting_id = m.id and r.person_id = :person
                        where m.id = :meeting and m.status <> 'DRAFT'
                        """)
                .param("person", place.person().value())
                .param("meeting", place.meeting().value())
                .query((row, number) -> new Registered(
                        row.getString("slug"),
                        row.getString("title"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getString("zone"),
                        row.getString("meeting"),
                        row.getString("place"),
                        row.getTimestamp("until") == null
                                ? null
                                : row.getTimestamp("until").toInstant(),
                        row.getInt("round")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** What the button does, or the mail program's own (RFC 8058), which is answered without a redirect. */
    @PostMapping("/answers/{token}")
    String act(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response) {
        var allowed = answers.read(token).orElseThrow(NotFound::new);
        if (isOver(allowed)) {
            return page(token, model, response);
        }
        if (allowed instanceof News news) {
            if (ONE_CLICK.equals(oneClick)) {
                people.wantNews(news.person(), news.kind(), false);
                return page(token, model, response);
            }
            if (answer.equals("stop") || answer.equals("again")) {
                people.wantNews(news.person(), news.kind(), answer.equals("again"));
            }
        } else if (allowed instanceof Talk talk) {
            var refused = talks.act(talk, answer);
            if (refused != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refused", refused);
                return page(token, model, response);
            }
        } else if (allowed instanceof Invited invited) {
            var refused = invitations.act(invited, answer, words);
            if (refused != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refused", refused);
                model.addAttribute("typed", words);
                return page(token, model, response);
            }
        } else if (allowed instanceof Said said) {
            var refused = sayings.act(said, answer, words);
            if (refused != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refused", refused);
                model.addAttribute("refusedFor", answer);
                model.addAttribute("typed", words);
                return page(token, model, response);
            }
        } else if (allowed instanceof Place place) {
            switch (answer) {
                case "give-back" -> giveBack(place);
                case "yes" -> yes(place);
                default -> {}
            }
        }
        return "redirect:/answers/" + token;
    }

    /** Whatever is the case by now, the page says it afterwards. */
    private void giveBack(Place place) {
        if (standing(registered(place), place).held()) {
            try {
                places.giveBack(owner(place.person()), place.meeting());
            } catch (Refused tooLate) {
                // it started, or was cancelled, at this very moment
            }
        }
    }

    /** Also when it is too late: the place goes on to who was not asked yet, or else is theirs who press first. */
    private void yes(Place place) {
        var standing = standing(registered(place), place);
        if (standing.asks() || standing == Standing.LATE || standing == Standing.WAITING) {
            placeAnswers.yes(owner(place.person()), place.meeting());
        }
    }

    private CurrentPerson owner(PersonId person) {
        return jdbc.sql("select name, coalesce(email, '') as email from person where id = ? and status = 'ACTIVE'")
                .param(person.value())
                .query((row, number) ->
                        new CurrentPerson(person, row.getString("name"), row.getString("email"), false, true))
                .optional()
                .orElseThrow(NotFound::new);
    }
}
