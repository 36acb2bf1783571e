package org.staffroom.presentations;

/** What is said of a talk, or who speaks, is otherwise than it was: where people were told of it they may have to be told. */
public record PresentationChanged(PresentationId presentation) {}
