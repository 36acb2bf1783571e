package org.staffroom.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;

/** Where a place is, in decimal degrees (WGS 84), to about a metre. */
public record Position(BigDecimal latitude, BigDecimal longitude) {

    private static final int DIGITS = 5;

    private static final String NUMBER = "(-?\\d{1,3}(?:\\.\\d+)?)";

    /** How maps write the place itself, then how they write the middle of what is shown: the first that fits is meant. */
    private static final List<Pattern> WRITTEN = List.of(
            Pattern.compile("^\\s*+" + NUMBER + "(?:\\s*+[,;]\\s*+|\\s++)" + NUMBER + "\\s*+$"),
            Pattern.compile("[?&]mlat=" + NUMBER + "&mlon=" + NUMBER),
            Pattern.compile("!3d" + NUMBER + "!4d" + NUMBER),
            Pattern.compile(
                    "[?&](?:q|ll|query|destination|daddr|coordinate)=" + NUMBER + "(?:,|%2C|\\+|%20)+" + NUMBER),
            Pattern.compile("^geo:" + NUMBER + "," + NUMBER),
            Pattern.compile("[?&]cp=" + NUMBER + "~" + NUMBER),
            Pattern.compile("#map=[\\d.]+/" + NUMBER + "/" + NUMBER),
            Pattern.compile("/@" + NUMBER + "," + NUMBER));

    public Position {
        latitude = latitude.setScale(DIGITS, RoundingMode.HALF_UP);
        longitude = longitude.setScale(DIGITS, RoundingMode.HALF_UP);
        if (!within(latitude, 49, 61) || !within(longitude, -9, 2)) {
            throw new Refused("venues.position.elsewhere");
        }
    }

    private static boolean within(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /**
     * What was typed, or pasted from a map: two numbers, or a link that holds them. Nothing is fetched: a shortened link says
     * nothing of where it leads.
     *
     * @return empty for an empty text
     * @throws Refused when it holds no position, or one outside the British Isles
     */
    static Optional<Position> read(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        for (var written : WRITTEN) {
            var found = written.matcher(typed);
            if (found.find()) {
                return Optional.of(new Position(new BigDecimal(found.group(1)), new BigDecimal(found.group(2))));
            }
        }
        throw new Refused(typed.contains("://") ? "venues.position.no-link" : "venues.position.unreadable");
    }

    /** As the database has it: null when nobody has said. */
    public static @Nullable Position of(@Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }

    /** As it is typed: "51.44890, -2.59830". */
    @Override
    public String toString() {
        return latitude.toPlainString() + ", " + longitude.toPlainString();
    }

    /** Where a map of OpenStreetMap shows a place: by its position, else by its postcode. */
    public static String map(@Nullable Position position, String postcode) {
        return position == null
                ? "https://www.openstreetmap.org/search?query=" + postcode.replace(" ", "%20")
                : "https://www.openstreetmap.org/?mlat=%1$s&mlon=%2$s#map=17/%1$s/%2$s"
                        .formatted(position.latitude.toPlainString(), position.longitude.toPlainString());
    }
}
