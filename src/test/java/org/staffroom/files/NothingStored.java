package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.support.Given;

/** A directory without files, somebody who uploads, and what comes to stand there. */
abstract class NothingStored {

    private static final Path ROOT = Path.of("target/test-data/files");

    @Autowired
    StoredFiles files;

    @Autowired
    StoredFileQueries queries;

    @Autowired
    FileDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Given given;

    CurrentPerson person;

    @BeforeEach
    void nothingStored() {
        FileDirectory.deleteFolder(ROOT);
        person = given.member("Ellie Marsh");
    }

    FileId image(byte[] upload, String name) {
        return files.storeImage(new ByteArrayInputStream(upload), name, person);
    }

    FileId document(byte[] upload, String name) {
        return files.storeDocument(new ByteArrayInputStream(upload), name, person);
    }

    void refuses(String key, Runnable work) {
        refuses(key, work, List.of());
    }

    void refuses(String key, Runnable work, List<Path> before) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
        try {
            assertThat(paths()).isEqualTo(before);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> paths() throws IOException {
        if (!Files.exists(ROOT)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
