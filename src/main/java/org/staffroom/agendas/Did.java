package org.staffroom.agendas;

/** What somebody did to a day. Each has its words in {@code messages/agendas.properties}. */
enum Did {
    ADDED,
    MOVED,
    STRETCHED,
    EDITED,
    REMOVED,
    /** An empty day was filled from a template, or several talks came to its end at once. */
    FILLED,
    ROOM,
    /** By a change that people were told of: nobody takes that back silently. */
    TOLD,
    UNDONE,
    REDONE
}
