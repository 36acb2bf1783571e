package org.staffroom.people;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses within this application that a request may name as the next: never somebody else's site. */
final class InternalPath {

    private static final int LONGEST = 500;

    private InternalPath() {}

    /** The path when it leads to a page of ours, else null. Sign-in leads to no sign-in. */
    static @Nullable String of(@Nullable String path) {
        if (path == null || path.length() < 2 || path.length() > LONGEST || path.charAt(0) != '/') {
            return null;
        }
        // Also in front, where URI reads three slashes as an empty host and browsers as somebody else's.
        if (path.startsWith("//")) {
            return null;
        }
        // Browsers read a backslash as a slash and leave out tabs and line ends.
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            return null;
        }
        try {
            var uri = new URI(path);
            var ours = uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawFragment() == null;
            return ours && !uri.getRawPath().contains("//") && !leadsBack(uri.getRawPath()) ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean leadsBack(String path) {
        return path.equals("/sign-in") || path.startsWith("/sign-in/") || path.equals("/sign-out");
    }
}
