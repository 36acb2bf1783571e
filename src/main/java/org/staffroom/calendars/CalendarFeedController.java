package org.staffroom.calendars;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Feeds;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** Calendars to subscribe to, of the past year and what is to come: the whole network, a region, one meeting. */
@Controller
class CalendarFeedController {

    private final CalendarQueries meetings;
    private final CalendarEntries entries;
    private final Network network;
    private final Dates dates;
    private final MessageSource messages;

    CalendarFeedController(
            CalendarQueries meetings, CalendarEntries entries, Network network, Dates dates, MessageSource messages) {
        this.meetings = meetings;
        this.entries = entries;
        this.network = network;
        this.dates = dates;
        this.messages = messages;
    }

    @GetMapping("/calendar.ics")
    void network(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, network.networkName(), meetings.after(aYearAgo()));
    }

    @GetMapping("/regions/{slug}/calendar.ics")
    void region(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var name = messages.getMessage(
                "calendars.region-feed", new Object[] {network.networkName(), meetings.region(slug)}, Locale.UK);
        answer(request, response, name, meetings.ofRegionAfter(slug, aYearAgo()));
    }

    @GetMapping("/meetings/{slug}/calendar.ics")
    void meeting(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var meeting = meetings.bySlug(slug);
        if (meeting.isEmpty()) {
            var now = meetings.slugAfter(slug).orElseThrow(NotFound::new);
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", "/meetings/" + now + "/calendar.ics");
            return;
        }
        response.setHeader("Content-Disposition", "attachment; filename=\"" + slug + ".ics\"");
        answer(request, response, meeting.get().title(), List.of(meeting.get()));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String name, List<MeetingEntry> entry)
            throws IOException {
        var feed = entries.feed(name, entry).getBytes(StandardCharsets.UTF_8);
        Feeds.answer(request, response, "text/calendar; charset=utf-8", feed);
    }

    private Instant aYearAgo() {
        return dates.today().minusYears(1).atStartOfDay(network.zone()).toInstant();
    }
}
