package org.staffroom.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.shared.Dates;
import tools.jackson.databind.json.JsonMapper;

/** A meeting as search engines read it: schema.org Event, in JSON-LD. */
@Component
class EventData {

    private static final String SCHEMA = "https://schema.org/";

    private final JsonMapper mapper;
    private final Dates dates;

    EventData(JsonMapper mapper, Dates dates) {
        this.mapper = mapper;
        this.dates = dates;
    }

    /** Safe to stand within a script element: no character of markup is left in it. */
    String of(MeetingPage meeting, MeetingPage.Around around, String address) {
        var event = new LinkedHashMap<String, Object>();
        event.put("@context", "https://schema.org");
        event.put("@type", "Event");
        event.put("name", meeting.title());
        event.put("description", meeting.summary());
        event.put("url", address);
        event.put("startDate", dates.iso(meeting.startsAt()));
        event.put("endDate", dates.iso(meeting.endsAt()));
        event.put("eventStatus", SCHEMA + status(meeting));
        if (meeting.rescheduledFrom() != null) {
            event.put("previousStartDate", dates.iso(meeting.rescheduledFrom()));
        }
        event.put("eventAttendanceMode", SCHEMA + mode(meeting.format()));
        event.put("isAccessibleForFree", true);
        event.put("location", location(meeting, address));
        event.put(
                "organizer",
                around.ambassadors().stream()
                        .map(who -> Map.of("@type", "Person", "name", who.name()))
                        .toList());
        return mapper.writeValueAsString(event)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /** A postponed one without a date yet keeps the old one here too, as schema.org wants it. */
    private static String status(MeetingPage meeting) {
        return switch (meeting.state()) {
            case CANCELLED -> "EventCancelled";
            case POSTPONED -> "EventPostponed";
            default -> meeting.rescheduledFrom() == null ? "EventScheduled" : "EventRescheduled";
        };
    }

    private static String mode(MeetingFormat format) {
        return switch (format) {
            case IN_PERSON -> "OfflineEventAttendanceMode";
            case ONLINE -> "OnlineEventAttendanceMode";
            case HYBRID -> "MixedEventAttendanceMode";
        };
    }

    /** The page itself stands for online: the joining link is for confirmed people only. */
    private static Map<String, Object> location(MeetingPage meeting, String address) {
        var venue = meeting.venue();
        if (venue == null) {
            return Map.of("@type", "VirtualLocation", "url", address);
        }
        var place = new LinkedHashMap<String, Object>();
        place.put("@type", "Place");
        place.put("name", venue.name());
        place.put(
                "address",
                Map.of(
                        "@type",
                        "PostalAddress",
                        "streetAddress",
                        venue.address(),
                        "addressLocality",
                        venue.town(),
                        "postalCode",
                        venue.postcode(),
                        "addressCountry",
                        "GB"));
        var position = venue.position();
        if (position != null) {
            place.put(
                    "geo",
                    Map.of(
                            "@type",
                            "GeoCoordinates",
                            "latitude",
                            position.latitude(),
                            "longitude",
                            position.longitude()));
        }
        return place;
    }
}
