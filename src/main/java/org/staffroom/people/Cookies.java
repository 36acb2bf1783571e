package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.staffroom.shared.Network;

/** Cookies that hold a random token: bound to the host where there is TLS, not for scripts, not for other sites' posts. */
@Component
class Cookies {

    /** The browser that asked to sign in. */
    static final String SIGN_IN = "sign-in";

    /** A device that stays signed in. */
    static final String DEVICE = "device";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final boolean secure;

    Cookies(Network network) {
        secure = network.secure();
    }

    /** The token in a cookie, if it looks like one of ours. */
    Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, named(name)))
                .map(cookie -> cookie.getValue())
                .filter(value -> TOKEN.matcher(value).matches());
    }

    void set(HttpServletResponse response, String name, String token, Duration age) {
        write(response, name, token, age);
    }

    void clear(HttpServletResponse response, String name) {
        write(response, name, "", Duration.ZERO);
    }

    private void write(HttpServletResponse response, String name, String token, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(named(name), token)
                        .path("/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private String named(String name) {
        return secure ? "__Host-" + name : name;
    }
}
