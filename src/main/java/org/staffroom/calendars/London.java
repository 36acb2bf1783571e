package org.staffroom.calendars;

import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VTimeZone;

/** The clock in London by its two rules. The library's own begins in 1847 and is seven times as long. */
final class London {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final String RULES = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Staffroom//EN
            BEGIN:VTIMEZONE
            TZID:Europe/London
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            TZNAME:BST
            DTSTART:19960331T010000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            TZNAME:GMT
            DTSTART:19961027T020000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private London() {}

    static VTimeZone rules() {
        try {
            return (VTimeZone) new CalendarBuilder()
                    .build(new StringReader(RULES))
                    .getComponents("VTIMEZONE")
                    .get(0);
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(e);
        }
    }
}
