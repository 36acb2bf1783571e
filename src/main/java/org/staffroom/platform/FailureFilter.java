package org.staffroom.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.staffroom.shared.DatabaseAway;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * Turns what nobody handled into an error page: 503 while the database cannot be reached, 409 when somebody else was
 * quicker, 422 with the reason when a rule said no, otherwise 500. The log gets types and places of the failures, never their words:
 * messages of a database and of validation hold what people typed.
 */
class FailureFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FailureFilter.class);

    private static final int SECONDS_UNTIL_AGAIN = 10;
    private static final int FRAMES = 12;

    private final byte[] unavailable;

    /** @param stylesheet its address */
    FailureFilter(String stylesheet) throws IOException {
        unavailable = new ClassPathResource("unavailable.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{stylesheet}", stylesheet)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(
                    request.getDispatcherType() == DispatcherType.ERROR ? withoutForm(request) : request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                log.error("{} failed after the answer had begun: {}", request.getMethod(), described(failure));
                throw new IOException("the answer had begun");
            }
            if (DatabaseAway.isBehind(failure)) {
                log.warn("{}: the database does not answer", request.getMethod());
                sayUnavailable(response);
            } else if (request.getDispatcherType() == DispatcherType.ERROR) {
                log.error("the error page failed: {}", described(failure));
                send(unavailable, response);
            } else {
                var status = status(failure);
                if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                    log.error("{} failed: {}", request.getMethod(), described(failure));
                }
                request.setAttribute(Refused.class.getName(), refusal(failure));
                response.sendError(status);
            }
        }
    }

    /** Without the page of errors, which needs the database for whoever is signed in, and would wait for it once more. */
    private void sayUnavailable(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", String.valueOf(SECONDS_UNTIL_AGAIN));
        // A command may have said already where to go next.
        response.setHeader("Location", null);
        send(unavailable, response);
    }

    private static void send(byte[] page, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page);
    }

    /** A form that was too large is not read once more for the page that says so. */
    private static HttpServletRequest withoutForm(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getContentType() {
                return null;
            }
        };
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static int status(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Thrown while parameters are read, which a check of the token does first.
            if (cause instanceof InvalidParameterException parameters) {
                return isOfOurDisk(parameters)
                        ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        : parameters.getErrorCode();
            }
            if (cause instanceof OptimisticLockingFailureException || cause instanceof StaleVersion) {
                return HttpServletResponse.SC_CONFLICT;
            }
            if (cause instanceof Refused) {
                return HttpStatus.UNPROCESSABLE_CONTENT.value();
            }
        }
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** What is sent is written to a file first: when there is no room for it, the form was none the worse. */
    private static boolean isOfOurDisk(Throwable failure) {
        var trace = deepest(failure).getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(FileOutputStream.class.getName());
    }

    private static Throwable deepest(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static @Nullable Refused refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    private static String described(Throwable failure) {
        var text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause == failure ? "" : " caused by ")
                    .append(cause.getClass().getName());
        }
        return text.append(Arrays.stream(deepest(failure).getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n\tat " + frame)
                        .collect(Collectors.joining()))
                .toString();
    }
}
