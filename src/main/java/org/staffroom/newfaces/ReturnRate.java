package org.staffroom.newfaces;

import org.staffroom.shared.AcademicYear;

/**
 * Of those whose first meeting of all was one of the region's in an academic year, how many came to another meeting of the
 * network within twelve months.
 *
 * @param running whether for some of them the twelve months are not over
 */
record ReturnRate(AcademicYear year, int faces, int again, boolean running) {

    /** Of a hundred. */
    public int percent() {
        return faces == 0 ? 0 : Math.round(100f * again / faces);
    }
}
