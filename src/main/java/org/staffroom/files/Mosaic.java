package org.staffroom.files;

import java.awt.image.BufferedImage;
import java.security.SecureRandom;
import java.util.List;

/**
 * Makes parts of a picture unrecognisable for good: a few cells of an average colour, drawn towards the average of the whole
 * part, coarsened and shaken. A blur could be turned back or tried out against known faces; of this, too little is left.
 */
final class Mosaic {

    /** Across the longer side of a part, however large it is. */
    private static final int CELLS = 4;

    private static final int SMALLEST_CELL = 6;
    private static final int COARSE = 24;
    private static final int SHAKEN = 14;
    private static final int WHOLE = 1000;

    private static final SecureRandom CHANCE = new SecureRandom();

    private Mosaic() {}

    static void cover(BufferedImage picture, List<Area> areas) {
        areas.forEach(area -> cover(picture, area));
    }

    private static void cover(BufferedImage picture, Area area) {
        var left = area.left() * picture.getWidth() / WHOLE;
        var top = area.top() * picture.getHeight() / WHOLE;
        var right = Math.min(picture.getWidth(), up((area.left() + area.width()) * picture.getWidth()));
        var bottom = Math.min(picture.getHeight(), up((area.top() + area.height()) * picture.getHeight()));
        var cell = Math.max(SMALLEST_CELL, (Math.max(right - left, bottom - top) + CELLS - 1) / CELLS);
        var all = mean(picture, left, top, right, bottom);
        for (var y = top; y < bottom; y += cell) {
            for (var x = left; x < right; x += cell) {
                var colour = shaken(mean(picture, x, y, Math.min(right, x + cell), Math.min(bottom, y + cell)), all);
                for (var py = y; py < Math.min(bottom, y + cell); py++) {
                    for (var px = x; px < Math.min(right, x + cell); px++) {
                        if (area.shape() == Area.Shape.RECTANGLE || inside(px, py, left, top, right, bottom)) {
                            picture.setRGB(px, py, colour);
                        }
                    }
                }
            }
        }
    }

    private static int up(int thousandths) {
        return (thousandths + WHOLE - 1) / WHOLE;
    }

    /** Within the ellipse that touches the four sides. */
    private static boolean inside(int x, int y, int left, int top, int right, int bottom) {
        var dx = (x + .5 - (left + right) / 2.0) / ((right - left) / 2.0);
        var dy = (y + .5 - (top + bottom) / 2.0) / ((bottom - top) / 2.0);
        return dx * dx + dy * dy <= 1.05;
    }

    private static int[] mean(BufferedImage picture, int left, int top, int right, int bottom) {
        var sums = new long[3];
        for (var y = top; y < bottom; y++) {
            for (var x = left; x < right; x++) {
                var rgb = picture.getRGB(x, y);
                sums[0] += rgb >> 16 & 255;
                sums[1] += rgb >> 8 & 255;
                sums[2] += rgb & 255;
            }
        }
        var pixels = Math.max(1, (long) (right - left) * (bottom - top));
        return new int[] {(int) (sums[0] / pixels), (int) (sums[1] / pixels), (int) (sums[2] / pixels)};
    }

    private static int shaken(int[] own, int[] all) {
        var colour = 0;
        for (var channel = 0; channel < 3; channel++) {
            var mixed = (own[channel] + all[channel]) / 2;
            var coarse = mixed / COARSE * COARSE + COARSE / 2 + CHANCE.nextInt(-SHAKEN, SHAKEN + 1);
            colour = colour << 8 | Math.max(0, Math.min(255, coarse));
        }
        return colour;
    }
}
