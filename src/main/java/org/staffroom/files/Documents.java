package org.staffroom.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Refused;

/** Looks into what was uploaded and says what it is, whatever its name claims. */
@Component
class Documents {

    /** What may be stored as it came. */
    enum Type {
        PDF("application/pdf", "pdf"),
        PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
        PPT("application/vnd.ms-powerpoint", "ppt", "pps"),
        ODP("application/vnd.oasis.opendocument.presentation", "odp"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        TXT("text/plain", "txt", "md", "csv", "ps1", "log");

        final String mediaType;
        final String[] extensions;

        Type(String mediaType, String... extensions) {
            this.mediaType = mediaType;
            this.extensions = extensions;
        }
    }

    /** The harmless file by which virus scanners are tried out; written in two parts, or they would find this class. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!")
            .getBytes(StandardCharsets.US_ASCII);

    /** What slides have no use for. Found where it stands in the open, which is where the usual tools put it. */
    private static final List<String> ACTIVE_IN_PDF = List.of("/JavaScript", "/Launch");

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_INFLATED = 400L * 1024 * 1024;
    /** Office files are XML and shrink well, but not a hundredfold. */
    private static final int MOST_RATIO = 100;

    private final Tika tika = new Tika();

    /** The media type by content alone. */
    String mediaType(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return tika.detect(in);
        }
    }

    /** @throws Refused when it holds what every virus scanner would refuse */
    void scan(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (contains(in, EICAR)) {
                throw new Refused("files.virus");
            }
        }
    }

    /**
     * The type of a document.
     *
     * @param mediaType as {@link #mediaType} found it
     * @throws Refused when it is none that may be stored
     */
    Type type(Path file, String mediaType) throws IOException {
        return switch (mediaType) {
            case "application/pdf" -> pdf(file);
            case "text/plain" -> text(file);
            case "application/zip", "application/x-tika-ooxml", "application/vnd.oasis.opendocument.presentation" ->
                container(file);
            case "application/x-tika-msoffice", "application/vnd.ms-powerpoint" -> powerPoint(file);
            default -> throw new Refused("files.type");
        };
    }

    /** Viewers forgive what stands before the header; we do not, for it could be a page. */
    private static Type pdf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
                throw new Refused("files.type");
            }
        }
        for (var active : ACTIVE_IN_PDF) {
            try (var in = Files.newInputStream(file)) {
                if (contains(in, active.getBytes(StandardCharsets.US_ASCII))) {
                    throw new Refused("files.active-pdf");
                }
            }
        }
        return Type.PDF;
    }

    private static Type text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (contains(in, new byte[1])) {
                throw new Refused("files.type");
            }
        }
        return Type.TXT;
    }

    private static Type powerPoint(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!contains(in, "PowerPoint Document".getBytes(StandardCharsets.UTF_16LE))) {
                throw new Refused("files.type");
            }
        }
        try (var in = Files.newInputStream(file)) {
            if (contains(in, "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE))) {
                throw new Refused("files.macros");
            }
        }
        return Type.PPT;
    }

    /**
     * First by the list of contents, before anything is inflated; then each entry is inflated piece by piece into nothing, for
     * the list may lie.
     */
    private static Type container(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            checkSizes(zip, Files.size(file));
            if (zip.stream().anyMatch(entry -> isMacro(entry.getName())) || saysMacros(zip)) {
                throw new Refused("files.macros");
            }
            checkContents(zip);
            if (zip.getEntry("[Content_Types].xml") != null) {
                if (zip.getEntry("ppt/presentation.xml") != null) {
                    return Type.PPTX;
                }
                if (zip.getEntry("word/document.xml") != null) {
                    return Type.DOCX;
                }
                if (zip.getEntry("xl/workbook.xml") != null) {
                    return Type.XLSX;
                }
            }
            return openDocument(zip)
                    .filter(Type.ODP.mediaType::equals)
                    .map(type -> Type.ODP)
                    .orElseThrow(() -> new Refused("files.type"));
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new Refused("files.broken");
        }
    }

    private static boolean isMacro(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("vbaproject.bin") || lower.startsWith("basic/") || lower.startsWith("scripts/");
    }

    private static boolean saysMacros(ZipFile zip) throws IOException {
        @Nullable ZipEntry types = zip.getEntry("[Content_Types].xml");
        if (types == null) {
            return false;
        }
        try (var in = entry(zip, types)) {
            return contains(in, "macroEnabled".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void checkContents(ZipFile zip) throws IOException {
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            try (var in = entry(zip, entries.nextElement())) {
                if (contains(in, EICAR)) {
                    throw new Refused("files.virus");
                }
            }
        }
    }

    /** What is in an entry, and never more than the list of contents says. */
    private static InputStream entry(ZipFile zip, ZipEntry entry) throws IOException {
        return new FilterInputStream(zip.getInputStream(entry)) {
            private long left = entry.getSize();

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var read = super.read(buffer, offset, length);
                left -= Math.max(0, read);
                if (left < 0) {
                    throw new Refused("files.bomb");
                }
                return read;
            }
        };
    }

    private static void checkSizes(ZipFile zip, long packed) {
        if (zip.size() > MOST_ENTRIES) {
            throw new Refused("files.bomb");
        }
        var inflated = 0L;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var size = entries.nextElement().getSize();
            if (size < 0 || size > MOST_INFLATED) {
                throw new Refused("files.bomb");
            }
            inflated += size;
        }
        if (inflated > MOST_INFLATED || inflated / MOST_RATIO > packed) {
            throw new Refused("files.bomb");
        }
    }

    private static Optional<String> openDocument(ZipFile zip) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry("mimetype");
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            return Optional.of(new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip());
        }
    }

    private static boolean contains(InputStream in, byte[] wanted) throws IOException {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (var read = in.read(buffer, kept, buffer.length - kept);
                read >= 0;
                read = in.read(buffer, kept, buffer.length - kept)) {
            var end = kept + read;
            for (var at = 0; at + wanted.length <= end; at++) {
                if (matches(buffer, at, wanted)) {
                    return true;
                }
            }
            kept = Math.min(end, wanted.length - 1);
            System.arraycopy(buffer, end - kept, buffer, 0, kept);
        }
        return false;
    }

    private static boolean matches(byte[] buffer, int at, byte[] wanted) {
        for (var i = 0; i < wanted.length; i++) {
            if (buffer[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
