package org.staffroom.proposals;

/** What has become of a proposal. */
public enum ProposalStatus {
    PROPOSED,
    SHORTLISTED,
    /** Wanted, not for a meeting that is planned. */
    LATER,
    /** Has its meeting. */
    ACCEPTED,
    DECLINED,
    WITHDRAWN;

    /** Whether its proposer may still change it. */
    public boolean undecided() {
        return this == PROPOSED || this == SHORTLISTED || this == LATER;
    }
}
