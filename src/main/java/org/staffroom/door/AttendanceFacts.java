package org.staffroom.door;

/**
 * What may be said in public of who came to a meeting: numbers, no names.
 *
 * @param came how many people were marked as here, walk-ins too
 * @param newFaces of them, how many had never attended any meeting before
 * @param newInRegion how many had attended none of this region before; contains the new faces
 * @param organisations how many different schools, trusts and others they came from
 */
public record AttendanceFacts(int came, int newFaces, int newInRegion, int organisations) {}
