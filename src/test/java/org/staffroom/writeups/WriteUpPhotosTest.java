package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.staffroom.files.Uploads;
import org.staffroom.photos.MeetingPhotos;
import org.staffroom.shared.Refused;
import org.staffroom.support.StaffroomTest;

/** The photos of a write-up, as its authors add, describe, order and remove them. */
@StaffroomTest
class WriteUpPhotosTest extends HeldMeeting {

    @Autowired
    WriteUpPhotos photos;

    @Autowired
    MeetingPhotos ofMeeting;

    @Test
    void severalPhotosComeAtOnceAndTellNothingOfWhereTheyWereTaken() throws IOException {
        var id = writeUps.startReport(marcus, meeting);
        var jpeg = Uploads.withPosition(Uploads.picture("jpeg", 1000, 600), 1);
        var other = Uploads.withPosition(Uploads.picture("jpeg", 900, 600), 1);
        var answer = mvc.perform(MockMvcRequestBuilders.multipart("/write-ups/" + id + "/edit")
                .file(new MockMultipartFile("pictures", "IMG 1.jpg", "image/jpeg", jpeg))
                .file(new MockMultipartFile("pictures", "two.jpg", "image/jpeg", other))
                .file(new MockMultipartFile(
                        "pictures", "x.jpg", "image/jpeg", "no picture".getBytes(StandardCharsets.US_ASCII)))
                .param("version", "0")
                .param("title", "With photos")
                .param("body", "Kept all the same")
                .with(as(marcus))
                .with(csrf()));

        assertThat(answer).hasStatus(422).bodyText().contains("not a photo that can be read here", "Kept all the same");
        assertThat(queries.text(id).title()).isEqualTo("With photos");
        given.picturesAreMade();
        var stored = jdbc.sql("select file_id from write_up_picture order by position")
                .query(UUID.class)
                .list();
        assertThat(stored).hasSize(2);
        try (var files = Files.walk(Path.of("target/test-data/files"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.toString().contains(stored.get(0).toString())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("51.4545", "Exif"));
        }

        var address = address(body("/write-ups/" + id + "/edit", marcus));
        assertThat(get(address, null)).hasStatus(404);
        assertThat(get(address, given.member("Dan Rowsell"))).hasStatus(404);
        assertThat(get(address, given.ambassador("Co Host", region))).hasStatusOk();
        assertThatThrownBy(() -> writeUps.publish(marcus, id))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("writeups.refused.photos-undescribed"));
        jdbc.sql("update write_up_photo set alternative = 'The group'").update();
        var slug = writeUps.publish(marcus, id);
        assertThat(get(address, null)).hasStatusOk().hasHeader("Cache-Control", "public, max-age=3600");
        assertThat(body("/write-ups/" + slug, null))
                .contains("width=\"1000\" height=\"600\"", "480w", "loading=\"lazy\"");
        writeUps.withdraw(marcus, id);
        assertThat(get(address, null)).hasStatus(404);
    }

    @Test
    void thrownAwayWithAnAccountIsOnlyWhatWasSentForIt() {
        given.attended(meeting, marcus.id());
        var chosen = ofMeeting.add(marcus, meeting, stream(Uploads.picture("jpeg", 62, 40)), "album.jpg");
        var sentAgain = ofMeeting.add(marcus, meeting, stream(Uploads.picture("jpeg", 63, 40)), "again.jpg");
        var account = writeUps.startAccount(marcus, meeting);
        photos.hang(marcus, account, chosen);
        assertThat(photos.add(marcus, account, stream(Uploads.picture("jpeg", 63, 40)), "again.jpg"))
                .isEqualTo(sentAgain);
        photos.add(marcus, account, stream(Uploads.picture("jpeg", 64, 40)), "own.jpg");

        writeUps.discard(marcus, account);

        assertThat(jdbc.sql("select id from meeting_photo").query(UUID.class).list())
                .containsExactlyInAnyOrder(chosen.value(), sentAgain.value());
    }

    @Test
    void photosAreDescribedMovedAndRemoved() {
        var id = writeUps.startReport(marcus, meeting);
        var first = photos.add(marcus, id, stream(Uploads.picture("jpeg", 60, 40)), "a.jpg");
        var second = photos.add(marcus, id, stream(Uploads.picture("jpeg", 61, 40)), "b.jpg");
        var foreign = photos.add(
                ellie, writeUps.startAccount(ellie, meeting), stream(Uploads.picture("png", 60, 40)), "c.png");

        var answer = save(
                id,
                "0",
                "act",
                "cover:" + second,
                "photos[" + first + "].alternative",
                "The tower",
                "photos[" + first + "].caption",
                "Before lunch",
                "photos[" + foreign + "].alternative",
                "Stolen");
        assertThat(answer).hasStatus(303).hasHeader("Location", "/write-ups/" + id + "/edit#photos");
        assertThat(order(id)).containsExactly(second.value(), first.value());
        assertThat(jdbc.sql("select alternative || '|' || caption from write_up_photo where photo_id = ?")
                        .param(first.value())
                        .query(String.class)
                        .single())
                .isEqualTo("The tower|Before lunch");

        assertThat(save(id, "1", "photos[" + second + "].remove", "yes")).hasStatus(303);
        assertThat(order(id)).containsExactly(first.value());
        assertThat(jdbc.sql("select count(*) from meeting_photo where id = ?")
                        .param(second.value())
                        .query(Long.class)
                        .single())
                .as("it stays with the meeting")
                .isOne();
        assertThat(save(id, "1", "picks", second.toString(), "picks", foreign.toString()))
                .hasStatus(303);
        assertThat(order(id)).containsExactly(first.value(), second.value(), foreign.value());
        assertThat(save(id, "1", "photos[" + foreign + "].remove", "yes")).hasStatus(303);
        assertThat(save(id, "1", "photos[" + foreign + "].remove", "yes"))
                .as("gone already")
                .hasStatus(303);
        assertThat(jdbc.sql("select alternative from write_up_photo where photo_id = ?")
                        .param(foreign.value())
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    private MvcTestResult save(WriteUpId id, String version, String... fields) {
        var text = Stream.of("version", version, "title", "With photos", "body", "Text");
        return post(
                "/write-ups/" + id + "/edit",
                marcus,
                Stream.concat(text, Stream.of(fields)).toArray(String[]::new));
    }

    private List<UUID> order(WriteUpId id) {
        return jdbc.sql("select photo_id from write_up_photo where write_up_id = ? order by position")
                .param(id.value())
                .query(UUID.class)
                .list();
    }

    private static String address(String page) {
        var matcher = Pattern.compile("src=\"(/files/[^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
