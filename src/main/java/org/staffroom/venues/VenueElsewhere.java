package org.staffroom.venues;

/** The book says otherwise what a place is called, or where it is. */
public record VenueElsewhere(VenueId venue) {}
