package org.staffroom.imports;

/**
 * Why a row does not fit.
 *
 * @param line of the file, from 1
 * @param key of its words: {@code imports.problem.<key>} what is wrong, {@code imports.mend.<key>} what to do about it
 * @param value what stands in the cell; empty when nothing does
 * @param hint a name, number or line that the words speak of; empty when they speak of none
 */
record Problem(int line, Column column, String key, String value, Object hint) {}
