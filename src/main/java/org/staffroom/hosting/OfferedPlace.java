package org.staffroom.hosting;

/** A place as whoever offers it describes it. */
public record OfferedPlace(String name, String addressLine, String town, String postcode) {}
