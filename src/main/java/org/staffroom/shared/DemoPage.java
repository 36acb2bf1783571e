package org.staffroom.shared;

/**
 * A text file of the demonstration data: YAML between two lines of three hyphens, then the text.
 *
 * @param name of the file, without its ending
 */
public record DemoPage<T>(String name, T head, String body) {}
