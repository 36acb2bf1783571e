package org.staffroom.writeups;

import java.time.Instant;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/**
 * The hour came at which it was to be published, and it could not be.
 *
 * @param by whose decision the hour was
 */
public record PublicationFailed(WriteUpId writeUp, PersonId by, Instant at, Refused why) {}
