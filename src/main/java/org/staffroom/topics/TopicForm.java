package org.staffroom.topics;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an admin types about a topic. */
record TopicForm(
        @NotBlank(message = "{topics.form.name.missing}")
        @Size(min = 2, max = 60, message = "{topics.form.name.length}")
        String name,

        @Size(max = 500, message = "{topics.form.description.length}") @Nullable
        String description) {

    String descriptionOrEmpty() {
        return description == null ? "" : description;
    }
}
