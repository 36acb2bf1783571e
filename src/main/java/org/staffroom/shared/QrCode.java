package org.staffroom.shared;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * An address to scan. On a page it is an SVG, black on white whatever the page is, with the free space around it that
 * cameras need:
 *
 * <pre>{@code <svg th:viewBox="${qr.viewBox()}" role="img" …><path th:d="${qr.path()}"/></svg>}</pre>
 *
 * In a PDF it is the picture {@link #png()}.
 *
 * @param size squares across, the space around included
 * @param path of the dark squares, one unit each
 */
public record QrCode(int size, String path) {

    /** Squares of free space on each side, as the standard asks. */
    private static final int QUIET = 4;

    /** Pixels a square in a picture: enough not to be smoothed away. */
    private static final int PIXELS = 8;

    private static final int LONGEST = 300;

    /** @throws IllegalArgumentException for a text too long to be scanned with ease */
    public static QrCode of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("Too long for a code to scan: " + text.length());
        }
        var squares = squares(text);
        var path = new StringBuilder();
        for (var y = 0; y < squares.getHeight(); y++) {
            for (var x = 0; x < squares.getWidth(); x++) {
                var begin = x;
                while (x < squares.getWidth() && squares.get(x, y) == 1) {
                    x++;
                }
                if (x > begin) {
                    path.append("M%d %dh%dv1h-%3$dz".formatted(begin + QUIET, y + QUIET, x - begin));
                }
            }
        }
        return new QrCode(squares.getWidth() + 2 * QUIET, path.toString());
    }

    public String viewBox() {
        return "0 0 " + size + " " + size;
    }

    /** The same code as a PNG, for documents. */
    public byte[] png() {
        var image = new BufferedImage(size * PIXELS, size * PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        var graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(java.awt.Color.BLACK);
        for (var run : path.substring(1).split("M")) {
            var numbers = run.split("[ hvz-]+");
            graphics.fillRect(
                    Integer.parseInt(numbers[0]) * PIXELS,
                    Integer.parseInt(numbers[1]) * PIXELS,
                    Integer.parseInt(numbers[2]) * PIXELS,
                    PIXELS);
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
