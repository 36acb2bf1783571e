package org.staffroom.calls;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Opening and closing calls for talks, for the organisers of the meeting and the ambassadors of the region. */
@Service
@Transactional
public class Calls {

    private record Day(String status, Instant startsAt) {}

    private final MeetingAccess meetings;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Dates dates;
    private final Clock clock;

    Calls(MeetingAccess meetings, RegionAccess regions, JdbcClient jdbc, Audit audit, Dates dates, Clock clock) {
        this.meetings = meetings;
        this.regions = regions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Opens or closes the call of a meeting, or says it in other words.
     *
     * @throws Refused without a last day, or with one that is past or after the meeting; also when the meeting is cancelled
     *     or has begun
     * @throws StaleVersion when somebody else changed it meanwhile
     */
    void save(CurrentPerson me, MeetingId meeting, CallForm form) {
        meetings.requireOrganiser(me, meeting);
        // Two organisers who open it at once wait for each other.
        var day = jdbc.sql("select status, starts_at from meeting where id = ? for no key update")
                .param(meeting.value())
                .query((row, number) -> new Day(
                        row.getString("status"), row.getTimestamp("starts_at").toInstant()))
                .single();
        if (form.hasDay() && form.day() == null) {
            throw new Refused("calls.refused.day");
        }
        if (form.isOpen()) {
            check(day, form.day());
        }
        write(me, null, meeting.value(), form);
    }

    private void check(Day day, @Nullable LocalDate last) {
        if (last == null) {
            throw new Refused("calls.refused.no-day");
        }
        if (day.status.equals("CANCELLED")
                || (!day.status.equals("POSTPONED") && !day.startsAt.isAfter(clock.instant()))) {
            throw new Refused("calls.refused.over");
        }
        if (last.isBefore(dates.today())) {
            throw new Refused("calls.refused.past");
        }
        if (last.isAfter(dates.date(day.startsAt)) && !day.status.equals("POSTPONED")) {
            throw new Refused("calls.refused.after", dates.day(day.startsAt));
        }
    }

    /** Opens or closes the standing call of a region, or says it in other words. */
    void save(CurrentPerson me, RegionId region, CallForm form) {
        regions.require(me, region);
        jdbc.sql("select 1 from region where id = ? for no key update")
                .param(region.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(NotFound::new);
        write(me, region.value(), null, form);
    }

    private void write(CurrentPerson me, @Nullable UUID region, @Nullable UUID meeting, CallForm form) {
        var subject = Objects.requireNonNull(meeting == null ? region : meeting);
        var now = jdbc.sql("""
                        select version from talk_call where region_id = cast(:region as uuid) or meeting_id = cast(:meeting as uuid)
                        """)
                .param("region", region, Types.OTHER)
                .param("meeting", meeting, Types.OTHER)
                .query(Integer.class)
                .optional();
        StaleVersion.check(form.version() == null ? 0 : form.version(), now.orElse(0));
        jdbc.sql("""
                        insert into talk_call (id, version, region_id, meeting_id, open, opened_at, words, closes_on, changed_by, changed_at)
                        values (:id, 1, :region, :meeting, :open, case when :open then cast(:now as timestamptz) end, :words, :last, :me, :now)
                        on conflict (%s) do update set version = talk_call.version + 1, open = excluded.open,
                            opened_at = coalesce(talk_call.opened_at, excluded.opened_at),
                            words = excluded.words, closes_on = excluded.closes_on, changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at
                        """.formatted(meeting == null ? "region_id" : "meeting_id"))
                .param("id", Ids.next())
                .param("region", region, Types.OTHER)
                .param("meeting", meeting, Types.OTHER)
                .param("open", form.isOpen())
                .param("words", form.text())
                .param("last", meeting == null ? null : form.day(), Types.DATE)
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(me.id().value(), form.isOpen() ? "opened" : "closed", "talk_call", subject);
    }
}
