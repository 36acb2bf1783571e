package org.staffroom.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.staffroom.platform.RoleTable.Route;

/** Answers what the role table does not list with 404 for everyone: no redirect to sign-in, no session. */
class UnknownAddressFilter extends OncePerRequestFilter {

    private final RoleTable roles;

    UnknownAddressFilter(RoleTable roles) {
        this.roles = roles;
    }

    static Optional<Route> route(RoleTable roles, HttpServletRequest request) {
        return roles.find(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (route(roles, request).isPresent()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
