package org.staffroom.people;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.staffroom.shared.InternalPath;

/**
 * Leads whoever has signed in for the first time to the page that asks for the name, and from there on. Who would rather be
 * erased need not tell it.
 */
class WelcomeInterceptor implements HandlerInterceptor {

    private static final Set<String> WITHOUT =
            Set.of("/my/welcome", "/regions.css", "/favicon.ico", "/privacy", "/accessibility");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var person = CurrentPersonFilter.of(request);
        var path = request.getRequestURI();
        if (person == null
                || person.welcomed()
                || request.getDispatcherType() != DispatcherType.REQUEST
                || WITHOUT.contains(path)
                || path.startsWith("/assets/")
                || path.startsWith("/sign-in")
                || path.startsWith("/my/data")
                || path.startsWith("/answers/")) {
            return true;
        }
        var query = request.getQueryString();
        var next = InternalPath.of(query == null ? path : path + "?" + query);
        var back = HttpMethod.GET.matches(request.getMethod()) && next != null && !next.equals("/my")
                ? "?continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
                : "";
        response.sendRedirect("/my/welcome" + back);
        return false;
    }
}
