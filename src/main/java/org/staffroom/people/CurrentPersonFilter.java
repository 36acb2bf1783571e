package org.staffroom.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the person of the request. Stands in the security chain behind authentication; who was suspended or erased since
 * signing in is signed out here, and demotion takes effect with the next request.
 */
public class CurrentPersonFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = CurrentPerson.class.getName();

    private final JdbcClient jdbc;

    public CurrentPersonFilter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person of this request; null for a visitor. */
    public static @Nullable CurrentPerson of(HttpServletRequest request) {
        return (CurrentPerson) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)) {
            find(authentication.getName())
                    .ifPresentOrElse(person -> request.setAttribute(ATTRIBUTE, person), () -> signOut(request));
        }
        chain.doFilter(request, response);
    }

    /** Errors are shown with the same head and menu as the page that failed. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<CurrentPerson> find(String name) {
        try {
            return find(jdbc, UUID.fromString(name));
        } catch (IllegalArgumentException notAPerson) {
            return Optional.empty();
        }
    }

    /** The person as of now; empty when suspended, erased or never signed in. */
    static Optional<CurrentPerson> find(JdbcClient jdbc, UUID id) {
        return jdbc.sql("""
                        select id, name, email, admin, welcomed_at is not null as welcomed
                        from person where id = :id and status = 'ACTIVE' and standing = 'MEMBER'
                        """)
                .param("id", id)
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("admin"),
                        row.getBoolean("welcomed")))
                .optional();
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
