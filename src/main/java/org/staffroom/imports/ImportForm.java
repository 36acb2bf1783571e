package org.staffroom.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A table, as a file or pasted. */
record ImportForm(@Nullable MultipartFile file, @Nullable String table) {

    static ImportForm empty() {
        return new ImportForm(null, "");
    }

    /** Whether one was chosen: of none a browser sends no name. One with nothing in it was chosen, too. */
    boolean hasFile() {
        return file != null
                && (!file.isEmpty()
                        || !Objects.requireNonNullElse(file.getOriginalFilename(), "")
                                .isEmpty());
    }

    boolean hasTable() {
        return table != null && !table.isBlank();
    }

    /** The file's name; of what was pasted, the other. */
    String name(String pasted) {
        var name = file == null || !hasFile() ? null : file.getOriginalFilename();
        return name == null || name.isBlank() ? pasted : name;
    }

    byte[] bytes() {
        try {
            return file != null && hasFile()
                    ? file.getBytes()
                    : Objects.requireNonNullElse(table, "").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
