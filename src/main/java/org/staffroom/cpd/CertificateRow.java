package org.staffroom.cpd;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One that was issued, as its owner sees it.
 *
 * @param code as it is printed
 * @param meeting null for a statement
 * @param year in which the academic year of a statement begins; null for a meeting's
 * @param holds false when attendance was put right since, and whoever checks it is told so
 */
record CertificateRow(
        UUID id,
        String code,
        @Nullable UUID meeting,
        @Nullable Integer year,
        Instant issuedAt,
        CertificateFacts facts,
        boolean holds) {

    public boolean statement() {
        return year != null;
    }
}
