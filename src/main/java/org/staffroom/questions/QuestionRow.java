package org.staffroom.questions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question, for its organisers.
 *
 * @param answers how many answered, of those who are registered
 * @param meeting of which it is
 */
public record QuestionRow(
        UUID id,
        String wording,
        QuestionKind kind,
        @Nullable String choices,
        boolean required,
        int answers,
        String meeting) {

    public List<String> lines() {
        return Question.lines(choices);
    }
}
