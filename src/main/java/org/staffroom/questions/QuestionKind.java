package org.staffroom.questions;

/** What an answer to a question is. */
public enum QuestionKind {
    TEXT,
    CHOICE,
    YES_NO
}
