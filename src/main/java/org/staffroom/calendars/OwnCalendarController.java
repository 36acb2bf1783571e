package org.staffroom.calendars;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Feeds;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** One's own places as a calendar to subscribe to; the address is the key. */
@Controller
class OwnCalendarController {

    private final CalendarFeeds feeds;
    private final CalendarQueries meetings;
    private final CalendarEntries entries;
    private final Network network;
    private final Dates dates;
    private final MessageSource messages;

    OwnCalendarController(
            CalendarFeeds feeds,
            CalendarQueries meetings,
            CalendarEntries entries,
            Network network,
            Dates dates,
            MessageSource messages) {
        this.feeds = feeds;
        this.meetings = meetings;
        this.entries = entries;
        this.network = network;
        this.dates = dates;
        this.messages = messages;
    }

    @GetMapping("/calendars/{token}.ics")
    void own(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var owner = feeds.owner(token).orElseThrow(NotFound::new);
        var since = dates.today().minusYears(1).atStartOfDay(network.zone()).toInstant();
        var name = messages.getMessage("calendars.own-feed", new Object[] {network.networkName()}, Locale.UK);
        var feed = entries.own(name, meetings.ofPersonAfter(owner, since));
        response.setHeader("X-Robots-Tag", "noindex");
        Feeds.answerOne(request, response, "text/calendar; charset=utf-8", feed.getBytes(StandardCharsets.UTF_8));
    }
}
