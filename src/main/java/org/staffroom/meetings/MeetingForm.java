package org.staffroom.meetings;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueId;

/**
 * What stands in the form of a meeting, as it was typed: text throughout, so that a wrong date comes back as it was.
 *
 * @param region its id; asked only of those who have several
 * @param venue as the venue book writes it: "The Castle, Bristol BS1 5QD"
 * @param venueName a venue that is not in the book yet, with its address, town and postcode
 * @param hall which room of the venue; null when the form did not ask
 * @param version the meeting's, when the form was opened
 */
record MeetingForm(
        @Size(min = 3, max = 120, message = "{meetings.form.title.length}")
        String title,

        @Size(max = 2000, message = "{meetings.form.summary.length}")
        String summary,

        String region,
        String format,
        String date,
        String start,
        String end,
        String venue,

        @Size(max = 120, message = "{meetings.form.venue.name}")
        String venueName,

        @Size(max = 200, message = "{meetings.form.venue.address}")
        String venueAddress,

        @Size(max = 80, message = "{meetings.form.venue.town}")
        String venueTown,

        @Size(max = 10, message = "{meetings.form.venue.postcode}")
        String venuePostcode,

        @Size(max = 500, message = "{meetings.form.link.length}")
        @Pattern(regexp = "|https://\\S+", message = "{meetings.form.link.https}")
        String joiningLink,

        String room,
        String online,

        @Size(max = 80, message = "{meetings.item.room.length}") @Nullable
        String hall,

        String version) {

    MeetingForm {
        title = Typed.text(title);
        summary = Typed.text(summary);
        region = Typed.text(region);
        format = Typed.text(format);
        date = Typed.text(date);
        start = Typed.text(start);
        end = Typed.text(end);
        venue = Typed.text(venue);
        venueName = Typed.text(venueName);
        venueAddress = Typed.text(venueAddress);
        venueTown = Typed.text(venueTown);
        venuePostcode = Typed.text(venuePostcode);
        joiningLink = Typed.text(joiningLink);
        room = Typed.text(room);
        online = Typed.text(online);
        hall = hall == null ? null : Typed.text(hall);
        version = Typed.text(version);
    }

    /**
     * An empty form, with the hours most meetings have.
     *
     * @param region its id, when it is known; as the date, and the venue as the book writes it with its largest room
     */
    static MeetingForm empty(
            @Nullable String region, @Nullable String date, String venue, OrganiserQueries.Largest largest) {
        return new MeetingForm(
                "",
                "",
                Typed.text(region),
                "IN_PERSON",
                Typed.text(date),
                "09:30",
                "15:00",
                venue,
                "",
                "",
                "",
                "",
                "",
                largest.seats(),
                "",
                largest.room(),
                "");
    }

    /** As it was typed, with a venue that stands in the book by now. */
    MeetingForm at(String written) {
        return new MeetingForm(
                title,
                summary,
                region,
                format,
                date,
                start,
                end,
                written,
                "",
                "",
                "",
                "",
                joiningLink,
                room,
                online,
                hall,
                version);
    }

    boolean hasNewVenue() {
        return !venueName.isEmpty() || !venueTown.isEmpty() || !venuePostcode.isEmpty() || !venueAddress.isEmpty();
    }

    int versionNumber() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /**
     * What was typed as what it means; null when some of it means nothing, which the errors then say.
     *
     * @param length of the meeting when no end was typed: that of the meeting it was copied from; null to ask for an end
     */
    @Nullable
    MeetingDetails read(@Nullable VenueId venue, @Nullable Integer length, Errors errors) {
        return read(venue, length, true, errors);
    }

    /** @param withPlaces whether there are any: at a meeting that was held before there were not */
    @Nullable
    MeetingDetails read(@Nullable VenueId venue, @Nullable Integer length, boolean withPlaces, Errors errors) {
        var format = read("format", this.format, MeetingFormat::valueOf, errors);
        var date = read("date", this.date, Typed::day, errors);
        var start = read("start", this.start, LocalTime::parse, errors);
        var end = this.end.isEmpty() && length != null && start != null
                ? start.plusMinutes(length)
                : read("end", this.end, LocalTime::parse, errors);
        var room =
                withPlaces && format != null && format.has(PlaceMode.ROOM) ? places("room", this.room, errors) : null;
        var online = withPlaces && format != null && format.has(PlaceMode.ONLINE)
                ? places("online", this.online, errors)
                : null;
        if (errors.hasErrors() || format == null || date == null || start == null || end == null) {
            return null;
        }
        var link = joiningLink.isEmpty() ? null : joiningLink;
        return new MeetingDetails(title, summary, format, date, start, end, venue, link, room, online, hall);
    }

    private static @Nullable Integer places(String field, String typed, Errors errors) {
        return read(
                field,
                typed,
                text -> {
                    var number = Integer.parseInt(text);
                    if (number < 1 || number > 5000) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                },
                errors);
    }

    private static <T> @Nullable T read(String field, String typed, Function<String, T> reader, Errors errors) {
        try {
            return reader.apply(typed);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            errors.rejectValue(field, "meetings.form." + field + ".unreadable");
            return null;
        }
    }

    /** Says a refusal beside the field it is about. */
    void refuse(Refused refused, Errors errors) {
        var field = switch (refused.key().replace("meetings.refused.", "")) {
            case "end-before-start" -> "end";
            case "no-such-time" -> "start";
            case "start-in-past", "held-in-future" -> "date";
            case "no-venue" -> "venue";
            case "no-such-region" -> "region";
            case "mode-in-use" -> "format";
            case "no-capacity", "capacity-below-confirmed" -> format.equals("ONLINE") ? "online" : "room";
            default -> null;
        };
        if (field == null) {
            errors.reject(refused.key(), refused.arguments(), null);
        } else {
            errors.rejectValue(field, refused.key(), refused.arguments(), null);
        }
    }
}
