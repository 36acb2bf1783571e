package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets in whoever has shown who they are. */
@Component
class Arrivals {

    private final Sessions sessions;
    private final Devices devices;
    private final Cookies cookies;
    private final Onward onward;

    Arrivals(Sessions sessions, Devices devices, Cookies cookies, Onward onward) {
        this.sessions = sessions;
        this.devices = devices;
        this.cookies = cookies;
        this.onward = onward;
    }

    /**
     * Begins a session and answers with the view to send.
     *
     * @param stay whether the device is to stay signed in
     */
    String arrive(
            HttpServletRequest request,
            HttpServletResponse response,
            PersonId person,
            boolean stay,
            @Nullable String continueTo,
            RedirectAttributes redirect) {
        // Whoever used this device before is no longer signed in on it.
        cookies.read(request, Cookies.DEVICE).ifPresent(devices::forget);
        UUID device = null;
        if (stay) {
            var remembered = devices.remember(person, DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT)));
            cookies.set(response, Cookies.DEVICE, remembered.token(), Devices.VALID);
            device = remembered.device();
        } else if (cookies.read(request, Cookies.DEVICE).isPresent()) {
            cookies.clear(response, Cookies.DEVICE);
        }
        sessions.begin(request, response, person, device);
        if (cookies.read(request, Cookies.SIGN_IN).isPresent()) {
            cookies.clear(response, Cookies.SIGN_IN);
        }
        return "redirect:" + onward.after(person, continueTo, redirect);
    }
}
