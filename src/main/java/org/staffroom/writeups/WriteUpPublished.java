package org.staffroom.writeups;

/** A write-up became public for the first time. */
public record WriteUpPublished(WriteUpId writeUp) {}
