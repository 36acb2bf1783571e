package org.staffroom.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and times as people read them: "Tuesday 16 March 2027", "9.30am to 3pm". In templates: {@code @dates}. */
@Component
public class Dates {

    private record Format(String pattern, Locale locale) {}

    /** Read once: a page has many dates, and few forms of them. */
    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final Network network;
    private final Clock clock;

    Dates(Network network, Clock clock) {
        this.network = network;
        this.clock = clock;
    }

    /** "Tuesday 16 March 2027". */
    public String day(Instant instant, ZoneId zone) {
        return format("EEEE d MMMM yyyy", instant.atZone(zone));
    }

    /** As {@link #day(Instant, ZoneId)}, where the network is. */
    public String day(Instant instant) {
        return day(instant, network.zone());
    }

    public String day(LocalDate date) {
        return format("EEEE d MMMM yyyy", date.atStartOfDay(network.zone()));
    }

    /** "16 March 2027". */
    public String shortDay(Instant instant) {
        return format("d MMMM yyyy", instant.atZone(network.zone()));
    }

    public String shortDay(LocalDate date) {
        return format("d MMMM yyyy", date.atStartOfDay(network.zone()));
    }

    /** "16 Mar", where the year goes without saying. */
    public String brief(LocalDate date) {
        return format("d MMM", date.atStartOfDay(network.zone()));
    }

    public String weekday(Instant instant) {
        return format("EEE", instant.atZone(network.zone()));
    }

    public String dayOfMonth(Instant instant) {
        return format("d", instant.atZone(network.zone()));
    }

    /** "March", or "Mar 2025" when it is ten months from now or more: a bare month would be mistaken. */
    public String month(Instant instant) {
        var then = instant.atZone(network.zone());
        var months = Math.abs(java.time.temporal.ChronoUnit.MONTHS.between(
                then.toLocalDate(), clock.instant().atZone(network.zone()).toLocalDate()));
        return format(months < 10 ? "MMMM" : "MMM yyyy", then);
    }

    /** "9.30am". */
    public String time(Instant instant) {
        return time(instant.atZone(network.zone()).toLocalTime());
    }

    public String time(LocalTime time) {
        var hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        var minutes = time.getMinute() == 0 ? "" : ".%02d".formatted(time.getMinute());
        return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
    }

    /** "9.30am to 3pm". */
    public String hours(Instant from, Instant until) {
        return time(from) + " to " + time(until);
    }

    /** "11 November, 10.42am", with the year when it is another. */
    public String moment(Instant instant) {
        var then = instant.atZone(network.zone());
        var now = clock.instant().atZone(network.zone());
        return format(then.getYear() == now.getYear() ? "d MMMM" : "d MMMM yyyy", then) + ", " + time(instant);
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(network.zone()));
    }

    /** "2027-03-16 09:30", where the network is: what spreadsheets of any language read as a time. */
    public String cell(Instant instant) {
        return format("yyyy-MM-dd HH:mm", instant.atZone(network.zone()));
    }

    /** The day, where the network is. */
    public LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, network.zone());
    }

    /** The time of day, where the network is. */
    public LocalTime clockTime(Instant instant) {
        return LocalTime.ofInstant(instant, network.zone());
    }

    /** Today, where the network is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), network.zone());
    }

    private static String format(String pattern, ZonedDateTime time) {
        return FORMATS.computeIfAbsent(
                        new Format(pattern, locale()), one -> DateTimeFormatter.ofPattern(one.pattern, one.locale))
                .format(time);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
