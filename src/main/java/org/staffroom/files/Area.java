package org.staffroom.files;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.staffroom.shared.Refused;

/** A part of a picture that is to be made unrecognisable; measures are thousandths of its width and height. */
public record Area(Shape shape, int left, int top, int width, int height) {

    /** What it looks like. */
    public enum Shape {
        RECTANGLE,
        ELLIPSE
    }

    private static final int WHOLE = 1000;
    private static final int SMALLEST = 4;
    private static final int MOST = 150;
    private static final Pattern WRITTEN = Pattern.compile("([A-Z]{3,9}) (\\d{1,4}) (\\d{1,4}) (\\d{1,4}) (\\d{1,4})");

    /** Cut to what is within the picture, and never so small that it hides nothing. */
    public Area {
        left = Math.max(0, Math.min(WHOLE - SMALLEST, left));
        top = Math.max(0, Math.min(WHOLE - SMALLEST, top));
        width = Math.max(SMALLEST, Math.min(WHOLE - left, width));
        height = Math.max(SMALLEST, Math.min(WHOLE - top, height));
    }

    /**
     * Reads one: "ELLIPSE 120 300 80 110", the last two being width and height.
     *
     * @throws Refused when it is none
     */
    public static Area of(String written) {
        var parts = WRITTEN.matcher(written.strip());
        var shape = parts.matches()
                ? Arrays.stream(Shape.values())
                        .filter(each -> each.name().equals(parts.group(1)))
                        .findFirst()
                : java.util.Optional.<Shape>empty();
        return new Area(
                shape.orElseThrow(() -> new Refused("files.area")),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)));
    }

    /** Reads a list that {@link #text} wrote. */
    public static List<Area> list(String text) {
        return text.lines().map(Area::of).toList();
    }

    /** One a line. @throws Refused when there are too many */
    public static String text(List<Area> areas) {
        if (areas.size() > MOST) {
            throw new Refused("files.areas", MOST);
        }
        return areas.stream().map(Area::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return shape + " " + left + " " + top + " " + width + " " + height;
    }
}
