package org.staffroom.people;

/** Somebody says that they work elsewhere than before, or for the first time where. */
public record EmployerChanged(PersonId person) {}
