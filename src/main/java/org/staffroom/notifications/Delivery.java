package org.staffroom.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;

/**
 * One message to one person.
 *
 * @param secret of a mail to sign in or to give feedback; null in others, and when it was blanked
 * @param attempts how often it was tried, this time included
 * @param lease until when it is this worker's to send; null when nobody's
 */
record Delivery(
        UUID id,
        Template template,
        @Nullable PersonId person,
        String email,
        Facts facts,
        @Nullable LetterSecret secret,
        int attempts,
        Instant createdAt,
        @Nullable Instant lease) {

    Delivery telling(Facts others) {
        return new Delivery(id, template, person, email, others, secret, attempts, createdAt, lease);
    }
}
