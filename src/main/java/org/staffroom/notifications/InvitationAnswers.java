package org.staffroom.notifications;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.staffroom.notifications.Answers.Invited;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;
import org.staffroom.speakers.InvitationQueries;
import org.staffroom.speakers.Invitations;

/** Where the mail to a speaker leads who is invited to a region: yes or no, in words if they like. */
@Component
class InvitationAnswers {

    private final Invitations invitations;
    private final InvitationQueries queries;
    private final Words words;

    InvitationAnswers(Invitations invitations, InvitationQueries queries, Words words) {
        this.invitations = invitations;
        this.queries = queries;
        this.words = words;
    }

    String page(Invited invited, Model model) {
        model.addAttribute(
                "asked", queries.asked(invited.person(), invited.invitation()).orElseThrow(NotFound::new));
        return "notifications/invitation";
    }

    /** @return why it could not be, in words; null when it was, and the page says how it stands afterwards */
    @Nullable
    String act(Invited invited, String answer, String inWords) {
        if (!answer.equals("yes") && !answer.equals("no")) {
            return null;
        }
        try {
            invitations.answer(invited.person(), invited.invitation(), answer.equals("yes"), inWords);
            return null;
        } catch (Refused refused) {
            return words.of(refused);
        }
    }
}
