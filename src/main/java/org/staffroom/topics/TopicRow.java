package org.staffroom.topics;

/** A topic as pages show it. */
public record TopicRow(TopicId id, int version, String slug, String name, String description, int followers) {}
