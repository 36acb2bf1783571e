package org.staffroom.files;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What the scenes of {@link DemoDrawing} are drawn with: shapes, the colours of a region, people and their cups. */
abstract class DemoPen {

    static final int WIDTH = 1600;
    static final int HEIGHT = 1067;

    final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    final Graphics2D pen = picture.createGraphics();
    final Random chance;
    final double hue;
    final int variant;

    DemoPen(double hue, int variant) {
        this.hue = hue;
        this.variant = variant;
        this.chance = new Random(20270316L * (variant + 1));
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The backs of the heads in front. */
    void audience(int rows) {
        for (var row = 0; row < rows; row++) {
            var size = 1 + row * .22;
            var y = HEIGHT - 120 * (rows - row) + (rows == 1 ? -10 : 30);
            var many = 10 - row;
            for (var i = 0; i < many; i++) {
                var x = (int) ((i + .5 + (row % 2) * .3) * WIDTH / many) + jitter(22);
                pen.setColor(clothes());
                round(x - (int) (68 * size), y + (int) (44 * size), (int) (136 * size), (int) (260 * size), (int)
                        (90 * size));
                pen.setColor(skin());
                round(x - (int) (16 * size), y + (int) (20 * size), (int) (32 * size), (int) (46 * size), 16);
                pen.setColor(hair());
                oval(x - 42 * size, y - 44 * size, 84 * size, 92 * size);
            }
        }
    }

    void row(int many, int y, double size) {
        for (var i = 0; i < many; i++) {
            person((int) ((i + .5) * WIDTH / many) + jitter(16), y - (int) (150 * size) + jitter(26), size, false);
        }
    }

    /** Somebody seen from the front; x in the middle, y at the top of the head. */
    void person(int x, int y, double size, boolean withCup) {
        var skin = skin();
        var hair = hair();
        var clothes = clothes();
        var long_ = chance.nextInt(3) == 0;
        if (long_) {
            pen.setColor(hair);
            round(x - size * 54, y - size * 6, size * 108, size * 150, size * 60);
        }
        pen.setColor(clothes);
        round(x - size * 74, y + size * 108, size * 148, size * 420, size * 96);
        pen.setColor(skin);
        round(x - size * 17, y + size * 78, size * 34, size * 54, size * 16);
        oval(x - size * 46, y, size * 92, size * 104);
        pen.setColor(hair);
        pen.fill(new Arc2D.Double(x - size * 50, y - size * 10, size * 100, size * 104, 8, 164, Arc2D.CHORD));
        if (chance.nextInt(5) == 0 && !long_) {
            pen.fill(new Arc2D.Double(x - size * 46, y + size * 14, size * 92, size * 94, 200, 140, Arc2D.CHORD));
        }
        pen.setColor(colour(.28, .02, 60));
        oval(x - size * 22, y + size * 46, size * 9, size * 10);
        oval(x + size * 13, y + size * 46, size * 9, size * 10);
        pen.setStroke(new BasicStroke((float) (size * 4), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Arc2D.Double(x - size * 17, y + size * 52, size * 34, size * 28, 205, 130, Arc2D.OPEN));
        if (chance.nextInt(4) == 0) {
            pen.draw(new Ellipse2D.Double(x - size * 32, y + size * 38, size * 27, size * 25));
            pen.draw(new Ellipse2D.Double(x + size * 5, y + size * 38, size * 27, size * 25));
        }
        lanyard(x, y, size);
        if (withCup) {
            pen.setColor(skin);
            oval(x + size * 36, y + size * 216, size * 42, size * 42);
            cup((int) (x + size * 58), (int) (y + size * 222), size);
        }
    }

    private void lanyard(int x, int y, double size) {
        pen.setColor(colour(.5, .12, hue + 180));
        pen.setStroke(new BasicStroke((float) (size * 5)));
        var ribbon = new Path2D.Double();
        ribbon.moveTo(x - size * 32, y + size * 116);
        ribbon.lineTo(x, y + size * 200);
        ribbon.lineTo(x + size * 32, y + size * 116);
        pen.draw(ribbon);
        pen.setColor(colour(.98, .005, 90));
        round(x - size * 22, y + size * 196, size * 44, size * 56, size * 8);
    }

    void cup(int x, int y, double size) {
        pen.setColor(colour(.97, .01, 90));
        round(x - size * 16, y - size * 20, size * 34, size * 40, size * 9);
        pen.setStroke(new BasicStroke((float) (size * 5)));
        pen.draw(new Ellipse2D.Double(x + size * 12, y - size * 12, size * 18, size * 20));
        pen.setColor(colour(.45, .09, hue));
        pen.fillRect((int) (x - size * 16), (int) (y - size * 6), (int) (size * 34), (int) (size * 8));
    }

    void laptopOrCup(int x, int y) {
        if (chance.nextBoolean()) {
            cup(x + 30, y, 1.1);
        } else {
            pen.setColor(colour(.35, .02, 250));
            round(x, y - 44, 84, 56, 8);
            pen.setColor(colour(.8, .07, hue));
            round(x + 6, y - 38, 72, 44, 5);
        }
    }

    private Color skin() {
        return colour(.5 + chance.nextInt(6) * .07, .06, 50 + chance.nextInt(20));
    }

    private Color hair() {
        return switch (chance.nextInt(6)) {
            case 0 -> colour(.78, .07, 85);
            case 1 -> colour(.55, .1, 50);
            case 2 -> colour(.8, .005, 90);
            default -> colour(.24 + chance.nextInt(3) * .06, .03, 50);
        };
    }

    private Color clothes() {
        return colour(.4 + chance.nextInt(5) * .07, .075, hue + new int[] {0, 0, 30, -40, 180, 210}[chance.nextInt(6)]);
    }

    int jitter(int most) {
        return chance.nextInt(2 * most + 1) - most;
    }

    void fill(Color colour, int x, int y, int width, int height) {
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
    }

    void oval(double x, double y, double width, double height) {
        pen.fill(new Ellipse2D.Double(x, y, width, height));
    }

    void round(double x, double y, double width, double height, double corner) {
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, corner, corner));
    }

    void path(int x1, int y1, int x2, int y2, int x3, int y3, int x4, int y4, Color colour) {
        pen.setColor(colour);
        pen.fillPolygon(new Polygon(new int[] {x1, x2, x3, x4}, new int[] {y1, y2, y3, y4}, 4));
    }

    /** OKLCH, in which the stylesheet names its colours, as sRGB. */
    static Color colour(double lightness, double chroma, double hue) {
        var a = chroma * Math.cos(Math.toRadians(hue));
        var b = chroma * Math.sin(Math.toRadians(hue));
        var l = Math.pow(lightness + .3963377774 * a + .2158037573 * b, 3);
        var m = Math.pow(lightness - .1055613458 * a - .0638541728 * b, 3);
        var s = Math.pow(lightness - .0894841775 * a - 1.291485548 * b, 3);
        return new Color(
                channel(4.0767416621 * l - 3.3077115913 * m + .2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - .3413193965 * s),
                channel(-.0041960863 * l - .7034186147 * m + 1.707614701 * s));
    }

    private static float channel(double linear) {
        var value = linear <= .0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - .055;
        return (float) Math.max(0, Math.min(1, value));
    }
}
