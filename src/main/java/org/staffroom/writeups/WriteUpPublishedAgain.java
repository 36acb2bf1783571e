package org.staffroom.writeups;

/** A write-up that was taken back is public again, and still news to whoever was not told the first time. */
public record WriteUpPublishedAgain(WriteUpId writeUp) {}
