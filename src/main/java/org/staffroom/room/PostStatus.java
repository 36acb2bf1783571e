package org.staffroom.room;

/** What became of a question or topic. */
enum PostStatus {
    OPEN,
    /** Or talked about. */
    ANSWERED,
    /** By whoever moderates; it can be shown again. */
    HIDDEN
}
