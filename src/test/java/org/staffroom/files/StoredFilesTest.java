package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class StoredFilesTest {

    private static final Path ROOT = Path.of("target/test-data/files");

    @Autowired
    StoredFiles files;

    @Autowired
    OrphanFiles orphans;

    @Autowired
    StoredFileQueries queries;

    @Autowired
    FileDirectory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TravellingClock clock;

    @Autowired
    Given given;

    CurrentPerson person;

    @BeforeEach
    void nothingStored() {
        FileDirectory.deleteFolder(ROOT);
        person = given.member("Ellie Marsh");
    }

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

    private static Color colour(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    @Test
    void leavesNothingOfAScriptBehindAPicture() throws IOException {
        var id = image(Uploads.gifAndScript(), "run.js");
        assertThat(queries.find(id).orElseThrow().name()).isEqualTo("run.js.jpg");
        for (var path : paths()) {
            assertThat(text(Files.readAllBytes(path))).doesNotContain("alert");
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000", "40001, 1000", "2147483647, 2147483647", "35000, 2"})
    void refusesTooManyPixelsByTheHeader(int width, int height) {
        refuses("files.too-many-pixels", () -> image(Uploads.pngHeader(width, height), "huge.png"));
    }

    @Test
    void readsAPictureOfManyPixelsWithoutHoldingThemAll() {
        var id = image(Uploads.picture("gif", 7800, 5000), "large.gif");
        assertThat(queries.find(id).orElseThrow().widths()).containsExactly(480, 960, 1600);
    }

    @Test
    void refusesWhatIsNoPicture() {
        refuses("files.not-a-picture", () -> image(Uploads.pdf("x"), "photo.jpg"));
        refuses("files.not-a-picture", () -> image(bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.png"));
        refuses("files.broken", () -> image(Uploads.pngHeader(10, 10), "cut-off.png"));
        refuses("files.heic", () -> image(bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), "a.heic"));
        refuses("files.webp", () -> image(bytes("RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0"), "a.webp"));
        refuses("files.empty", () -> image(new byte[0], "a.png"));
    }

    @Test
    void storesDocumentsByWhatIsInThem() {
        assertThat(stored(Uploads.pdf("hello"), "Slides.PDF")).isEqualTo("Slides.pdf application/pdf");
        assertThat(stored(Uploads.pptx("ppt/media/a.xml", 1000), "talk.pptx"))
                .isEqualTo("talk.pptx application/vnd.openxmlformats-officedocument.presentationml.presentation");
        assertThat(stored(bytes("Notes of the day"), "notes.txt")).isEqualTo("notes.txt text/plain");
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

    private String stored(byte[] upload, String name) {
        var file = queries.find(document(upload, name)).orElseThrow();
        return file.name() + " " + file.mediaType();
    }

    @Test
    void refusesWhatCouldRun() {
        refuses(
                "files.type",
                () -> document(bytes("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "a.pdf"));
        refuses("files.type", () -> document(bytes("<!doctype html><html><script>1</script></html>"), "a.txt"));
        refuses("files.type", () -> document(bytes("<script>1</script>%PDF-1.4\n%%EOF"), "a.pdf"));
        refuses("files.type", () -> document(Uploads.gifAndScript(), "a.pdf"));
        refuses("files.type", () -> document(bytes("MZ\u0090\0\u0003\0\0\0"), "a.pdf"));
        refuses("files.macros", () -> document(Uploads.pptx("ppt/vbaProject.bin", 10), "a.pptx"));
        refuses(
                "files.active-pdf",
                () -> document(Uploads.pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "a.pdf"));
        refuses("files.active-pdf", () -> document(Uploads.pdf("<< /S /Launch /F (cmd.exe) >>"), "a.pdf"));
        refuses("files.virus", () -> document(Uploads.eicar(), "a.txt"));
        refuses("files.virus", () -> document(Uploads.pdf("x".repeat(65_500) + text(Uploads.eicar())), "a.pdf"));
    }

    @Test
    void refusesABombWithoutUnpackingIt() {
        refuses("files.bomb", () -> document(Uploads.pptx("ppt/media/a.xml", 40 * 1024 * 1024), "bomb.pptx"));
        refuses("files.broken", () -> document(cut(Uploads.pptx("ppt/media/a.xml", 1000)), "cut.pptx"));
        refuses("files.bomb", () -> document(Uploads.pptxOfManyEntries(5_001), "many.pptx"));
    }

    /** The list of contents says a kilobyte where there are ten megabytes. */
    @Test
    void refusesABombThatLiesAboutItsSize() {
        var honest = Uploads.pptx("ppt/media/a.xml", 10 * 1024 * 1024);
        refuses("files.bomb", () -> document(Uploads.lying(honest, 10 * 1024 * 1024, 1024), "liar.pptx"));
    }

    @Test
    void refusesMacrosWhereverTheyAre() {
        refuses("files.macros", () -> document(Uploads.pptx("ppt/VBAPROJECT.BIN", 10), "a.pptx"));
        refuses("files.macros", () -> document(Uploads.pptx("Basic/Standard/script-lb.xml", 10), "a.odp"));
        refuses(
                "files.macros",
                () -> document(
                        Uploads.pptx(
                                "<Types><Override ContentType=\"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml\"/></Types>"),
                        "a.pptx"));
    }

    @Test
    void findsWhatIsPackedInside() {
        refuses("files.virus", () -> document(Uploads.pptxWith("ppt/embeddings/a.txt", Uploads.eicar()), "a.pptx"));
    }

    @Test
    void refusesAPictureThatOnlySlidesMayBeAsLargeAs() {
        var padded = java.util.Arrays.copyOf(Uploads.picture("png", 10, 10), 26 * 1024 * 1024);
        refuses("files.too-large", () -> document(padded, "large.png"));
    }

    private static byte[] cut(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\..\\windows\\system.ini",
                "a/b/c.pdf",
                "con\r\nSet-Cookie: a=b.pdf",
                "\u202egnp.pdf",
                "",
                "...",
                ".htaccess",
                "50%;x?y#z.pdf",
                "<script>alert(1)</script>.pdf"
            })
    void keepsNamesHarmless(String name) {
        var kept = queries.find(document(Uploads.pdf("x"), name)).orElseThrow().name();
        assertThat(kept).matches("[\\p{L}\\p{N} ._,()+&'=@-]+\\.pdf").doesNotStartWith(".");
        assertThat(kept).doesNotContain("..", "/", "\\");
    }

    @Test
    void cutsALongNameAndKeepsItsEnd() {
        assertThat(FileNames.clean("ŵ".repeat(500) + ".pdf", "pdf"))
                .hasSize(160)
                .endsWith("ŵ.pdf");
        assertThat(FileNames.clean("page.html", "txt")).isEqualTo("page.html.txt");
        assertThat(FileNames.clean("Sgŵrs ŷ.pdf", "pdf")).isEqualTo("Sgŵrs ŷ.pdf");
    }

    @Test
    void stopsReadingWhatIsTooLarge() {
        var endless = new InputStream() {
            long read;

            @Override
            public int read() {
                read++;
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read += length;
                return length;
            }
        };
        refuses("files.too-large", () -> files.storeDocument(endless, "a.txt", person));
        assertThat(endless.read).isLessThan(52L * 1024 * 1024);
    }

    @Test
    void refusesMoreThanOnePersonMayStore() {
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, uploaded_by, uploaded_at)
                        values (:id, 'a.pdf', 'DOCUMENT', 'application/pdf', :bytes, :by, now())
                        """)
                .param("id", FileId.next().value())
                .param("bytes", 500L * 1024 * 1024 - 10)
                .param("by", person.id().value())
                .update();
        refuses("files.quota", () -> document(Uploads.pdf("one more"), "a.pdf"));
        person = given.member("Somebody Else");
        assertThat(document(Uploads.pdf("one more"), "a.pdf")).isNotNull();
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
        for (var id : java.util.List.of(
                image(Uploads.picture("jpeg", 600, 300), "a.jpg"), document(Uploads.pdf("x"), "a.pdf"))) {
            var file = queries.find(id).orElseThrow();
            var bytes = Files.readAllBytes(file.image() ? directory.image(id, file.width()) : directory.document(id));
            assertThat(jdbc.sql("select sha256 from stored_file where id = ?")
                            .param(id.value())
                            .query(byte[].class)
                            .single())
                    .isEqualTo(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }

    private FileId image(byte[] upload, String name) {
        return files.storeImage(new ByteArrayInputStream(upload), name, person);
    }

    private FileId document(byte[] upload, String name) {
        return files.storeDocument(new ByteArrayInputStream(upload), name, person);
    }

    private void refuses(String key, Runnable work) {
        refuses(key, work, java.util.List.of());
    }

    private void refuses(String key, Runnable work, java.util.List<Path> before) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
        try {
            assertThat(paths()).isEqualTo(before);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long rows() {
        return jdbc.sql("select count(*) from stored_file").query(Long.class).single();
    }

    private static java.util.List<Path> paths() throws IOException {
        if (!Files.exists(ROOT)) {
            return java.util.List.of();
        }
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
