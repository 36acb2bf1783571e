package org.staffroom.regions;

import java.util.UUID;
import org.staffroom.people.PersonId;

/**
 * Somebody is to run a region.
 *
 * @param assignment the row of {@code ambassador}
 * @param by the admin who appointed them
 */
public record AmbassadorAppointed(UUID assignment, PersonId by) {}
