package org.staffroom.badges;

import java.util.ArrayList;
import java.util.List;

/**
 * Words in lines, as large as they fit: names of any length on a label of a given width. Widths are those of a bold letter
 * with some air, so that another font than ours fits too.
 *
 * @param size in points; one of {@link #SIZES}
 */
record Lettering(List<String> lines, int size) {

    /** Sizes that the style sheet has, the largest first. */
    static final List<Integer> SIZES = List.of(46, 42, 38, 34, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7);

    private static final double POINT = 25.4 / 72;
    private static final double LINE = 1.12;

    /**
     * @param width of a line and {@code height} of all lines, in millimetres
     * @param largest size in points
     */
    static Lettering of(String text, double width, double height, int largest) {
        for (var size : SIZES) {
            if (size <= largest) {
                var lines = broken(text, width / (size * POINT), false);
                if (!lines.isEmpty() && lines.size() * size * POINT * LINE <= height) {
                    return new Lettering(lines, size);
                }
            }
        }
        var smallest = SIZES.get(SIZES.size() - 1);
        var most = Math.max(1, (int) (height / (smallest * POINT * LINE)));
        var lines = broken(text, width / (smallest * POINT), true);
        return new Lettering(lines.size() <= most ? lines : ending(lines.subList(0, most)), smallest);
    }

    private static List<String> ending(List<String> lines) {
        var shortened = new ArrayList<>(lines);
        shortened.set(lines.size() - 1, cut(lines.get(lines.size() - 1)));
        return List.copyOf(shortened);
    }

    private static String cut(String line) {
        return line.substring(0, Math.max(1, line.length() - 1)) + "…";
    }

    /**
     * @param width in ems
     * @param anywhere whether a word may be broken; otherwise there are no lines when one does not fit
     */
    private static List<String> broken(String text, double width, boolean anywhere) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && ems(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            if (ems(word) > width) {
                if (!anywhere) {
                    return List.of();
                }
                for (var letter : word.codePoints().toArray()) {
                    if (ems(line.toString()) + ems(letter) > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                    }
                    line.appendCodePoint(letter);
                }
            } else {
                line.append(word);
            }
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }

    private static double ems(String text) {
        return text.codePoints().mapToDouble(Lettering::ems).sum();
    }

    private static double ems(int letter) {
        if ("iIjlft.,'’-|()[] ".indexOf(letter) >= 0) {
            return .36;
        }
        if ("mwMW@%&".indexOf(letter) >= 0) {
            return .95;
        }
        if (letter > 0x2e80) {
            return 1.05;
        }
        return Character.isUpperCase(letter) ? .74 : .6;
    }
}
