package org.staffroom.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.staffroom.files.Area;
import org.staffroom.files.Uploads;
import org.staffroom.shared.Refused;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** Parts of a photo made unrecognisable, in the bytes that are stored. */
@StaffroomTest
class PhotosBlurredTest extends PhotosOnTheDay {

    /** A face: nothing else is of this colour. */
    private static final Color FACE = new Color(250, 10, 250);

    private static final Area OVER_IT = Area.of("RECTANGLE 240 240 280 280");

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

    /** What could not be blurred is not shown as it was, and is not kept for longer either. */
    @Test
    void theOriginalOfOneThatCouldNotBeBlurredGoesToo() throws IOException {
        var id = add(marcus, withAFace(), "face.png");
        given.picturesAreMade();
        photos.cover(marcus, id, List.of(OVER_IT));
        given.picturesAreMade();
        jdbc.sql("update stored_file set kind = 'BROKEN', problem = 'files.broken', widths = '{}' where id = ?")
                .param(queries.find(id).file().id().value())
                .update();

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(14)).plusSeconds(600));
        photos.purgeOriginals();

        assertThat(filesWithTheFace()).isEmpty();
        assertThat(count("stored_file")).isOne();
        assertThat(page(marcus)).contains("Could not be read").doesNotContain("Can be taken back");
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

    private static String folder(String id) {
        var end = id.substring(id.length() - 4);
        return end.substring(0, 2) + "/" + end.substring(2) + "/" + id;
    }
}
