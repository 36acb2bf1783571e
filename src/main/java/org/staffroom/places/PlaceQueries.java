package org.staffroom.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;

/** Reads about places. Whoever asks for the place of a person has made sure that it is their own. */
@Component
@Transactional(readOnly = true)
public class PlaceQueries {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlaceQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where somebody has a place, waits or has asked for one, of what is not over: by the meeting's slug. None of a visitor's. */
    public Map<String, PlaceStatus> coming(@Nullable CurrentPerson person) {
        if (person == null) {
            return Map.of();
        }
        var found = new HashMap<String, PlaceStatus>();
        jdbc.sql("""
                        select m.slug, r.status from registration r join meeting m on m.id = r.meeting_id
                        where r.person_id = :person and r.status not in ('CANCELLED', 'APOLOGIES')
                          and (m.ends_at > :now or m.status = 'POSTPONED')
                        """)
                .param("person", person.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    found.put(row.getString("slug"), PlaceStatus.valueOf(row.getString("status")));
                });
        return found;
    }

    /** The person's registration for the meeting, given back or not; empty when there never was one. */
    public Optional<OwnPlace> ownPlace(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select r.status, r.mode, r.round, r.calendar_sequence as sequence,
                               r.offered_until, r.confirm_by, r.declined_reason,
                               place_in_line(r) as position
                        from registration r
                        where r.meeting_id = :meeting and r.person_id = :person
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(OwnPlace.class)
                .optional();
    }

    /** What the person told to need at this meeting; empty without a place. */
    public Optional<Needs> ownNeeds(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select dietary_needs, access_needs from registration
                        where meeting_id = :meeting and person_id = :person and status not in ('CANCELLED', 'APOLOGIES')
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query((row, number) -> new Needs(row.getString("dietary_needs"), row.getString("access_needs")))
                .optional();
    }

    /** When places of the meeting can be taken. */
    public Opening opening(MeetingId meeting) {
        return jdbc.sql(
                        "select " + Opening.COLUMNS
                                + " from meeting m left join place_rules rules on rules.meeting_id = m.id where m.id = :meeting")
                .param("meeting", meeting.value())
                .query((row, number) -> Opening.read(row))
                .single();
    }

    /** Whether the person may take a place while the meeting, held again, is open to those of the earlier one alone. */
    public boolean hasHeadStart(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from meeting m join registration r on r.meeting_id = m.held_again_from
                            where m.id = :meeting and r.person_id = :person
                              and r.status in ('CONFIRMED', 'WAITING', 'OFFERED', 'REQUESTED'))
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Who of those with a place let themselves be named to the others, for one of these; nobody for anybody else. The person
     * themselves is left out.
     */
    public List<Fellow> fellows(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select p.name, p.job_title, o.name as organisation
                        from registration r
                        join person p on p.id = r.person_id
                        left join organisation o on o.id = p.organisation_id
                        where r.meeting_id = :meeting and r.status = 'CONFIRMED' and r.listed_at is not null
                          and r.person_id <> :person and p.status = 'ACTIVE' and exists (
                            select 1 from registration own where own.meeting_id = :meeting and own.person_id = :person
                              and own.status = 'CONFIRMED')
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Fellow.class)
                .list();
    }

    /** Where to join online; for confirmed people alone. */
    public Optional<String> joiningLink(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select m.joining_link from meeting m
                        join registration r on r.meeting_id = m.id
                        where m.id = :meeting and r.person_id = :person and r.status = 'CONFIRMED'
                          and m.joining_link is not null
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(String.class)
                .optional();
    }
}
