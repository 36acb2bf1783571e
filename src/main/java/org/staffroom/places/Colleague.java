package org.staffroom.places;

/**
 * A colleague to bring.
 *
 * @param called as whoever brings them does
 * @param address of their e-mail; empty when it is not told
 */
public record Colleague(String called, String address, Needs needs) {}
