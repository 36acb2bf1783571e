package org.staffroom.sharecards;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Draws a card: the title in our own face on the region's colour, the day loud beneath, and the network's mark. */
final class ShareCardDrawing {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int LEFT = 80;
    private static final int RIGHT = WIDTH - 80;
    private static final int MOST_LINES = 4;
    private static final Font TITLE = font("bricolage-grotesque-bold");
    private static final Font TEXT = font("figtree-semibold");

    /** For titles in letters that ours does not have. */
    private static final Font OTHERS = font("noto-sans-regular");

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = picture.createGraphics();
    private final ShareCard card;

    private ShareCardDrawing(ShareCard card) {
        this.card = card;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** As PNG. */
    static byte[] png(ShareCard card) {
        var drawing = new ShareCardDrawing(card);
        try {
            drawing.draw();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(drawing.picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drawing.pen.dispose();
        }
    }

    private void draw() {
        pen.setColor(Oklch.colour(.34, .07, card.hue()));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        tiles();
        head();
        title();
        foot();
    }

    /** A corner of a map of tiles, one of them lit: the picture on the home page. */
    private void tiles() {
        var side = 84;
        var gap = 12;
        for (var row = 0; row < 5; row++) {
            for (var column = 0; column <= 4 - row; column++) {
                var x = WIDTH - (column + 1) * (side + gap) + 36;
                var y = row * (side + gap) - 36;
                pen.setColor(Oklch.colour(
                        row == 1 && column == 1 ? .46 : .375, row == 1 && column == 1 ? .1 : .072, card.hue()));
                pen.fill(new RoundRectangle2D.Double(x, y, side, side, 24, 24));
            }
        }
    }

    /** What it is of, and the region as a tag. */
    private void head() {
        var font = TEXT.deriveFont(30f);
        pen.setFont(font);
        var metrics = pen.getFontMetrics();
        var region = shortened(card.region(), font, 520);
        var wide = metrics.stringWidth(region) + 44;
        pen.setColor(Oklch.colour(.925, .05, card.hue()));
        pen.fill(new RoundRectangle2D.Double(LEFT, 72, wide, 56, 56, 56));
        pen.setColor(Oklch.colour(.31, .08, card.hue()));
        pen.drawString(region, LEFT + 22f, 72 + 38f);
        pen.setColor(Oklch.colour(.93, .04, card.hue()));
        pen.drawString(
                card.off().isEmpty() ? card.kind() : card.kind() + " · " + card.off(), LEFT + wide + 24f, 72 + 38f);
    }

    /** As large as it fits; a title that fits nowhere ends in dots. */
    private void title() {
        var width = RIGHT - LEFT;
        var ours = visible(card.title(), TITLE);
        var others = visible(card.title(), OTHERS);
        var face = others.length() > ours.length() ? OTHERS.deriveFont(Font.BOLD) : TITLE;
        var shown = face == TITLE ? ours : others;
        // Where we have its letters in no face, the region says more than what is left of it.
        var text = shown.codePoints().anyMatch(Character::isLetterOrDigit) ? shown : visible(card.region(), TITLE);
        for (var size : new float[] {88, 76, 66, 58, 52}) {
            var font = face.deriveFont(size);
            var lines = lines(text, font, width);
            var most = size > 60 ? 3 : MOST_LINES;
            if (lines.size() <= most) {
                draw(balanced(text, font, width, lines), false, font);
                return;
            }
            if (size == 52) {
                draw(lines.subList(0, most), true, font);
            }
        }
    }

    /** As many lines, of about the same length: no word stands alone in the last. */
    private List<String> balanced(String text, Font font, int width, List<String> lines) {
        var best = lines;
        for (var narrower = width - 20; narrower > width / 2; narrower -= 20) {
            var tried = lines(text, font, narrower);
            if (tried.size() > lines.size()) {
                break;
            }
            best = tried;
        }
        return best;
    }

    private void draw(List<String> lines, boolean cut, Font font) {
        pen.setFont(font);
        pen.setColor(Oklch.colour(.985, .012, card.hue()));
        var leading = font.getSize2D() * 1.08f;
        var y = 200 + font.getSize2D() * .86f + Math.max(0, (300 - leading * lines.size()) / 2 - 20);
        for (var at = 0; at < lines.size(); at++) {
            var last = cut && at == lines.size() - 1;
            pen.drawString(
                    last ? shortened(lines.get(at) + "…", font, RIGHT - LEFT) : lines.get(at), LEFT, y + at * leading);
        }
    }

    private void foot() {
        var y = HEIGHT - 76;
        var font = TEXT.deriveFont(36f);
        pen.setFont(font);
        pen.setColor(Oklch.colour(.93, .04, card.hue()));
        pen.drawString(card.day(), LEFT, y);
        var small = TEXT.deriveFont(28f);
        pen.setFont(small);
        var network = shortened(card.network(), small, 420);
        var start = RIGHT - pen.getFontMetrics().stringWidth(network);
        pen.drawString(network, start, y - 2);
        mark(start - 62, y - 36);
    }

    /** Four people in a room, one of them new. */
    private void mark(double x, double y) {
        pen.setColor(Oklch.colour(.93, .04, card.hue()));
        pen.setStroke(new BasicStroke(4));
        pen.draw(new RoundRectangle2D.Double(x, y, 44, 44, 18, 18));
        for (var person = 0; person < 4; person++) {
            pen.setColor(person == 3 ? Oklch.colour(.82, .14, 80) : Oklch.colour(.93, .04, card.hue()));
            pen.fill(new Ellipse2D.Double(x + 9 + (person % 2) * 16, y + 9 + (person / 2) * 16, 10, 10));
        }
    }

    private List<String> lines(String text, Font font, int width) {
        var metrics = pen.getFontMetrics(font);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            var rest = word;
            // A word that is wider than the card is broken wherever it has to be.
            while (metrics.stringWidth(rest) > width) {
                var fits = rest.length();
                while (fits > 1 && metrics.stringWidth(rest.substring(0, fits)) > width) {
                    fits = Math.max(1, fits - Math.max(1, fits / 8));
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
                if (lines.size() > MOST_LINES) {
                    return lines;
                }
            }
            if (!line.isEmpty() && metrics.stringWidth(line + " " + rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String shortened(String text, Font font, int width) {
        var metrics = pen.getFontMetrics(font);
        var shown = visible(text, font);
        if (metrics.stringWidth(shown) <= width) {
            return shown;
        }
        var end = shown.length();
        while (end > 1 && metrics.stringWidth(shown.substring(0, end).stripTrailing() + "…") > width) {
            end--;
        }
        return shown.substring(0, end).stripTrailing() + "…";
    }

    /** Without what the face has no sign for, and what turns the text around: boxes say less than nothing. */
    private static String visible(String text, Font font) {
        var shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(point -> font.canDisplay(point)
                        && !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT)
                .forEach(shown::appendCodePoint);
        return shown.toString().replaceAll("\\s+", " ").strip();
    }

    private static Font font(String name) {
        try (var in = ShareCardDrawing.class.getResourceAsStream("/pdf/fonts/" + name + ".ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Colours as the style sheets give them, made for a screen. */
    private static final class Oklch {

        static Color colour(double lightness, double chroma, double hue) {
            var a = chroma * Math.cos(Math.toRadians(hue));
            var b = chroma * Math.sin(Math.toRadians(hue));
            var l = cube(lightness + .3963377774 * a + .2158037573 * b);
            var m = cube(lightness - .1055613458 * a - .0638541728 * b);
            var s = cube(lightness - .0894841775 * a - 1.2914855480 * b);
            return new Color(
                    screen(4.0767416621 * l - 3.3077115913 * m + .2309699292 * s),
                    screen(-1.2684380046 * l + 2.6097574011 * m - .3413193965 * s),
                    screen(-.0041960863 * l - .7034186147 * m + 1.7076147010 * s));
        }

        private static double cube(double value) {
            return value * value * value;
        }

        private static float screen(double linear) {
            var clipped = Math.max(0, Math.min(1, linear));
            var value = clipped <= .0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - .055;
            return (float) Math.max(0, Math.min(1, value));
        }
    }
}
