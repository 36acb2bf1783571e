package org.staffroom.room;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Requester;

/**
 * The live part of a room's pages, as server-sent events. Who one is is asked when a stream begins; it ends after some minutes,
 * and the page comes again by itself.
 */
@Controller
class EventsController {

    private static final Duration SHORTEST = Duration.ofMinutes(8);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RoomQueries queries;
    private final RoomAccess access;
    private final LiveRooms rooms;
    private final Clock clock;

    EventsController(RoomQueries queries, RoomAccess access, LiveRooms rooms, Clock clock) {
        this.queries = queries;
        this.access = access;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** @param view "projector", or anything else for the page */
    @GetMapping("/meetings/{slug}/room/events")
    void events(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String view,
            @Nullable CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var room = queries.room(slug);
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            // Somebody who followed the address, and would look at a page that never ends.
            response.sendRedirect("/meetings/" + slug + "/room");
            return;
        }
        var phase = room.phase(clock.instant());
        if (phase != RoomPhase.OPEN && phase != RoomPhase.BEFORE) {
            // Tells the browser not to ask again.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        var shown = View.of(access.seat(me, room.id()), view.equals("projector"));
        var reader = me == null ? Requester.of(request) : me.id().toString();
        if (!rooms.admit(reader, me != null)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // A proxy that collects what goes by would make it anything but live.
        response.setHeader("X-Accel-Buffering", "no");
        var context = request.startAsync();
        context.setTimeout(0);
        var random = ThreadLocalRandom.current();
        var stream = new LiveStream(
                shown,
                context,
                context.getResponse().getOutputStream(),
                // Not everybody at once after a restart.
                ("retry: " + random.nextInt(1_000, 4_000) + "\n\n").getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNullElse(request.getHeader("Last-Event-ID"), ""),
                System.nanoTime() + random.nextLong(SHORTEST.toNanos(), LONGEST.toNanos()),
                over -> {
                    rooms.part(room.id(), over);
                    rooms.leave(reader);
                });
        context.addListener(stream);
        rooms.join(room.id(), stream);
        context.getResponse().getOutputStream().setWriteListener(stream);
    }
}
