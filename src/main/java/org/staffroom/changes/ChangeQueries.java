package org.staffroom.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingStatus;
import org.staffroom.meetings.OrganiserQueries.Head;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueId;

/** What the screen of changes is filled with. Whether one organises the meeting is asked before. */
@Component
class ChangeQueries {

    /** A meeting as it is now. */
    record Now(
            Head head,
            MeetingFormat format,
            Hours hours,
            ZoneId zone,
            @Nullable VenueId venue,
            String venueWritten,
            String room,
            String link,
            @Nullable Instant answerBy) {

        public boolean postponed() {
            return head.status() == MeetingStatus.POSTPONED;
        }

        LocalDate date() {
            return LocalDate.ofInstant(hours.start(), zone);
        }

        LocalTime start() {
            return LocalTime.ofInstant(hours.start(), zone);
        }

        LocalTime end() {
            return LocalTime.ofInstant(hours.end(), zone);
        }
    }

    private final JdbcClient jdbc;

    ChangeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Now now(MeetingId meeting) {
        return jdbc.sql("""
                        select coalesce(m.slug, m.id::text) as key, m.title, m.status, m.format, m.starts_at, m.ends_at, m.zone, m.region_id, m.venue_id, m.room, m.joining_link, m.answer_by,
                               v.name || ', ' || v.town || ' ' || v.postcode as written
                        from meeting m left join venue v on v.id = m.venue_id where m.id = :id
                        """)
                .param("id", meeting.value())
                .query((row, number) -> {
                    var venue = row.getObject("venue_id", UUID.class);
                    var until = row.getTimestamp("answer_by");
                    var hours = new Hours(
                            row.getTimestamp("starts_at").toInstant(),
                            row.getTimestamp("ends_at").toInstant());
                    return new Now(
                            new Head(
                                    row.getString("key"),
                                    row.getString("title"),
                                    MeetingStatus.valueOf(row.getString("status")),
                                    hours.start(),
                                    hours.end(),
                                    new RegionId(row.getObject("region_id", UUID.class)),
                                    ZoneId.of(row.getString("zone"))),
                            MeetingFormat.valueOf(row.getString("format")),
                            hours,
                            ZoneId.of(row.getString("zone")),
                            venue == null ? null : new VenueId(venue),
                            Typed.text(row.getString("written")),
                            row.getString("room"),
                            Typed.text(row.getString("joining_link")),
                            until == null ? null : until.toInstant());
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** A venue by its id, if there is one. */
    @Nullable
    VenueId venue(UUID id) {
        return jdbc.sql("select id from venue where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(VenueId::new)
                .orElse(null);
    }
}
