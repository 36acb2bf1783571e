package org.staffroom.topicboard;

/** What somebody puts up a topic for: to hear of it, or because they are wrestling with it themselves. */
public enum BoardKind {
    HEAR,
    WRESTLE
}
