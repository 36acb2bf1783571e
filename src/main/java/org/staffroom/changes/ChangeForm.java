package org.staffroom.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.changes.ChangeQueries.Now;
import org.staffroom.changes.Proposal.OfItem;
import org.staffroom.changes.Proposal.Where;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueId;

/**
 * What was pressed or typed on the screen of changes; what is not there, or as it stood there when it was opened, stays as
 * it is now: somebody else may have changed it meanwhile.
 *
 * @param later minutes, negative for earlier
 * @param open "true" when the date is to follow
 * @param places in the room, only together with a format
 * @param venue as the venue book writes it, or its id
 * @param hall which room of the venue
 * @param session an agenda item, and in {@code act} what becomes of it: "later:15", "drop", "close"
 * @param at another time of the session
 * @param was what the page showed when it was opened; null when nobody looked, and it is as it is now
 * @param notice and {@code seen} are the preview's
 */
record ChangeForm(
        String later,
        String date,
        String start,
        String end,
        String open,
        String format,
        String places,
        String online,
        @Nullable String venue,
        @Nullable String hall,
        @Nullable String link,
        String session,
        String act,
        String at,
        String speaker,
        String speakerEmail,
        String travel,
        String note,
        String reason,
        String answerDate,
        String answerTime,
        @Nullable Was was,
        String notice,
        String seen) {

    /** What may be changed and how it stood on the page. */
    record Was(String date, String start, String end, String format, String venue, String hall, String link) {

        Was {
            date = Typed.text(date);
            start = Typed.text(start);
            end = Typed.text(end);
            format = Typed.text(format);
            venue = Typed.text(venue);
            hall = Typed.text(hall);
            link = Typed.text(link);
        }

        /** @param venue as the form writes it */
        static Was of(Now now, String venue) {
            return new Was(
                    now.postponed() ? "" : now.date().toString(),
                    now.start().toString(),
                    now.end().toString(),
                    now.format().name(),
                    venue,
                    now.room(),
                    now.link());
        }

        /** By the names of their fields. */
        public Map<String, String> carried() {
            return carried("was.");
        }

        private Map<String, String> carried(String prefix) {
            var fields = new LinkedHashMap<String, String>();
            fields.put(prefix + "date", date);
            fields.put(prefix + "start", start);
            fields.put(prefix + "end", end);
            fields.put(prefix + "format", format);
            fields.put(prefix + "venue", venue);
            fields.put(prefix + "hall", hall);
            fields.put(prefix + "link", link);
            return fields;
        }
    }

    private static final int FARTHEST = 720;
    private static final int LONGEST = 500;

    ChangeForm {
        later = Typed.text(later);
        date = Typed.text(date);
        start = Typed.text(start);
        end = Typed.text(end);
        open = Typed.text(open);
        format = Typed.text(format);
        places = Typed.text(places);
        online = Typed.text(online);
        venue = venue == null ? null : Typed.text(venue);
        hall = hall == null ? null : Typed.text(hall);
        link = link == null ? null : Typed.text(link);
        session = Typed.text(session);
        act = Typed.text(act);
        at = Typed.text(at);
        speaker = Typed.text(speaker);
        speakerEmail = Typed.text(speakerEmail);
        travel = Typed.text(travel);
        note = Typed.text(note);
        reason = Typed.text(reason);
        answerDate = Typed.text(answerDate);
        answerTime = Typed.text(answerTime);
        notice = Typed.text(notice);
        seen = Typed.text(seen);
    }

    /** As the meeting is now. */
    static ChangeForm of(Now now) {
        return of(
                now.postponed() ? "" : now.date().toString(),
                now.start().toString(),
                now.end().toString(),
                "",
                "",
                "",
                now.venueWritten(),
                now.room(),
                now.link(),
                Was.of(now, now.venueWritten()));
    }

    /** What the form of the details says about when and where; the day that a meeting was put off from is no new one. */
    static ChangeForm of(Now now, MeetingDetails details) {
        var dateFollows = now.postponed()
                && details.hours(now.zone()).keeping(now.hours(), now.zone()).equals(now.hours());
        return of(
                dateFollows ? "" : details.date().toString(),
                dateFollows ? "" : details.start().toString(),
                dateFollows ? "" : details.end().toString(),
                details.format().name(),
                details.room() == null ? "" : details.room().toString(),
                details.online() == null ? "" : details.online().toString(),
                written(details.venue()),
                details.hall() == null ? now.room() : details.hall(),
                details.joiningLink() == null ? "" : details.joiningLink(),
                Was.of(now, written(now.venue())));
    }

    /** With when and where alone. */
    private static ChangeForm of(
            String date,
            String start,
            String end,
            String format,
            String places,
            String online,
            String venue,
            String hall,
            String link,
            Was was) {
        return new ChangeForm(
                "", date, start, end, "", format, places, online, venue, hall, link, "", "", "", "", "", "", "", "", "",
                "", was, "", "");
    }

    private static String written(@Nullable VenueId venue) {
        return venue == null ? "" : venue.toString();
    }

    /** What the preview sends along, so that it is proposed once more. */
    public Map<String, String> carried() {
        var fields =
                new Was(date, start, end, format, Typed.text(venue), Typed.text(hall), Typed.text(link)).carried("");
        fields.put("later", later);
        fields.put("open", open);
        fields.put("places", places);
        fields.put("online", online);
        fields.put("session", session);
        fields.put("act", act);
        fields.put("at", at);
        fields.put("speaker", speaker);
        fields.put("speakerEmail", speakerEmail);
        fields.put("travel", travel);
        fields.put("note", note);
        fields.values().removeIf(String::isEmpty);
        // These may be emptied, which is not the same as leaving them alone.
        if (hall != null) {
            fields.put("hall", hall);
        }
        if (link != null) {
            fields.put("link", link);
        }
        if (was != null) {
            fields.putAll(was.carried());
        }
        return fields;
    }

    NoticeId noticeId() {
        try {
            return new NoticeId(UUID.fromString(notice));
        } catch (IllegalArgumentException notOurs) {
            return NoticeId.next();
        }
    }

    /**
     * What was typed as what it means; null when some of it means nothing, which the errors then say.
     *
     * @param book finds a venue that the book writes so
     */
    @Nullable
    Proposal read(Now now, Function<String, @Nullable VenueId> book, Errors errors) {
        var minutes = later.isEmpty() ? null : read("later", later, ChangeForm::minutes, errors);
        var hours = later.isEmpty() && open.isEmpty() ? hours(now, errors) : null;
        var where = where(now, book, errors);
        var item = session.isEmpty() ? null : item(errors);
        var until = answerBy(now, errors);
        checkLength("travel", travel, LONGEST, errors);
        checkLength("note", note, LONGEST, errors);
        checkLength("reason", reason, 1000, errors);
        checkLength("hall", Typed.text(hall), 80, errors);
        if (link != null && !link.isEmpty() && (!link.matches("https://\\S+") || link.length() > LONGEST)) {
            errors.rejectValue("link", "meetings.form.link.https");
        }
        return errors.hasErrors()
                ? null
                : new Proposal(
                        minutes,
                        hours,
                        open.equals("true"),
                        where,
                        now.room().equals(hall) || was != null && was.hall.equals(hall) ? null : hall,
                        now.link().equals(link) || was != null && was.link.equals(link) ? null : link,
                        item,
                        travel,
                        note,
                        reason,
                        until);
    }

    /** Until when those registered may answer; null when nothing was typed, or nothing that means anything. */
    @Nullable
    Instant answerBy(Now now, Errors errors) {
        return answerDate.isEmpty()
                ? null
                : read("answerDate", answerDate + "T" + answerTime, text -> instant(text, now), errors);
    }

    private @Nullable Hours hours(Now now, Errors errors) {
        var sameDay = was != null && date.equals(was.date);
        var sameStart = was != null && start.equals(was.start);
        var sameEnd = was != null && end.equals(was.end);
        if (date.isEmpty() || sameDay && (sameStart && sameEnd || now.postponed())) {
            return null;
        }
        var day = sameDay ? now.date() : read("date", date, Typed::day, errors);
        var from = sameStart ? now.start() : read("start", start, LocalTime::parse, errors);
        var until = sameEnd ? now.end() : read("end", end, LocalTime::parse, errors);
        return day == null || from == null || until == null
                ? null
                : Hours.of(day, from, until, now.zone()).keeping(now.hours(), now.zone());
    }

    private @Nullable Where where(Now now, Function<String, @Nullable VenueId> book, Errors errors) {
        var kind = format.isEmpty() || was != null && format.equals(was.format)
                ? now.format()
                : read("format", format, MeetingFormat::valueOf, errors);
        var there = venue == null || was != null && venue.equals(was.venue) ? now.venue() : book.apply(venue);
        var chosen = kind == MeetingFormat.ONLINE ? null : there;
        if (chosen == null && kind != MeetingFormat.ONLINE) {
            errors.rejectValue("venue", "meetings.form.venue.unknown");
        }
        var moved = kind != now.format();
        if (kind == null || !moved && Objects.equals(chosen, now.venue())) {
            return null;
        }
        return new Where(kind, chosen, moved ? number(places) : null, moved ? number(online) : null);
    }

    private @Nullable OfItem item(Errors errors) {
        var id = read("session", session, UUID::fromString, errors);
        if (id == null) {
            return null;
        }
        if (act.startsWith("later:")) {
            var by = read("session", act.substring("later:".length()), ChangeForm::minutes, errors);
            return by == null ? null : new OfItem.Delayed(id, by);
        }
        if (act.equals("drop") || act.equals("close")) {
            return new OfItem.Dropped(id, act.equals("close"));
        }
        if (!at.isEmpty()) {
            var time = read("at", at, LocalTime::parse, errors);
            return time == null ? null : new OfItem.At(id, time);
        }
        if (speaker.isEmpty()) {
            errors.rejectValue("session", "meetings.form.session.unreadable");
            return null;
        }
        return new OfItem.SpokenBy(id, speaker, speakerEmail.isEmpty() ? null : speakerEmail);
    }

    private static @Nullable Integer number(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.valueOf(typed) : null;
    }

    private static Integer minutes(String text) {
        var minutes = Integer.parseInt(text);
        if (minutes == 0 || Math.abs(minutes) > FARTHEST) {
            throw new IllegalArgumentException(text);
        }
        return minutes;
    }

    private static Instant instant(String text, Now now) {
        var parts = text.split("T", -1);
        return LocalDate.parse(parts[0])
                .atTime(parts[1].isEmpty() ? LocalTime.of(20, 0) : LocalTime.parse(parts[1]))
                .atZone(now.zone())
                .toInstant();
    }

    private static void checkLength(String field, String typed, int most, Errors errors) {
        if (typed.length() > most) {
            errors.rejectValue(field, "meetings.form.too-long", new Object[] {most}, null);
        }
    }

    private static <T> @Nullable T read(String field, String typed, Function<String, T> reader, Errors errors) {
        try {
            return reader.apply(typed);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            errors.rejectValue(field, "meetings.form." + field + ".unreadable");
            return null;
        }
    }
}
