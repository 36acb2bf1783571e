package org.staffroom.hosting;

/** An offer to host was accepted, or declined for now. */
public record HostOfferAnswered(HostOfferId offer, boolean accepted) {}
