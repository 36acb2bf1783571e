package org.staffroom.questions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question as somebody who comes sees it, with their answer. */
record AskedQuestion(
        UUID id,
        String wording,
        QuestionKind kind,
        @Nullable String choices,
        boolean required,
        @Nullable String answer) {

    static final int LONGEST = 500;

    /** What one may pick; none for a text. The words for yes and no are the page's. */
    public List<String> options() {
        return kind == QuestionKind.YES_NO ? List.of("YES", "NO") : Question.lines(choices);
    }

    public boolean open() {
        return required && answer == null;
    }

    AskedQuestion answered(@Nullable String other) {
        return new AskedQuestion(id, wording, kind, choices, required, other);
    }

    /** Whether this is an answer to it. */
    boolean takes(String text) {
        return kind == QuestionKind.TEXT ? text.length() <= LONGEST : options().contains(text);
    }
}
