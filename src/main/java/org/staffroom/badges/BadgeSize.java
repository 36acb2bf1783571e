package org.staffroom.badges;

import java.util.Locale;

/** Sheets of A4 that shops have: how many badges, how large, where. Positions are in the style sheet. */
enum BadgeSize {
    /** Avery L7160: 63.5 by 38.1 mm. */
    L7160(3, 7, 57.5, 20, 26, 7.5),
    /** Avery L7163: 99.1 by 38.1 mm. */
    L7163(2, 7, 92, 20, 28, 7.5),
    /** Avery L7165: 99.1 by 67.7 mm. */
    L7165(2, 4, 91, 33, 46, 12),
    /** Cards for badge holders: 90 by 54 mm. */
    CARDS(2, 5, 82, 26, 38, 9);

    private final int columns;
    private final int rows;
    private final double width;
    private final double nameHeight;
    private final int largest;
    private final double workHeight;

    /**
     * @param width what text may take, in millimetres
     * @param nameHeight what the lines of the name may take, in millimetres
     * @param largest size of a name, in points; an organisation is half as large at most
     * @param workHeight what the lines of the organisation may take, in millimetres
     */
    BadgeSize(int columns, int rows, double width, double nameHeight, int largest, double workHeight) {
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.nameHeight = nameHeight;
        this.largest = largest;
        this.workHeight = workHeight;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Badges on a sheet. */
    public int count() {
        return columns * rows;
    }

    double width() {
        return width;
    }

    double nameHeight() {
        return nameHeight;
    }

    int largest() {
        return largest;
    }

    double workHeight() {
        return workHeight;
    }

    /** As the style sheet calls it, and addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
