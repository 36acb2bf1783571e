package org.staffroom.places;

/**
 * What somebody agrees to at one meeting; each for itself, nothing unless they say so, and until they take it back.
 *
 * @param photos to be in photos of the day
 * @param listed to be named to others who have a place
 * @param vendors that the vendors at the meeting get name, work and e-mail address
 */
public record Consents(boolean photos, boolean listed, boolean vendors) {

    public static final Consents NONE = new Consents(false, false, false);
}
