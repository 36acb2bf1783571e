package org.staffroom.writeups;

import org.staffroom.people.PersonId;

/** An organiser gave a submitted write-up back to those who write it; its note says what to look at again. */
public record WriteUpSentBack(WriteUpId writeUp, PersonId by) {}
