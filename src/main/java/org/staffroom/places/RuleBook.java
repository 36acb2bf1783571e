package org.staffroom.places;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** What the organisers of a meeting decide about its places, drafts included. */
@Service
@Transactional
public class RuleBook {

    private final PlaceRows rows;
    private final MovingUp waiting;
    private final MeetingAccess access;
    private final Meetings meetings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    RuleBook(
            PlaceRows rows,
            MovingUp waiting,
            MeetingAccess access,
            Meetings meetings,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.access = access;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** As {@link #day}; whether one may see it is asked by whoever shows it. */
    @Transactional(readOnly = true)
    public PlaceDay look(MeetingId meeting) {
        return rows.look(meeting);
    }

    /**
     * The rules and what they hang on.
     *
     * @throws NotFound for anybody who does not organise the meeting
     */
    @Transactional(readOnly = true)
    public PlaceDay day(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return rows.look(meeting);
    }

    /**
     * Decides otherwise; whoever may have a place by the new rules moves up at once.
     *
     * @param rules with the version that the person saw
     * @throws StaleVersion when somebody else decided meanwhile
     */
    public void decide(CurrentPerson me, MeetingId meeting, PlaceRules rules) {
        access.requireOrganiser(me, meeting);
        rows.dayOrDraft(meeting);
        rows.lock(meeting);
        // Read once more: whoever held the lock may have decided.
        StaleVersion.check(rules.version(), rows.look(meeting).rules().version());
        jdbc.sql("""
                        insert into place_rules (meeting_id, version, opens_at, closes_at, approval, per_organisation,
                            offer_days, offer_time, most_colleagues, head_start_hours)
                        values (:meeting, 1, :opens, :closes, :approval, :share, :days, :time, :colleagues, :head)
                        on conflict (meeting_id) do update set version = place_rules.version + 1,
                            opens_at = excluded.opens_at, closes_at = excluded.closes_at, approval = excluded.approval,
                            per_organisation = excluded.per_organisation, offer_days = excluded.offer_days,
                            offer_time = excluded.offer_time,
                            most_colleagues = excluded.most_colleagues, head_start_hours = excluded.head_start_hours
                        """)
                .param("meeting", meeting.value())
                .param("opens", timestamp(rules.opensAt()), Types.TIMESTAMP)
                .param("closes", timestamp(rules.closesAt()), Types.TIMESTAMP)
                .param("approval", rules.approval())
                .param("share", rules.perOrganisation(), Types.INTEGER)
                .param("days", rules.offerDays(), Types.INTEGER)
                .param("time", rules.offerTime())
                .param("colleagues", rules.mostColleagues())
                .param("head", rules.headStartHours())
                .update();
        audit.record(me.id().value(), "places ruled", "meeting", meeting.value());
        waiting.into(rows.look(meeting), clock.instant());
    }

    /**
     * Makes the places more or fewer; more are given at once to those who wait.
     *
     * @throws Refused when more people are confirmed in one of the modes; nothing is changed then
     */
    public void capacity(CurrentPerson me, MeetingId meeting, Map<PlaceMode, Integer> numbers) {
        numbers.forEach((mode, number) -> meetings.setCapacity(me, meeting, mode, number));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
