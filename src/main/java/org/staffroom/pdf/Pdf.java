package org.staffroom.pdf;

/**
 * A document, PDF/UA-1.
 *
 * @param pages how many it has
 */
public record Pdf(byte[] bytes, int pages) {}
