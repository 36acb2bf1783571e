package org.staffroom.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with a feed. The public ones are the same for everybody: readers and proxies keep them for minutes. */
public final class Feeds {

    private Feeds() {}

    /** Writes the feed, or says 304 to whoever has it already. */
    public static void answer(HttpServletRequest request, HttpServletResponse response, String contentType, byte[] feed)
            throws IOException {
        response.setHeader("Cache-Control", "public, max-age=300");
        // Calendars and feed readers in browsers fetch it from other sites; there is nothing personal in it.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        write(request, response, contentType, feed);
    }

    /** As {@link #answer}, of what is for one person: nobody else keeps it. */
    public static void answerOne(
            HttpServletRequest request, HttpServletResponse response, String contentType, byte[] feed)
            throws IOException {
        response.setHeader("Cache-Control", "private, no-cache");
        write(request, response, contentType, feed);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String contentType, byte[] feed)
            throws IOException {
        if (new ServletWebRequest(request, response).checkNotModified(tag(feed))) {
            return;
        }
        response.setContentType(contentType);
        response.setContentLength(feed.length);
        response.getOutputStream().write(feed);
    }

    /** Weak, for it stays the same when the answer is compressed on its way. */
    private static String tag(byte[] feed) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(feed);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
