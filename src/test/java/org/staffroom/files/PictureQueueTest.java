package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** One picture at a time, by one worker each, whatever happens to the one that took it. */
@StaffroomTest
class PictureQueueTest {

    private static final Path ROOT = Path.of("target/test-data/files");

    @Autowired
    PictureQueue queue;

    @Autowired
    PictureWorker worker;

    @Autowired
    IncomingPictures incoming;

    @Autowired
    FileDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Given given;

    CurrentPerson person;

    @BeforeEach
    void nobodyElseWorks() {
        worker.stop();
        FileDirectory.deleteFolder(ROOT);
        person = given.member("Ellie Marsh");
    }

    @AfterEach
    void workOn() throws IOException {
        if (Files.isRegularFile(ROOT.resolve("incoming"))) {
            Files.delete(ROOT.resolve("incoming"));
        }
        worker.start();
    }

    @Test
    void severalWorkersMakeEachPictureOnce() {
        for (var i = 0; i < 16; i++) {
            arrives("a" + i);
        }
        AtOnce.run(4, number -> () -> {
            while (queue.work()) {
                // the next one
            }
            return number;
        });
        assertThat(kinds()).hasSize(16).containsOnly("IMAGE");
        assertThat(jdbc.sql("select attempts from stored_file")
                        .query(Integer.class)
                        .list())
                .as("how often each was taken")
                .containsOnly(1);
        assertThat(ROOT.resolve("arrived")).isEmptyDirectory();
        assertThat(ROOT.resolve("incoming")).isEmptyDirectory();
    }

    /** In the moment in which one takes a picture, another takes the next and does not wait. */
    @Test
    void whatAnotherIsJustTakingIsLeftToIt() {
        var first = arrives("a");
        clock.travelTo(EmptyTables.NOW.plusSeconds(1));
        var second = arrives("b");
        var problem = AtOnce.meanwhile(
                transactions,
                jdbc,
                () -> jdbc.sql("select id from stored_file where id = ? for update")
                        .param(first.value())
                        .query()
                        .singleRow(),
                () -> assertThat(queue.work()).isTrue());
        assertThat(problem).isEmpty();
        assertThat(jdbc.sql("select id from stored_file where kind = 'IMAGE'")
                        .query(UUID.class)
                        .list())
                .containsExactly(second.value());
    }

    /** As after a kill: taken, and never finished. */
    @Test
    void whatAWorkerTookIsItsOwnUntilItsLeaseIsOver() {
        arrives("a");
        jdbc.sql("update stored_file set attempts = 1, claimed_until = ?")
                .param(Timestamp.from(EmptyTables.NOW.plusSeconds(60)))
                .update();
        assertThat(queue.work()).isFalse();
        clock.travelTo(EmptyTables.NOW.plusSeconds(61));
        assertThat(queue.work()).isTrue();
        assertThat(kinds()).containsExactly("IMAGE");
    }

    /** A disk may be full for days. */
    @Test
    void whatIsNotThePicturesFaultIsTriedUntilItWorks() throws IOException {
        arrives("a");
        FileDirectory.deleteFolder(ROOT.resolve("incoming"));
        Files.writeString(ROOT.resolve("incoming"), "in the way");
        for (var day = 1; day < 20; day++) {
            assertThat(queue.work()).isTrue();
            assertThat(queue.work()).as("waits meanwhile").isFalse();
            clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(day)));
        }
        assertThat(kinds()).containsExactly("ARRIVING");
        Files.delete(ROOT.resolve("incoming"));
        assertThat(queue.work()).isTrue();
        assertThat(kinds()).containsExactly("IMAGE");
    }

    @Test
    void bytesThatAreGoneAreNotLookedForForEver() {
        directory.deleteArrived(arrives("a"));
        for (var day = 1; day < 20; day++) {
            queue.work();
            clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(day)));
        }
        assertThat(kinds()).containsExactly("BROKEN");
    }

    private FileId arrives(String name) {
        var picture = Uploads.picture("jpeg", 300, 200);
        return incoming.receive(new ByteArrayInputStream(picture), name + ".jpg", person)
                .file();
    }

    private List<String> kinds() {
        return jdbc.sql("select kind from stored_file").query(String.class).list();
    }
}
