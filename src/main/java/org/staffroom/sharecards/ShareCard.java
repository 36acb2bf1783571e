package org.staffroom.sharecards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands on a picture; names of people do not.
 *
 * @param kind what it is of: "Write-up"
 * @param hue of the region's colour, in degrees
 * @param day of the meeting, or that there is none yet
 * @param off in a word why it is not held; empty when it is
 */
record ShareCard(String kind, String title, String region, int hue, String day, String off, String network) {

    /** Raised with the drawing, so that pictures made before are made anew. */
    private static final String DRAWING = "2";

    /** The same for the same picture. */
    String fingerprint() {
        try {
            var all = String.join("\u0000", DRAWING, kind, title, region, Integer.toString(hue), day, off, network);
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
