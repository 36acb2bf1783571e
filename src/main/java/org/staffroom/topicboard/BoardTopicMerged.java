package org.staffroom.topicboard;

/** Two ask for the same: what was for the one is for the other. */
public record BoardTopicMerged(BoardTopicId from, BoardTopicId into) {}
