package org.staffroom.comments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.staffroom.comments.Comment.Signed;

/** What somebody took away, and how they are named beside it. @param version of one that is edited */
record CommentForm(
        @Nullable String version,

        @NotBlank(message = "{comments.refused.empty}") @Nullable
        String body,

        @NotBlank(message = "{comments.refused.signed}")
        @Pattern(regexp = "FULL|FIRST|", message = "{comments.refused.signed}")
        @Nullable
        String signed) {

    static CommentForm empty() {
        return new CommentForm(null, "", Signed.FULL.name());
    }

    static CommentForm of(CommentQueries.Own comment) {
        return new CommentForm(
                Integer.toString(comment.version()),
                comment.body(),
                comment.signed().name());
    }

    /** The same comment in other words. */
    CommentForm saying(CommentForm typed) {
        return new CommentForm(version, typed.body, typed.signed == null ? signed : typed.signed);
    }

    String words() {
        return Objects.requireNonNullElse(body, "");
    }

    Signed as() {
        return Signed.valueOf(Objects.requireNonNull(signed));
    }

    int versionNumber() {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
