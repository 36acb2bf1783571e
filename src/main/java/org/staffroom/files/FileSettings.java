package org.staffroom.files;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of stored files: settings under {@code staffroom.files.*}.
 *
 * @param largest one upload; what a form takes in is set with {@code spring.servlet.multipart.*}
 * @param largestPicture one upload that is a picture
 * @param perPerson everything one person has stored
 * @param inAll everything stored here
 * @param megapixels the most pixels a picture may claim, in millions
 */
@Validated
@ConfigurationProperties("staffroom.files")
record FileSettings(
        @DefaultValue("50MB") @NotNull DataSize largest,
        @DefaultValue("25MB") @NotNull DataSize largestPicture,
        @DefaultValue("500MB") @NotNull DataSize perPerson,
        @DefaultValue("20GB") @NotNull DataSize inAll,
        @DefaultValue("64") @Positive int megapixels) {}
