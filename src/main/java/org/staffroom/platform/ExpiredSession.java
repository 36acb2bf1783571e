package org.staffroom.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.Refused;

/**
 * Whoever presses a button on a page that outlived its session is led to sign in and back to that page. Nothing is done
 * for them meanwhile: the press came without a token. Other refusals are the page of errors.
 */
class ExpiredSession implements AccessDeniedHandler {

    private final RoleTable roles;

    ExpiredSession(RoleTable roles) {
        this.roles = roles;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication() != null;
        if (!(refusal instanceof CsrfException) || !hasEnded(request, signedIn)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (signedIn) {
            // This device has just been signed in again; the page in the browser is of before.
            request.setAttribute(Refused.class.getName(), new Refused("pages.error.outlived"));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn(request));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (isOfAScript(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", signIn(request));
        }
    }

    private boolean hasEnded(HttpServletRequest request, boolean signedIn) {
        var session = request.getSession(false);
        if (signedIn) {
            return session != null && session.isNew();
        }
        return request.getRequestedSessionId() != null
                && (!request.isRequestedSessionIdValid() || needsSignIn(request));
    }

    /** The second press meets the session that the first was answered with. */
    private boolean needsSignIn(HttpServletRequest request) {
        return UnknownAddressFilter.route(roles, request)
                .filter(route -> route.who().needsSignIn())
                .isPresent();
    }

    /** What a script sends by itself, such as a draft, is told so by the status. */
    private static boolean isOfAScript(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    private String signIn(HttpServletRequest request) {
        var page = before(request);
        return "/sign-in?expired=true"
                + (page == null ? "" : "&continue=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    /** The page with the button, if one can go there. */
    private @Nullable String before(HttpServletRequest request) {
        return Optional.ofNullable(InternalPath.before(request))
                .filter(page -> roles.find(HttpMethod.GET, page.replaceFirst("\\?.*", ""))
                        .isPresent())
                .orElse(null);
    }
}
