package org.staffroom.shared;

/** One choice of a list: what is sent, and what people read. */
public record Option(String value, String label) {}
