package org.staffroom.people;

/** An admin ended everything that somebody may do. */
public record PersonSuspended(PersonId person) {}
