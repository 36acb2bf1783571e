package org.staffroom.attendees;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.places.PlaceDay;
import org.staffroom.places.PlaceRules;

/**
 * What stands in the form of the rules, as it was typed.
 *
 * @param share places an organisation; empty for any number
 * @param colleagues that one person may bring; empty for what was decided before
 * @param offerDays days before the meeting; empty for never
 */
record PlaceRulesForm(
        String version,
        String opens,
        String closes,
        Boolean approval,
        String share,
        String colleagues,
        String offerDays,
        String offerTime,
        String headStart) {

    PlaceRulesForm {
        version = text(version);
        opens = text(opens);
        closes = text(closes);
        approval = Boolean.TRUE.equals(approval);
        share = text(share);
        colleagues = text(colleagues);
        offerDays = text(offerDays);
        offerTime = text(offerTime);
        headStart = text(headStart);
    }

    static PlaceRulesForm of(PlaceDay day) {
        var rules = day.rules();
        return new PlaceRulesForm(
                String.valueOf(rules.version()),
                local(rules.opensAt(), day.zone()),
                local(rules.closesAt(), day.zone()),
                rules.approval(),
                rules.perOrganisation() == null ? "" : rules.perOrganisation().toString(),
                String.valueOf(rules.mostColleagues()),
                rules.offerDays() == null ? "" : rules.offerDays().toString(),
                rules.offerTime().toString(),
                String.valueOf(rules.headStartHours()));
    }

    /** As it was typed, over what somebody else decided meanwhile. */
    PlaceRulesForm over(PlaceDay day) {
        return new PlaceRulesForm(
                String.valueOf(day.rules().version()),
                opens,
                closes,
                approval,
                share,
                colleagues,
                offerDays,
                offerTime,
                headStart);
    }

    /** What was typed as what it means; null when some of it means nothing, which the errors then say. */
    @Nullable
    PlaceRules read(PlaceDay day, Errors errors) {
        var opensAt = read("opens", opens, text -> moment(text, day.zone()), errors);
        var closesAt = read("closes", closes, text -> moment(text, day.zone()), errors);
        var most = read("share", share, text -> number(text, 1, 500), errors);
        var colleagues = read("colleagues", this.colleagues, text -> number(text, 0, 20), errors);
        var days = read("offerDays", offerDays, text -> number(text, 0, 14), errors);
        var time = read("offerTime", offerTime, LocalTime::parse, errors);
        var hours = read("headStart", headStart, text -> number(text, 0, 720), errors);
        if (opensAt != null && !opensAt.isBefore(day.endsAt())) {
            errors.rejectValue("opens", "attendees.rules.opens.late");
        }
        if (closesAt != null && closesAt.isAfter(day.endsAt())) {
            errors.rejectValue("closes", "attendees.rules.closes.late");
        } else if (closesAt != null && opensAt != null && !opensAt.isBefore(closesAt)) {
            errors.rejectValue("closes", "attendees.rules.closes.early");
        }
        return errors.hasErrors()
                ? null
                : new PlaceRules(
                        version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                        opensAt,
                        closesAt,
                        approval,
                        most,
                        days,
                        time == null ? PlaceRules.DEFAULT.offerTime() : time.truncatedTo(ChronoUnit.MINUTES),
                        colleagues == null ? day.rules().mostColleagues() : colleagues,
                        hours == null ? day.rules().headStartHours() : hours);
    }

    private static <T> @Nullable T read(String field, String typed, Function<String, T> reader, Errors errors) {
        try {
            return typed.isEmpty() ? null : reader.apply(typed);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            errors.rejectValue(field, "attendees.rules." + field + ".unreadable");
            return null;
        }
    }

    private static Instant moment(String text, ZoneId zone) {
        var local = LocalDateTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
        if (local.getYear() < 2000 || local.getYear() > 2100) {
            throw new DateTimeException("beyond any programme");
        }
        return local.atZone(zone).toInstant();
    }

    private static Integer number(String text, int least, int most) {
        var number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : LocalDateTime.ofInstant(instant, zone).toString();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
