package org.staffroom.files;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Gives stored files out: pictures and PDF to look at, everything else to save. Nothing runs in our name. */
@Controller
class FileController {

    /** Even where a browser would run what is in it, it runs nowhere near our pages. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'self'; frame-ancestors 'none'; sandbox";

    private final StoredFileQueries files;
    private final FileDirectory directory;

    FileController(StoredFileQueries files, FileDirectory directory) {
        this.files = files;
        this.directory = directory;
    }

    @GetMapping("/files/{id}/{name}")
    ResponseEntity<Resource> file(
            @Nullable CurrentPerson me,
            @PathVariable String id,
            @PathVariable String name,
            HttpServletResponse response) {
        var file = find(id, name);
        var path = file.image() ? directory.image(file.id(), file.width()) : directory.document(file.id());
        return answer(me, file, path, response);
    }

    @GetMapping("/files/{id}/{width}/{name}")
    ResponseEntity<Resource> image(
            @Nullable CurrentPerson me,
            @PathVariable String id,
            @PathVariable String width,
            @PathVariable String name,
            HttpServletResponse response) {
        var file = find(id, name);
        var wanted = file.widths().stream()
                .filter(w -> w.toString().equals(width))
                .findFirst()
                .orElseThrow(NotFound::new);
        return answer(me, file, directory.image(file.id(), wanted), response);
    }

    private StoredFile find(String id, String name) {
        try {
            return files.find(new FileId(UUID.fromString(id)))
                    .filter(file -> file.name().equals(name))
                    .orElseThrow(NotFound::new);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    private ResponseEntity<Resource> answer(
            @Nullable CurrentPerson me, StoredFile file, Path path, HttpServletResponse response) {
        var everybody = files.mayRead(null, file.id());
        if (!everybody && (me == null || !files.mayRead(me, file.id()))) {
            throw new NotFound();
        }
        if (!Files.exists(path)) {
            throw new NotFound();
        }
        // Set here and not in the entity, whose headers are added to those that the headers filter has set.
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(file, everybody));
        response.setHeader("Content-Security-Policy", POLICY);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        file.mediaType().startsWith("text/") ? file.mediaType() + ";charset=UTF-8" : file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file).toString())
                .body(new FileSystemResource(path));
    }

    /** Both may be withdrawn, a photo because somebody on it objects: shared caches let go of them soon. */
    private static String caching(StoredFile file, boolean everybody) {
        if (!everybody) {
            return "private, no-store";
        }
        return file.image() ? "public, max-age=3600" : "public, max-age=300";
    }

    private static ContentDisposition disposition(StoredFile file) {
        var shown = file.image() || file.mediaType().equals(MediaType.APPLICATION_PDF_VALUE);
        var builder = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return builder.filename(file.name(), StandardCharsets.UTF_8).build();
    }
}
