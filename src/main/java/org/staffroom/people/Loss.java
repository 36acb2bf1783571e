package org.staffroom.people;

/**
 * What others lose when a person is erased.
 *
 * @param key names its words: {@code data.loss.{key}} in {@code messages/data.properties}
 * @param names SQL with one column, what is concerned: titles of meetings, names of regions; {@code :person} is the
 *     id and {@code :now} the moment
 */
public record Loss(String key, String names) {}
