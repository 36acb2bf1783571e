package org.staffroom.shared;

/**
 * What two people wrote in the same field of a form, for {@code fragments/conflict}.
 *
 * @param label the key of the field's name
 * @param theirs what is saved
 * @param mine what was typed
 */
public record Difference(String label, String theirs, String mine) {}
