package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** What is stored: pictures in their widths, bytes with their rows and never without, nothing that belongs to nothing. */
@StaffroomTest
class StoredFilesTest extends NothingStored {

    @Autowired
    OrphanFiles orphans;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TravellingClock clock;

    @Test
    void writesAPhotoInThreeWidthsWithoutItsPosition() throws IOException {
        var upload = Uploads.withPosition(Uploads.picture("jpeg", 2400, 1200), 1);
        assertThat(text(upload)).contains("GPS of the photographer");

        var id = image(upload, "IMG_1.JPG");

        var file = queries.find(id).orElseThrow();
        assertThat(file.widths()).containsExactly(480, 960, 1600);
        assertThat(file.height()).isEqualTo(800);
        assertThat(file.name()).isEqualTo("IMG_1.jpg");
        for (var width : file.widths()) {
            var bytes = Files.readAllBytes(directory.image(id, width));
            assertThat(text(bytes)).doesNotContain("GPS").doesNotContain("Exif");
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(width);
        }
        assertThat(paths()).hasSize(3);
    }

    @Test
    void neverMakesAPictureLarger() {
        assertThat(queries.find(image(Uploads.picture("png", 300, 200), "a.png"))
                        .orElseThrow()
                        .widths())
                .containsExactly(300);
        assertThat(queries.find(image(Uploads.picture("png", 1200, 200), "a.png"))
                        .orElseThrow()
                        .widths())
                .containsExactly(480, 960, 1200);
    }

    /** Where the red half of the picture ends up: left, right, top or bottom. */
    @ParameterizedTest
    @CsvSource({
        "1, LEFT",
        "2, RIGHT",
        "3, RIGHT",
        "4, LEFT",
        "5, TOP",
        "6, TOP",
        "7, BOTTOM",
        "8, BOTTOM",
        "0, LEFT",
        "9, LEFT"
    })
    void turnsAPictureAsTheCameraWasHeld(int orientation, String red) throws IOException {
        var id = image(Uploads.withPosition(Uploads.picture("jpeg", 400, 200), orientation), "a.jpg");
        var turned = ImageIO.read(
                directory.image(id, queries.find(id).orElseThrow().width()).toFile());
        var width = turned.getWidth();
        var height = turned.getHeight();
        assertThat(width > height).isEqualTo(red.equals("LEFT") || red.equals("RIGHT"));
        var at = switch (red) {
            case "LEFT" -> colour(turned, width / 4, height / 2);
            case "RIGHT" -> colour(turned, width * 3 / 4, height / 2);
            case "TOP" -> colour(turned, width / 2, height / 4);
            default -> colour(turned, width / 2, height * 3 / 4);
        };
        assertThat(at.getRed()).isGreaterThan(200);
        assertThat(at.getBlue()).isLessThan(60);
    }

    @Test
    void leavesNothingOfAScriptBehindAPicture() throws IOException {
        var id = image(Uploads.gifAndScript(), "run.js");
        assertThat(queries.find(id).orElseThrow().name()).isEqualTo("run.js.jpg");
        for (var path : paths()) {
            assertThat(text(Files.readAllBytes(path))).doesNotContain("alert");
        }
    }

    @Test
    void readsAPictureOfManyPixelsWithoutHoldingThemAll() {
        var id = image(Uploads.picture("gif", 7800, 5000), "large.gif");
        assertThat(queries.find(id).orElseThrow().widths()).containsExactly(480, 960, 1600);
    }

    @Test
    void onlyTakesInAPictureAmongSlidesAndMakesItAfterwards() throws IOException {
        var id = document(Uploads.picture("png", 100, 50), "shot.png");
        given.picturesAreMade();
        var file = queries.find(id).orElseThrow();
        assertThat(file.name()).isEqualTo("shot.jpg");
        assertThat(file.mediaType()).isEqualTo("image/jpeg");
        assertThat(paths()).hasSize(1);
        refuses("files.too-many-pixels", () -> document(Uploads.pngHeader(20_000, 20_000), "huge.png"), paths());
    }

    @Test
    void leavesNothingBehindWhenTheCommandIsRolledBack() throws IOException {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    document(Uploads.pdf("x"), "a.pdf");
                    throw new IllegalStateException("after all not");
                }))
                .hasMessage("after all not");
        assertThat(paths()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void leavesNothingBehindWhenTheConnectionBreaks() throws IOException {
        var broken = new SequenceInputStream(new ByteArrayInputStream(Uploads.pdf("x")), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        });
        refuses("files.not-stored", () -> files.storeDocument(broken, "a.pdf", person));
        assertThat(paths()).isEmpty();
    }

    @Test
    void deletesBytesOnlyWhenCommitted() throws IOException {
        var id = document(Uploads.pdf("x"), "a.pdf");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            files.delete(id);
            status.setRollbackOnly();
        });
        assertThat(directory.document(id)).exists();
        files.delete(id);
        assertThat(directory.document(id)).doesNotExist();
        assertThat(rows()).isZero();
    }

    @Test
    void purgesWhatIsAttachedToNothing() throws IOException {
        var talk = given.talk("Going cloud", "MEMBER");
        var attached = document(Uploads.pdf("kept"), "kept.pdf");
        var orphan = document(Uploads.pdf("orphan"), "orphan.pdf");
        jdbc.sql("insert into presentation_material (id, presentation_id, label, file_id, position)"
                        + " values (gen_random_uuid(), ?, 'Slides', ?, 0)")
                .params(talk.value(), attached.value())
                .update();
        assertThat(orphans.purge()).isZero();

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        assertThat(orphans.purge()).isEqualTo(1);
        assertThat(directory.document(attached)).exists();
        assertThat(directory.document(orphan)).doesNotExist();
        assertThat(queries.find(orphan)).isEmpty();
    }

    /** A killed process leaves bytes without a row, and what is on its way has none yet. */
    @Test
    void purgesBytesThatBelongToNothingOnceTheyAreOld() throws IOException {
        var place = directory.arrived(FileId.next());
        Files.createDirectories(place.getParent());
        Files.write(place, new byte[1]);
        var young = EmptyTables.NOW.minus(Duration.ofHours(23));
        Files.setLastModifiedTime(place, FileTime.from(young));
        orphans.purge();
        assertThat(place).exists();
        Files.setLastModifiedTime(place, FileTime.from(young.minus(Duration.ofHours(2))));
        orphans.purge();
        assertThat(place).doesNotExist();
    }

    /** A hash of nothing stood in the row for years. */
    @Test
    void theChecksumIsThatOfTheLargestFile() throws Exception {
        for (var id : List.of(image(Uploads.picture("jpeg", 600, 300), "a.jpg"), document(Uploads.pdf("x"), "a.pdf"))) {
            var file = queries.find(id).orElseThrow();
            var bytes = Files.readAllBytes(file.image() ? directory.image(id, file.width()) : directory.document(id));
            assertThat(jdbc.sql("select sha256 from stored_file where id = ?")
                            .param(id.value())
                            .query(byte[].class)
                            .single())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }

    private static Color colour(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    private long rows() {
        return jdbc.sql("select count(*) from stored_file").query(Long.class).single();
    }
}
