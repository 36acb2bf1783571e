package org.staffroom.writeups;

/** A published write-up was taken back: whoever has not been told of it yet is not told. */
public record WriteUpWithdrawn(WriteUpId writeUp) {}
