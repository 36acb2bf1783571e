package org.staffroom.photos;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a photo. */
record PhotoRequestForm(
        @NotBlank(message = "{photos.refused.kind}")
        @Pattern(regexp = "BLUR|TAKE_DOWN", message = "{photos.refused.kind}")
        @Nullable
        String kind,

        @Size(max = PhotoRequest.LONGEST, message = "{photos.refused.long-words}") @Nullable
        String words) {

    static final PhotoRequestForm EMPTY = new PhotoRequestForm("BLUR", "");
}
