package org.staffroom.notifications;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.notifications.Answers.Talk;
import org.staffroom.proposals.SpeakerAnswers;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Where mails to speakers lead: whether they speak too, and whether they can give their talk at that meeting. */
@Component
class TalkAnswers {

    private final SpeakerAnswers answers;
    private final Dates dates;
    private final Words words;

    TalkAnswers(SpeakerAnswers answers, Dates dates, Words words) {
        this.answers = answers;
        this.dates = dates;
        this.words = words;
    }

    String page(Talk talk, Model model) {
        var asked = answers.find(talk.person(), talk.proposal(), round(talk)).orElseThrow(NotFound::new);
        model.addAttribute("asked", asked);
        model.addAttribute("proposal", talk.proposal());
        model.addAttribute(
                "day",
                asked.postponed()
                        ? words.of("meetings.changes.date-to-follow")
                        : asked.startsAt() == null ? "" : dates.day(asked.startsAt()));
        return "notifications/talk";
    }

    /** @return why it could not be, in words; null when it was, and the page says how it stands afterwards */
    @Nullable
    String act(Talk talk, String answer) {
        if (answer.equals("yes") || answer.equals("no")) {
            try {
                answers.answer(talk.person(), talk.proposal(), round(talk), answer.equals("yes"));
            } catch (Refused refused) {
                return words.of(refused);
            }
        }
        return null;
    }

    /** Whoever is asked to speak too is asked about no acceptance. */
    private static @Nullable Integer round(Talk talk) {
        return talk.round() == 0 ? null : talk.round();
    }
}
