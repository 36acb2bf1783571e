package org.staffroom.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A page as it went out: its headers, its bytes plain and compressed, and for how long it may be shown again. */
record KeptPage(
        String contentType, List<Header> headers, byte[] plain, byte[] compressed, String tag, Duration keptFor) {

    private record Header(String name, String value) {}

    /** Written anew each time, or by the container. */
    private static final Set<String> OWN =
            Set.of("content-length", "content-type", "cache-control", "etag", "vary", "date", "content-encoding");

    /** Not where it is ruled out, as "gzip;q=0". */
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    static KeptPage of(ContentCachingResponseWrapper response, Duration keptFor) {
        var body = response.getContentAsByteArray();
        var headers = response.getHeaderNames().stream()
                .filter(name -> !OWN.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .flatMap(name -> response.getHeaders(name).stream().map(value -> new Header(name, value)))
                .toList();
        return new KeptPage(response.getContentType(), headers, body, compress(body), hash(body), keptFor);
    }

    /** Bytes in memory. */
    int size() {
        return plain.length + compressed.length;
    }

    void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept-Encoding");
        var zipped = accepted != null && GZIP.matcher(accepted).find();
        var etag = '"' + tag + (zipped ? "-gzip" : "") + '"';
        for (var header : headers) {
            response.setHeader(header.name, header.value);
        }
        response.setHeader("Cache-Control", "public, max-age=" + keptFor.toSeconds());
        response.setHeader("Vary", "Cookie, Accept-Encoding");
        response.setHeader("ETag", etag);
        var known = request.getHeader("If-None-Match");
        if (known != null && known.contains(etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(contentType);
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var body = zipped ? compressed : plain;
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] compress(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
