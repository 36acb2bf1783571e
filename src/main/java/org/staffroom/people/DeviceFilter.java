package org.staffroom.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a device that stays signed in in again when its session is gone. Stands in the security chain ahead of
 * {@link CurrentPersonFilter}; signing out makes the device forgotten.
 */
public class DeviceFilter extends OncePerRequestFilter implements LogoutHandler {

    private final Devices devices;
    private final Sessions sessions;
    private final Cookies cookies;

    DeviceFilter(Devices devices, Sessions sessions, Cookies cookies) {
        this.devices = devices;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            cookies.read(request, Cookies.DEVICE).ifPresent(token -> signIn(request, response, token));
        }
        chain.doFilter(request, response);
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response, String token) {
        devices.use(token)
                .ifPresentOrElse(
                        used -> {
                            sessions.begin(request, response, used.person(), used.device());
                            if (used.token() != null) {
                                cookies.set(response, Cookies.DEVICE, used.token(), Devices.VALID);
                            }
                        },
                        () -> cookies.clear(response, Cookies.DEVICE));
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        cookies.read(request, Cookies.DEVICE).ifPresent(token -> {
            devices.forget(token);
            cookies.clear(response, Cookies.DEVICE);
        });
    }
}
