package org.staffroom.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Refused;

/**
 * Makes a picture new: decoded, turned upright, drawn on white and written as JPEG in a few widths. Whatever else the
 * upload carried (position, camera, a script behind the picture) is not in what is written.
 */
@Component
class Pictures {

    private static final int[] WIDTHS = {480, 960, 1600};
    private static final int LONGEST_SIDE = 30_000;
    /** Larger ones are read with every second or third pixel: still more than the largest width needs. */
    private static final int MOST_DECODED = 16_000_000;

    private static final float QUALITY = 0.82f;

    /** Decoded pictures are large: this many at a time, whoever else waits. */
    private final Semaphore desks = new Semaphore(2, true);

    private final long mostPixels;

    Pictures(FileSettings settings) {
        mostPixels = settings.megapixels() * 1_000_000L;
        ImageIO.setUseCache(false);
    }

    /** @param widths what was written, in pixels, the largest last; height is that of the largest */
    record Made(List<Integer> widths, int height) {

        int width() {
            return widths.get(widths.size() - 1);
        }
    }

    /**
     * Writes the widths of a picture into a folder, as {@code 480.jpg} and so on; never wider than it came.
     *
     * @param areas made unrecognisable in all of them
     * @throws Refused when it is no picture, broken, of a kind not read here, or of too many pixels
     */
    Made make(Path upload, String mediaType, Path folder, List<Area> areas) throws IOException {
        var format = format(mediaType);
        sitDown();
        try {
            var picture = upright(upload, format);
            Mosaic.cover(picture, areas);
            return write(picture, folder);
        } finally {
            desks.release();
        }
    }

    /**
     * Looks at no more than the first bytes.
     *
     * @throws Refused as {@link #make} does, but for what is broken further on
     */
    void check(Path upload, String mediaType) {
        var reader = ImageIO.getImageReadersByFormatName(format(mediaType)).next();
        try (var in = new FileImageInputStream(upload.toFile())) {
            reader.setInput(in, true, true);
            checkPixels(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof Refused refused ? refused : new Refused("files.broken");
        } finally {
            reader.dispose();
        }
    }

    private static String format(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> "jpeg";
            case "image/png" -> "png";
            case "image/gif" -> "gif";
            case "image/heic", "image/heif", "image/avif", "image/heic-sequence" -> throw new Refused("files.heic");
            case "image/webp" -> throw new Refused("files.webp");
            default -> throw new Refused("files.not-a-picture");
        };
    }

    private void sitDown() {
        try {
            if (!desks.tryAcquire(15, TimeUnit.SECONDS)) {
                throw new Refused("files.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("files.busy");
        }
    }

    private BufferedImage upright(Path upload, String format) throws IOException {
        var orientation = format.equals("jpeg") ? Orientation.of(upload) : new Orientation(1);
        var raw = decode(upload, format);
        if (orientation.value() == 1 && raw.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return raw;
        }
        var sideways = orientation.sideways();
        var picture = new BufferedImage(
                sideways ? raw.getHeight() : raw.getWidth(),
                sideways ? raw.getWidth() : raw.getHeight(),
                BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.drawImage(raw, orientation.upright(raw.getWidth(), raw.getHeight()), null);
        pen.dispose();
        return picture;
    }

    private BufferedImage decode(Path upload, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        // What cannot be opened is not broken: it stays outside.
        try (var in = new FileImageInputStream(upload.toFile())) {
            return decode(reader, in);
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage decode(ImageReader reader, ImageInputStream in) {
        try {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            checkPixels(width, height);
            return read(reader, width, height);
        } catch (IOException | RuntimeException broken) {
            // ImageIO's readers throw whatever they stumble over.
            throw broken instanceof Refused refused ? refused : new Refused("files.broken");
        }
    }

    private void checkPixels(int width, int height) {
        if ((long) width * height > mostPixels || Math.max(width, height) > LONGEST_SIDE) {
            throw new Refused("files.too-many-pixels", mostPixels / 1_000_000);
        }
    }

    private static BufferedImage read(ImageReader reader, int width, int height) throws IOException {
        var step = (int) Math.ceil(Math.sqrt((double) width * height / MOST_DECODED));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static Made write(BufferedImage picture, Path folder) throws IOException {
        var widths = new ArrayList<Integer>();
        for (var width : WIDTHS) {
            if (width < picture.getWidth()) {
                widths.add(width);
            }
        }
        var largest = WIDTHS[WIDTHS.length - 1];
        if (picture.getWidth() <= largest) {
            widths.add(picture.getWidth());
        }
        var scaled = picture;
        var height = 0;
        for (var i = widths.size() - 1; i >= 0; i--) {
            scaled = scaled(scaled, widths.get(i));
            height = Math.max(height, scaled.getHeight());
            jpeg(scaled, folder.resolve(FileDirectory.imageName(widths.get(i))));
        }
        return new Made(List.copyOf(widths), height);
    }

    /** By halves first: one large step would skip pixels and flicker. */
    private static BufferedImage scaled(BufferedImage picture, int width) {
        var from = picture;
        while (from.getWidth() > width) {
            var next = Math.max(width, (from.getWidth() + 1) / 2);
            var height = Math.max(1, Math.round((float) picture.getHeight() * next / picture.getWidth()));
            var to = new BufferedImage(next, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D pen = to.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(from, 0, 0, next, height, null);
            pen.dispose();
            from = to;
        }
        return from;
    }

    private static void jpeg(BufferedImage picture, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new FileImageOutputStream(file.toFile())) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
