package org.staffroom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.staffroom.support.StaffroomTest;

/** What is taken in is what it says it is, and keeps a harmless name; whatever could run, burst or infect is refused and leaves nothing behind. */
@StaffroomTest
class WhatIsTakenInTest extends NothingStored {

    @Test
    void storesDocumentsByWhatIsInThem() {
        assertThat(stored(Uploads.pdf("hello"), "Slides.PDF")).isEqualTo("Slides.pdf application/pdf");
        assertThat(stored(Uploads.pptx("ppt/media/a.xml", 1000), "talk.pptx"))
                .isEqualTo("talk.pptx application/vnd.openxmlformats-officedocument.presentationml.presentation");
        assertThat(stored(bytes("Notes of the day"), "notes.txt")).isEqualTo("notes.txt text/plain");
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

    @ParameterizedTest
    @CsvSource({"20000, 20000", "40001, 1000", "2147483647, 2147483647", "35000, 2"})
    void refusesTooManyPixelsByTheHeader(int width, int height) {
        refuses("files.too-many-pixels", () -> image(Uploads.pngHeader(width, height), "huge.png"));
    }

    @Test
    void refusesAPictureThatOnlySlidesMayBeAsLargeAs() {
        var padded = Arrays.copyOf(Uploads.picture("png", 10, 10), 26 * 1024 * 1024);
        refuses("files.too-large", () -> document(padded, "large.png"));
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

    private String stored(byte[] upload, String name) {
        var file = queries.find(document(upload, name)).orElseThrow();
        return file.name() + " " + file.mediaType();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
