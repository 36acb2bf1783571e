package org.staffroom.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses within this application that a request may name as the next: never somebody else's site. */
public final class InternalPath {

    private static final int LONGEST = 500;

    private InternalPath() {}

    /** The path when it leads to a page of ours, else null. Sign-in leads to no sign-in. */
    public static @Nullable String of(@Nullable String path) {
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

    /** The page of ours on which the link or button of this request stood; null when the browser does not say. */
    public static @Nullable String before(HttpServletRequest request) {
        var said = request.getHeader("Referer");
        try {
            var page = said == null ? null : new URI(said);
            if (page == null || !request.getServerName().equalsIgnoreCase(page.getHost())) {
                return null;
            }
            return of(page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean leadsBack(String path) {
        return path.equals("/sign-in") || path.startsWith("/sign-in/") || path.equals("/sign-out");
    }
}
