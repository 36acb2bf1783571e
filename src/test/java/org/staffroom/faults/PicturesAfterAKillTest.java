package org.staffroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.staffroom.packaged.Instance;
import org.staffroom.packaged.PackagedNetwork;

/** Processes are killed while they make photos smaller: each photo that was taken is made, once, and nothing lies about. */
@Tag("faults")
class PicturesAfterAKillTest {

    private static final Path FILES = Instance.DIRECTORY.resolve("data/files");
    private static final int MANY = 10;

    private static final PackagedNetwork network = PackagedNetwork.ofTwo();

    @Test
    void killedInTheMiddleOfIt() throws Exception {
        var page = "/organise/meetings/" + network.meetingToday() + "/photos";
        var one = network.instance(0);
        var organiser = network.organiser.browser();
        organiser.openForm(one, page);
        var photos = new ArrayList<byte[]>();
        for (var number = 0; number < MANY; number++) {
            photos.add(photo(number));
        }
        var sent = photos.stream()
                .map(photo -> organiser.upload(one, page, "pictures", "IMG.jpg", photo))
                .toList();
        assertThat(sent)
                .allSatisfy(answer -> assertThat(answer.join().acknowledged()).isTrue());

        // Both have one in hand: one instance was sent them, the other looks every few seconds.
        Awaitility.await("one is being made and others wait").until(() -> count("claimed_until is not null") > 0);
        network.instances.forEach(Instance::kill);
        var interrupted = count("kind = 'ARRIVING' and claimed_until is not null");
        var waiting = count("kind = 'ARRIVING'");
        System.out.printf("Killed with %d pictures waiting, %d of them in hand%n", waiting, interrupted);
        assertThat(interrupted).as("in the middle of one").isPositive();
        assertThat(files("arrived")).as("as they came").hasSizeGreaterThanOrEqualTo(waiting);

        network.instances.forEach(Instance::start);
        for (var instance : network.instances) {
            instance.awaitReady(Duration.ofMinutes(5));
        }
        // What was in hand is another's when its lease is over, in three minutes: for this test at once.
        network.sql("update stored_file set claimed_until = null where kind = 'ARRIVING'")
                .update();
        Awaitility.await("all are made").atMost(Duration.ofMinutes(3)).until(() -> count("kind = 'ARRIVING'") == 0);

        assertThat(count("kind = 'IMAGE'")).isEqualTo(MANY);
        assertThat(network.number("select count(distinct file_id) from meeting_photo"))
                .isEqualTo(MANY);
        assertThat(network.number("select count(*) from stored_file where attempts > 2"))
                .isZero();
        assertThat(files("arrived")).isEmpty();
        assertThat(files("").stream().filter(path -> !path.startsWith(FILES.resolve("incoming"))))
                .as("three sizes each, and nothing else")
                .hasSize(3 * MANY);
        assertThat(network.list("""
                        select id from stored_file where kind = 'IMAGE' and sha256 is null or length(sha256) <> 32
                        """)).isEmpty();
        for (var address : network.list("""
                select '/files/' || f.id || '/' || width || '/' || f.name
                from stored_file f, unnest(f.widths) width where f.kind = 'IMAGE'
                """)) {
            assertThat(organiser.open(network.instance(1), address).status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    private static int count(String what) {
        return network.number("select count(*) from stored_file where " + what);
    }

    private static List<Path> files(String folder) throws IOException {
        var root = FILES.resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Twelve million pixels of noise: as large as from a phone, and slow to make. */
    private static byte[] photo(int number) throws IOException {
        var image = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(number);
        for (var y = 0; y < image.getHeight(); y += 8) {
            for (var x = 0; x < image.getWidth(); x += 8) {
                var colour = chance.nextInt(0x1000000);
                for (var at = 0; at < 64; at++) {
                    image.setRGB(x + at % 8, y + at / 8, colour);
                }
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
