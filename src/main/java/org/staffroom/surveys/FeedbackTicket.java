package org.staffroom.surveys;

import org.staffroom.people.PersonId;

/**
 * With what somebody answers. The only thing that joins the two, and never written down: it goes into one mail, encrypted
 * until that is sent.
 */
public record FeedbackTicket(PersonId person, String token) {

    @Override
    public String toString() {
        return "FeedbackTicket[]";
    }
}
