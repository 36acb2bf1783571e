package org.staffroom.writeups;

import org.staffroom.people.PersonId;

/** Somebody writes it too from now on. */
public record CoAuthorAdded(WriteUpId writeUp, PersonId person, PersonId by) {}
