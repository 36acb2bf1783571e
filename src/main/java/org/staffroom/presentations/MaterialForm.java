package org.staffroom.presentations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Slides or a link, as chosen and typed.
 *
 * @param file the file; empty when a link is given
 * @param audience who sees it
 */
record MaterialForm(
        @NotBlank(message = "{presentations.materials.label.missing}")
        @Size(max = 120, message = "{presentations.materials.label.long}")
        String label,

        @Nullable MultipartFile file,
        @Nullable String url,

        @NotNull(message = "{presentations.materials.audience.missing}") @Nullable
        MaterialAudience audience) {

    static MaterialForm empty() {
        return new MaterialForm("", null, "", MaterialAudience.EVERYONE);
    }

    boolean hasFile() {
        return file != null
                && file.getOriginalFilename() != null
                && !file.getOriginalFilename().isEmpty();
    }
}
