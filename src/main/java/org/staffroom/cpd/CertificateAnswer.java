package org.staffroom.cpd;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What everybody who has a code is told.
 *
 * @param code as it was asked for
 * @param facts null when there is nothing to confirm
 */
record CertificateAnswer(
        State state,
        String code,
        boolean statement,
        @Nullable Instant issuedAt,
        @Nullable CertificateFacts facts) {

    enum State {
        VALID,
        /** Another one was issued instead. */
        REPLACED,
        /** Attendance was put right since. */
        CORRECTED,
        /** Its person was erased. */
        WITHDRAWN,
        UNKNOWN,
        /** Asked too often. */
        TOO_MANY
    }
}
