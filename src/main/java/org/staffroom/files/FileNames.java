package org.staffroom.files;

import java.text.Normalizer;
import java.util.Locale;

/** Names that people's machines gave their files, made harmless in addresses, headers and folders. */
final class FileNames {

    private static final int LONGEST = 160;

    private FileNames() {}

    /** What a picture is called once it is a JPEG, whatever it came as. */
    static String picture(String name) {
        return clean(name.replaceAll("(?i)\\.(png|gif|jpe?g)$", ""), "jpg");
    }

    /**
     * The name without path, control and direction characters, ending in the extension of what was found inside.
     *
     * @param extensions the type's extensions, the usual one first; another one is kept before the usual one
     */
    static String clean(String name, String... extensions) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{C}\\u2028\\u2029]", "")
                // Spring's firewall refuses addresses with encoded semicolons and per cent signs; the rest is for
                // folders.
                .replaceAll("[^\\p{L}\\p{M}\\p{N} ._,()+&'=@-]", "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        var stem = plain;
        var extension = "." + extensions[0];
        for (var known : extensions) {
            if (plain.toLowerCase(Locale.ROOT).endsWith("." + known)) {
                stem = plain.substring(0, plain.length() - known.length() - 1);
                extension = "." + known;
                break;
            }
        }
        if (stem.isBlank()) {
            stem = "file";
        }
        var room = LONGEST - extension.length();
        if (stem.length() > room) {
            var end = Character.isHighSurrogate(stem.charAt(room - 1)) ? room - 1 : room;
            stem = stem.substring(0, end);
        }
        return stem.strip() + extension;
    }
}
