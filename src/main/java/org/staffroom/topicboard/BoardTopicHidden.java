package org.staffroom.topicboard;

/** A topic was taken off the board; its author is told why. */
public record BoardTopicHidden(BoardTopicId topic) {}
