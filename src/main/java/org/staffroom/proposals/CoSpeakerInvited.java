package org.staffroom.proposals;

import org.staffroom.people.PersonId;

/** Somebody is asked to speak too. */
public record CoSpeakerInvited(ProposalId proposal, PersonId person) {}
