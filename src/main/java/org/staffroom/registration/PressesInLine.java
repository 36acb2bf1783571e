package org.staffroom.registration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.staffroom.shared.Rush;

/**
 * Whoever presses for a meeting waits here for those who were first, and not in the database, holding a connection each:
 * however many press in the same moment, there are connections left for everybody else. Ahead of sessions, which need one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PressesInLine extends OncePerRequestFilter {

    private static final Pattern PRESS = Pattern.compile("/meetings/([^/]+)/registration(/.*)?");

    /** One is decided upon, the others come and go. */
    private static final int AT_ONCE = 4;

    private static final int PATIENCE_SECONDS = 60;

    /** Meetings share them, by chance. */
    private final List<Semaphore> lines =
            Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(64).toList();

    private final Rush rush;

    PressesInLine(Rush rush) {
        this.rush = rush;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var press = PRESS.matcher(request.getRequestURI());
        if (!HttpMethod.POST.matches(request.getMethod()) || !press.matches()) {
            chain.doFilter(request, response);
            return;
        }
        // Whoever sends slowly does so before it is their turn.
        request.getParameterMap();
        var line = lines.get(Math.floorMod(press.group(1).hashCode(), lines.size()));
        rush.join();
        try {
            if (!isTheirTurn(line)) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                line.release();
            }
        } finally {
            rush.leave();
        }
    }

    private static boolean isTheirTurn(Semaphore line) {
        try {
            return line.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
