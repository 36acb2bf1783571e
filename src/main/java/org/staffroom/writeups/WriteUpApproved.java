package org.staffroom.writeups;

import org.staffroom.people.PersonId;

/** An organiser let everybody read it, for the first time or again; by hand, or for the hour that came. */
public record WriteUpApproved(WriteUpId writeUp, PersonId by) {}
