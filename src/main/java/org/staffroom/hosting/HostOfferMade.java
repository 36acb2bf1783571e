package org.staffroom.hosting;

/** A region was offered a place. */
public record HostOfferMade(HostOfferId offer) {}
