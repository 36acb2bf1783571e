package org.staffroom.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.contributions.ContributionQueries;
import org.staffroom.contributions.Contributions;
import org.staffroom.notifications.Answers.Said;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Where the mail to a speaker leads who is asked for two sentences: a field for each of their talks. */
@Component
class WordsAnswers {

    private final Contributions contributions;
    private final ContributionQueries queries;
    private final Words words;

    WordsAnswers(Contributions contributions, ContributionQueries queries, Words words) {
        this.contributions = contributions;
        this.queries = queries;
        this.words = words;
    }

    String page(Said said, Model model) {
        var asked = queries.asked(said.person(), said.writeUp());
        if (asked.isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("asked", asked);
        model.addAttribute("thanks", asked.stream().allMatch(one -> !one.words().isEmpty()));
        return "notifications/words";
    }

    /**
     * Takes what was written.
     *
     * @param talk which of them; the id of what was asked
     * @return why it could not be, in words; null when it was
     */
    @Nullable
    String act(Said said, String talk, String written) {
        try {
            contributions.say(said.person(), said.writeUp(), UUID.fromString(talk), written);
            return null;
        } catch (Refused refused) {
            return words.of(refused);
        } catch (IllegalArgumentException noSuchTalk) {
            throw new NotFound();
        }
    }
}
