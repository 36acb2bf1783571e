package org.staffroom.venues;

/**
 * The first letters of postcodes, and the town after which they are named.
 *
 * @param letters "BS"
 * @param town "Bristol"; latitude and longitude are its own, in degrees
 */
public record PostcodeArea(String letters, String town, double latitude, double longitude) {}
