package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.staffroom.files.Area;
import org.staffroom.files.Uploads;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class MeetingPhotosTest {

    private static final Path ROOT = Path.of("target/test-data/files");
    /** A face: nothing else is of this colour. */
    private static final Color FACE = new Color(250, 10, 250);

    private static final Area OVER_IT = Area.of("RECTANGLE 240 240 280 280");

    @Autowired
    MeetingPhotos photos;

    @Autowired
    PhotoQueries queries;

    @Autowired
    WithoutConsent consents;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    RegionId region;
    CurrentPerson marcus;
    CurrentPerson helper;
    CurrentPerson member;
    MeetingId meeting;

    @BeforeEach
    void onTheDay() throws IOException {
        deleteAll();
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        helper = given.member("Helen Per");
        member = given.member("Ellie Marsh");
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofHours(2)), 30);
        jdbc.sql("insert into door_helper values (?, ?, ?, ?, ?)")
                .params(
                        meeting.value(),
                        helper.id().value(),
                        marcus.id().value(),
                        Timestamp.from(EmptyTables.NOW),
                        Timestamp.from(EmptyTables.NOW.plus(Duration.ofDays(1))))
                .update();
    }

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

    /** As after a kill: it was taken by a worker that never finished. */
    @Test
    void whatAWorkerLeftIsMadeWhenItsLeaseIsOver() {
        clock.travelTo(EmptyTables.NOW);
        var id = add(marcus, Uploads.picture("png", 700, 500), "a.png");
        given.picturesAreMade();
        var file =
                jdbc.sql("select file_id from meeting_photo").query(UUID.class).single();
        assertThat(queries.find(id).beingMade()).isFalse();

        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, sha256, uploaded_by, uploaded_at, made_from,
                            attempts, claimed_until)
                        select gen_random_uuid(), name, 'ARRIVING', 'image/jpeg', 1, sha256, uploaded_by, uploaded_at, id, 1, ?
                        from stored_file where id = ?
                        """)
                .params(Timestamp.from(EmptyTables.NOW.plusSeconds(60)), file)
                .update();
        clock.travelTo(EmptyTables.NOW.plusSeconds(61));
        given.picturesAreMade();

        assertThat(jdbc.sql("select count(*) from stored_file where kind = 'IMAGE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
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
                .contains("large.jpg: The file is larger than 25 MB")
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
        assertThat(paths()).hasSize(2);
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

    @Test
    void helpersSeeAndWorkOnTheirOwnOnly() {
        var own = add(helper, Uploads.picture("jpeg", 100, 80), "own.jpg");
        var other = add(marcus, Uploads.picture("jpeg", 101, 80), "other.jpg");
        given.picturesAreMade();

        assertThat(page(helper)).contains("photo-" + own).doesNotContain("photo-" + other);
        assertThat(page(marcus)).contains("photo-" + own, "photo-" + other);
        assertThatThrownBy(() -> photos.remove(helper, other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.cover(helper, other, List.of(OVER_IT))).isInstanceOf(NotFound.class);
        assertThat(get(address(other), helper)).hasStatus(404);
        assertThat(get(address(own), helper)).hasStatusOk();
        for (var nobody : List.of(member, given.ambassador("Carys", given.region("wales", "Wales")))) {
            assertThat(get("/organise/meetings/going-cloud/photos", nobody)).hasStatus(404);
            assertThat(get(address(own), nobody)).hasStatus(404);
            assertThatThrownBy(() -> add(nobody, Uploads.picture("jpeg", 99, 80), "x.jpg"))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(get(address(own), null)).hasStatus(404);
        var elsewhere = given.meeting(region, "Another day");
        assertThat(elsewhere).isNotNull();
        assertThat(get("/organise/meetings/another-day/photos/" + own + "/blur", marcus))
                .hasStatus(404);

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(2)));
        assertThat(get("/organise/meetings/going-cloud/photos", helper)).hasStatus(404);
    }

    @Test
    void whatIsCoveredIsInNoFileOnceItIsSettled() throws IOException {
        var id = add(marcus, withAFace(), "face.png");
        given.picturesAreMade();
        var before = address(id);
        assertThat(filesWithTheFace()).isNotEmpty();

        photos.cover(marcus, id, List.of(OVER_IT));
        given.picturesAreMade();

        var covered = queries.find(id);
        assertThat(covered.covered()).isTrue();
        assertThat(address(id)).isNotEqualTo(before);
        assertThat(get(before, marcus)).as("the original, for who works on it").hasStatusOk();
        assertThat(get(before, member)).hasStatus(404);

        // Published it is gone at once, and nobody takes it back.
        photos.settle(List.of(id));
        assertThat(filesWithTheFace()).isEmpty();
        assertThat(get(before, marcus)).hasStatus(404);
        assertThatThrownBy(() -> photos.uncover(marcus, id)).isInstanceOf(Refused.class);
        assertThat(count("stored_file")).isOne();
        assertThat(paths()).hasSize(3);
    }

    @Test
    void theOriginalGoesAfterTwoWeeks() throws IOException {
        var id = add(marcus, withAFace(), "face.png");
        given.picturesAreMade();
        photos.cover(marcus, id, List.of(OVER_IT));
        given.picturesAreMade();

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(13)));
        photos.purgeOriginals();
        assertThat(filesWithTheFace()).isNotEmpty();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(14)).plusSeconds(600));
        photos.purgeOriginals();
        assertThat(filesWithTheFace()).isEmpty();
        assertThat(queries.find(id).covered()).isFalse();
    }

    @Test
    void itCanBeTakenBackAndDrawnAnew() throws IOException {
        var id = add(marcus, withAFace(), "face.png");
        given.picturesAreMade();
        var original = address(id);
        photos.cover(marcus, id, List.of(Area.of("ELLIPSE 0 0 100 100")));
        given.picturesAreMade();
        var wrong = address(id);
        photos.cover(marcus, id, List.of(OVER_IT));
        given.picturesAreMade();
        assertThat(get(wrong, marcus)).hasStatus(404);
        assertThat(queries.find(id).areas()).containsExactly(OVER_IT);

        photos.uncover(marcus, id);

        assertThat(address(id)).isEqualTo(original);
        assertThat(count("stored_file")).isOne();
        assertThatThrownBy(() -> photos.cover(marcus, id, List.of())).isInstanceOf(Refused.class);
    }

    /** Whatever was under a part, the same colours come out: but for chance, nothing of its pattern is left. */
    @Test
    void nothingOfThePatternIsLeft() throws IOException {
        var id = add(marcus, withAFace(), "face.png");
        given.picturesAreMade();
        photos.cover(marcus, id, List.of(OVER_IT));
        given.picturesAreMade();
        var file = queries.find(id).file();
        var picture = ImageIO.read(ROOT.resolve(folder(file.id().toString()))
                .resolve(file.width() + ".jpg")
                .toFile());
        var colours = new java.util.HashSet<Integer>();
        for (var y = 200; y < 400; y++) {
            for (var x = 260; x < 480; x++) {
                colours.add(picture.getRGB(x, y) & 0xf0f0f0);
            }
        }
        assertThat(colours).hasSizeLessThan(40);
    }

    @Test
    void aFormWithoutScriptsSendsSquares() {
        var id = add(marcus, Uploads.picture("jpeg", 600, 400), "a.jpg");
        given.picturesAreMade();
        var address = "/organise/meetings/going-cloud/photos/" + id + "/blur";
        assertThat(get(address, marcus)).hasStatusOk().bodyText().contains("value=\"8-11\"", "Row 9, column 12");

        assertThat(post(address, marcus)).hasStatus(422).bodyText().contains("Nothing is marked yet");
        assertThat(post(address, marcus, "area", "ELLIPSE 1 2 3")).hasStatus(422);
        assertThat(post(address, marcus, "cell", "9-1")).hasStatus(422);
        assertThat(post(address, marcus, "cell", "0-0", "cell", "0-1", "cell", "2-5"))
                .hasStatus(303);
        given.picturesAreMade();
        assertThat(queries.find(id).areas())
                .containsExactly(Area.of("RECTANGLE 0 0 167 112"), Area.of("RECTANGLE 416 222 84 112"));
        assertThat(get(address, marcus)).bodyText().contains("Keep blurred");
    }

    @Test
    void whoCameAndDidNotAgreeIsListed() {
        var agreed = given.member("Anna Greed");
        var silent = given.member("Sid Lent");
        var walkIn = given.guest("Walker Inn");
        given.confirmed(meeting, agreed.id());
        given.confirmed(meeting, silent.id());
        given.confirmed(meeting, member.id());
        jdbc.sql("update registration set photos_at = now() where person_id = ?")
                .param(agreed.id().value())
                .update();
        assertThat(consents.at(meeting))
                .extracting(WithoutConsent.Person::name)
                .containsExactly("Ellie Marsh", "Sid Lent");

        given.attended(meeting, agreed.id());
        given.attended(meeting, silent.id());
        given.attended(meeting, walkIn);
        assertThat(consents.at(meeting))
                .extracting(WithoutConsent.Person::name, WithoutConsent.Person::asked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Sid Lent", true),
                        org.assertj.core.groups.Tuple.tuple("Walker Inn", false));
    }

    private PhotoId add(CurrentPerson by, byte[] upload, String name) {
        return photos.add(by, meeting, new ByteArrayInputStream(upload), name);
    }

    /** A pattern in the middle left of a grey picture. */
    private static byte[] withAFace() throws IOException {
        var image = new BufferedImage(1000, 800, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 1000, 800);
        for (var y = 200; y < 400; y += 8) {
            for (var x = 250; x < 500; x += 8) {
                pen.setColor((x + y) / 8 % 3 == 0 ? FACE : Color.BLACK);
                pen.fillRect(x, y, 8, 8);
            }
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static List<Path> filesWithTheFace() throws IOException {
        return paths().stream()
                .filter(path -> {
                    try {
                        return hasTheFace(ImageIO.read(path.toFile()));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static boolean hasTheFace(BufferedImage picture) {
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                if (colour.getRed() > 170 && colour.getBlue() > 170 && colour.getGreen() < 80) {
                    return true;
                }
            }
        }
        return false;
    }

    private String address(PhotoId id) {
        var file = queries.find(id).file();
        return file.address();
    }

    private static String folder(String id) {
        var end = id.substring(id.length() - 4);
        return end.substring(0, 2) + "/" + end.substring(2) + "/" + id;
    }

    private String page(CurrentPerson person) {
        try {
            return get("/organise/meetings/going-cloud/photos", person)
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult get(String address, @Nullable CurrentPerson person) {
        var request = mvc.get().uri(java.net.URI.create(address));
        return person == null ? request.exchange() : request.with(as(person)).exchange();
    }

    private MvcTestResult post(String address, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(address).with(as(person)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("pictures", name, "image/jpeg", bytes);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static List<Path> paths() throws IOException {
        try (var all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void deleteAll() throws IOException {
        if (Files.exists(ROOT)) {
            try (var all = Files.walk(ROOT)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
