package org.staffroom.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;

/**
 * The bytes of stored files: one folder a file under {@code files/ab/cd/{id}}, ab and cd being the random end of its id.
 * What arrives is written beside them in {@code files/incoming} and moved in one step when it is whole and on disk. Pictures
 * that are still to be made wait in {@code files/arrived}, as they came.
 */
@Component
class FileDirectory {

    private final Path root;
    private final Path incoming;
    private final Path arrived;

    FileDirectory(Network network) {
        root = network.dataDir().toAbsolutePath().normalize().resolve("files");
        incoming = root.resolve("incoming");
        arrived = root.resolve("arrived");
    }

    /** A new empty folder for a file on its way in. */
    Path receive(FileId id) throws IOException {
        return Files.createDirectories(incoming.resolve(id.toString()));
    }

    /**
     * Copies an upload into a file of that folder, never more than the limit.
     *
     * @param tooLarge the key of what is said then
     * @throws Refused when it is empty or larger
     */
    static Path copy(InputStream upload, Path folder, DataSize limit, String tooLarge) throws IOException {
        var file = folder.resolve("upload");
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            var buffer = new byte[64 * 1024];
            var total = 0L;
            for (var read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                total += read;
                if (total > limit.toBytes()) {
                    throw new Refused(tooLarge, limit.toMegabytes());
                }
                out.write(buffer, 0, read);
            }
            if (total == 0) {
                throw new Refused("files.empty");
            }
        }
        return file;
    }

    /** Everything in the folder on its way in is forced to disk, then the folder moves to its place. */
    void keep(FileId id, Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                force(file);
            }
        }
        force(folder);
        var place = folder(id);
        var above = Objects.requireNonNull(place.getParent());
        Files.createDirectories(above);
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        force(above);
    }

    /** An upload is forced to disk and moves to where it waits. */
    void keepArrival(FileId id, Path upload) throws IOException {
        force(upload);
        Files.createDirectories(arrived);
        Files.move(upload, arrived(id), StandardCopyOption.ATOMIC_MOVE);
        force(arrived);
    }

    /** A picture as it came. */
    Path arrived(FileId id) {
        return arrived.resolve(id.toString());
    }

    void deleteArrived(FileId id) {
        try {
            Files.deleteIfExists(arrived(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has waited since before the instant, by its ids. */
    List<FileId> arrivedBefore(Instant instant) throws IOException {
        var ids = new ArrayList<FileId>();
        if (Files.isDirectory(arrived)) {
            try (var files = Files.list(arrived)) {
                for (var file : files.toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(instant)) {
                        ids.add(FileId.of(file.getFileName().toString()));
                    }
                }
            }
        }
        return ids;
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot force a directory.
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }

    /** The document itself. */
    Path document(FileId id) {
        return folder(id).resolve("document");
    }

    /** An image in one of its widths. */
    Path image(FileId id, int width) {
        return folder(id).resolve(imageName(width));
    }

    static String imageName(int width) {
        return width + ".jpg";
    }

    private Path folder(FileId id) {
        var text = id.toString();
        var end = text.substring(text.length() - 4);
        return root.resolve(end.substring(0, 2)).resolve(end.substring(2)).resolve(text);
    }

    void delete(FileId id) {
        deleteFolder(folder(id));
    }

    /** Removes a folder that may be half there, or not at all. */
    static void deleteFolder(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, @Nullable IOException problem) throws IOException {
                    Files.delete(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // was the aim
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids that have a folder made before the instant. */
    List<FileId> keptBefore(Instant instant) throws IOException {
        var ids = new ArrayList<FileId>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (folder.equals(incoming)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    var depth = root.relativize(folder).getNameCount();
                    if (depth < 3) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (attributes.lastModifiedTime().toInstant().isBefore(instant)) {
                        try {
                            ids.add(new FileId(
                                    UUID.fromString(folder.getFileName().toString())));
                        } catch (IllegalArgumentException notOurs) {
                            // somebody else's folder stays
                        }
                    }
                    return FileVisitResult.SKIP_SUBTREE;
                }
            });
        }
        return ids;
    }

    /** Removes what began to arrive before the instant and never did. */
    void forgetArrivals(Instant before) throws IOException {
        if (Files.isDirectory(incoming)) {
            try (var folders = Files.list(incoming)) {
                for (var folder : folders.toList()) {
                    if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                        deleteFolder(folder);
                    }
                }
            }
        }
    }
}
