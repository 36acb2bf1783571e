package org.staffroom.proposals;

import java.util.UUID;

/**
 * A topic of the board that a talk is offered for.
 *
 * @param votes how many want it beside whoever put it up
 */
record Wish(UUID topic, String title, int votes) {}
