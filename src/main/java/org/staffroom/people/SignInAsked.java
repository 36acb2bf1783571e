package org.staffroom.people;

import java.util.UUID;

/**
 * Somebody asked for a sign-in mail. The secrets live only here and, encrypted, in the delivery until it is sent.
 *
 * @param code the six digits to type
 * @param link the secret end of the address behind the mail's button
 */
public record SignInAsked(UUID challenge, String email, String code, String link) {

    /** Without the secrets: events end up in logs. */
    @Override
    public String toString() {
        return "SignInAsked[challenge=" + challenge + "]";
    }
}
