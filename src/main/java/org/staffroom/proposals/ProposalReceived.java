package org.staffroom.proposals;

/** Somebody has proposed a talk. */
public record ProposalReceived(ProposalId proposal) {}
