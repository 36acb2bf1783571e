package org.staffroom.venues;

/**
 * The first letters of postcodes, and the town after which they are named.
 *
 * @param letters "BS"
 * @param town "Bristol"; latitude and longitude are its own, in degrees
 */
public record PostcodeArea(String letters, String town, double latitude, double longitude) {

    private static final double MILES_A_DEGREE = 69;

    /** How far from its town somewhere is: near enough to find what was mistyped. */
    long miles(Position place) {
        var north = place.latitude().doubleValue() - latitude;
        var east = (place.longitude().doubleValue() - longitude) * Math.cos(Math.toRadians(latitude));
        return Math.round(MILES_A_DEGREE * Math.hypot(north, east));
    }
}
