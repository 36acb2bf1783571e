package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.staffroom.files.Uploads;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** What becomes of what is sent: taken in, made smaller, or refused with a reason. */
@StaffroomTest
class PhotosSentTest extends PhotosOnTheDay {

    @AfterEach
    void nothingIsLeftInTheWay() throws IOException {
        if (Files.isRegularFile(ROOT.resolve("arrived"))) {
            Files.delete(ROOT.resolve("arrived"));
        }
    }

    @Test
    void anUploadIsOnlyTakenInAndMadeSmallerAfterwards() throws IOException {
        var upload = Uploads.withPosition(Uploads.picture("jpeg", 2400, 1200), 6);
        var id = add(marcus, upload, "IMG 1.jpg");

        given.picturesAreMade();

        var photo = queries.find(id);
        assertThat(photo.file()).isNotNull();
        assertThat(photo.file().widths()).containsExactly(480, 960, 1200);
        assertThat(photo.file().height()).isEqualTo(2400);
        assertThat(paths())
                .hasSize(3)
                .allSatisfy(path -> assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .doesNotContain("GPS", "Exif"));
        assertThat(jdbc.sql("select claimed_until from stored_file")
                        .query(Timestamp.class)
                        .optional())
                .isEmpty();
    }

    @Test
    void eachSaysWhyItIsNotTakenAndTheOthersAre() throws IOException {
        var answer = mvc.perform(MockMvcRequestBuilders.multipart("/organise/meetings/going-cloud/photos")
                .file(file("ok.jpg", Uploads.picture("jpeg", 300, 200)))
                .file(file("IMG_2.HEIC", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1)))
                .file(file("huge.png", Uploads.pngHeader(20_000, 20_000)))
                .file(file("notes.jpg", "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII)))
                .file(file("run.gif", Uploads.gifAndScript()))
                .file(file("large.jpg", new byte[26 * 1024 * 1024]))
                .file(file("empty.jpg", new byte[0]))
                .file(file("<b>x</b>.png", Uploads.pdf("x")))
                .with(as(helper))
                .with(csrf()));

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("6 were not taken", "2 others are here")
                .contains("IMG_2.HEIC: Photos in HEIC", "Most Compatible")
                .contains("huge.png: The picture has more than 64 million pixels")
                .contains("notes.jpg: This is not a photo")
                .contains("large.jpg: The photo is larger than 25 MB")
                .contains("empty.jpg: The file is empty")
                .contains("&lt;b&gt;x&lt;/b&gt;.png: This is not a photo")
                .doesNotContain("<b>x</b>");
        given.picturesAreMade();
        assertThat(paths())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .doesNotContain("alert"));
        assertThat(count("meeting_photo")).isEqualTo(2);
    }

    @Test
    void whatBreaksFurtherOnIsNamedAndItsBytesGo() throws IOException {
        var cut = Uploads.picture("png", 900, 600);
        var id = add(marcus, java.util.Arrays.copyOf(cut, 60), "cut.png");
        given.picturesAreMade();

        assertThat(queries.find(id).problem()).isEqualTo("files.broken");
        assertThat(paths()).isEmpty();
        assertThat(page(marcus)).contains("Could not be read", "cut.png: The file is damaged");
        photos.remove(marcus, id);
        assertThat(count("stored_file")).isZero();
    }

    @Test
    void sentAgainOrTwiceAtOnceItIsOnePhoto() throws IOException {
        var upload = Uploads.picture("jpeg", 500, 300);
        AtOnce.run(6, number -> () -> add(marcus, upload, "a" + number + ".jpg"));
        add(marcus, upload, "again.jpg");
        given.picturesAreMade();

        assertThat(count("meeting_photo")).isOne();
        assertThat(count("stored_file")).isOne();
        // What was in hand when it was taken back is put down in a moment.
        await().untilAsserted(() -> assertThat(paths()).hasSize(2));
    }

    /** Who is not shown what others sent would look for it in vain. */
    @Test
    void whatSomebodyElseSentIsSaidToBeThere() throws IOException {
        var upload = Uploads.picture("jpeg", 500, 300);
        var first = add(marcus, upload, "group.jpg");
        assertThatThrownBy(() -> add(helper, upload, "passed-on.jpg"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("photos.refused.there"));
        assertThat(add(given.admin("Helen"), upload, "passed-on.jpg")).isEqualTo(first);
        given.picturesAreMade();
        assertThat(count("stored_file")).isOne();
        // What was in hand when it was taken back is put down in a moment.
        await().untilAsserted(() -> assertThat(paths()).hasSize(2));
    }

    /** The last place is taken once, and what found none leaves nothing. */
    @Test
    void thereIsRoomForSoMany() throws IOException {
        var first = add(marcus, Uploads.picture("jpeg", 300, 200), "first.jpg");
        given.picturesAreMade();
        jdbc.sql("""
                        insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                        select gen_random_uuid(), meeting_id, file_id, sha256(number::text::bytea), uploaded_by, uploaded_at
                        from meeting_photo, generate_series(3, ?) number where id = ?
                        """).params(MeetingPhotos.MOST, first.value()).update();

        var refused = new AtomicInteger();
        AtOnce.run(4, number -> () -> {
            try {
                add(marcus, Uploads.picture("jpeg", 400 + number, 300), "a" + number + ".jpg");
            } catch (Refused full) {
                refused.incrementAndGet();
            }
            return number;
        });
        given.picturesAreMade();

        assertThat(refused).hasValue(3);
        assertThat(count("meeting_photo")).isEqualTo(MeetingPhotos.MOST);
        assertThat(count("stored_file")).isEqualTo(2);
        // What was in hand when it was taken back is put down in a moment.
        await().untilAsserted(() -> assertThat(paths()).hasSize(2));
        assertThat(mvc.perform(MockMvcRequestBuilders.multipart("/organise/meetings/going-cloud/photos")
                        .file(file("more.jpg", Uploads.picture("jpeg", 500, 300)))
                        .with(as(marcus))
                        .with(csrf())))
                .hasStatus(422)
                .bodyText()
                .contains("There is room for 200 photos of a meeting. Remove some first.");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        Files.createDirectories(ROOT);
        deleteAll();
        Files.createDirectories(ROOT);
        Files.writeString(ROOT.resolve("arrived"), "in the way");

        assertThatThrownBy(() -> add(marcus, Uploads.picture("jpeg", 50, 30), "a.jpg"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("files.not-stored"));

        assertThat(count("stored_file")).isZero();
        assertThat(count("meeting_photo")).isZero();
        assertThat(paths()).hasSize(1);
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("pictures", name, "image/jpeg", bytes);
    }
}
