package org.staffroom.presentations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Slides or a link, as chosen and typed.
 *
 * @param file the file; empty when a link is given
 * @param everybody seen by visitors too
 */
record MaterialForm(
        @NotBlank(message = "{presentations.materials.label.missing}")
        @Size(max = 120, message = "{presentations.materials.label.long}")
        String label,

        @Nullable MultipartFile file,
        @Nullable String url,
        @Nullable Boolean everybody) {

    static MaterialForm empty() {
        return new MaterialForm("", null, "", true);
    }

    boolean forEverybody() {
        return Boolean.TRUE.equals(everybody);
    }

    boolean hasFile() {
        return file != null
                && file.getOriginalFilename() != null
                && !file.getOriginalFilename().isEmpty();
    }
}
