package org.staffroom.questions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/**
 * A question as an organiser types it.
 *
 * @param choices one a line
 */
record QuestionForm(
        @NotNull(message = "{questions.question.wording-length}")
        @Size(min = 3, max = 200, message = "{questions.question.wording-length}")
        @Nullable
        String wording,

        @Nullable QuestionKind kind,

        @Size(max = 1000, message = "{questions.question.choices-long}") @Nullable
        String choices,

        @Nullable Boolean required,
        @Nullable String version) {

    static final QuestionForm EMPTY = new QuestionForm("", QuestionKind.TEXT, "", false, "0");

    QuestionForm {
        wording = wording == null ? null : wording.strip();
        kind = kind == null ? QuestionKind.TEXT : kind;
        choices = Typed.text(choices);
    }

    @Override
    public QuestionKind kind() {
        return Objects.requireNonNull(kind);
    }

    String words() {
        return Objects.requireNonNull(wording);
    }

    List<String> lines() {
        return Question.lines(choices);
    }

    boolean isRequired() {
        return Boolean.TRUE.equals(required);
    }

    int versionNumber() {
        try {
            return Integer.parseInt(version == null ? "0" : version);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
