package org.staffroom.packaged;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status 0 when nothing did
 * @param location where to go next, or what broke when nothing came back
 */
public record Answer(int status, String location, String body, Duration took) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    public static Answer of(HttpResponse<String> response, Duration took) {
        return new Answer(
                response.statusCode(), response.headers().firstValue("Location").orElse(""), response.body(), took);
    }

    public static Answer nothing(Throwable problem, Duration took) {
        return new Answer(0, String.valueOf(problem), "", took);
    }

    /** A command was carried out: the browser is sent to the next page. */
    public boolean acknowledged() {
        return status == 303;
    }

    /** The token of the forms on the page. */
    public String token() {
        var found = TOKEN.matcher(body);
        if (!found.find()) {
            throw new AssertionError("no form on the page, answer " + this);
        }
        return found.group(1);
    }

    @Override
    public String toString() {
        return status + " " + location;
    }
}
