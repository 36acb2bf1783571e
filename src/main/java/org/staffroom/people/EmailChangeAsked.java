package org.staffroom.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in asked for another address. The secret lives only here and, encrypted, in the delivery until it is
 * sent.
 *
 * @param from the address that is theirs
 * @param to the one they would have
 * @param link the secret end of the address behind the mail's button; null when the address is known here already
 */
public record EmailChangeAsked(
        UUID change,
        PersonId person,
        String from,
        String to,
        @Nullable String link) {

    /** Without the secret: events end up in logs. */
    @Override
    public String toString() {
        return "EmailChangeAsked[change=" + change + "]";
    }
}
