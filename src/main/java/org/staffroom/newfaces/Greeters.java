package org.staffroom.newfaces;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.OwnPlace;
import org.staffroom.places.PlaceQueries;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Those who offer to greet somebody new. The offer holds for as long as they have their place. */
@Service
@Transactional
public class Greeters {

    private final PlaceQueries places;
    private final MeetingDays days;
    private final JdbcClient jdbc;
    private final Clock clock;

    Greeters(PlaceQueries places, MeetingDays days, JdbcClient jdbc, Clock clock) {
        this.places = places;
        this.days = days;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Offers to greet, or takes the offer back. Twice is once.
     *
     * @throws NotFound without a place in the room
     * @throws Refused when the meeting is over or cancelled
     */
    void offer(CurrentPerson me, MeetingId meeting, boolean greets) {
        if (!mayGreet(meeting, me.id())) {
            throw new NotFound();
        }
        var day = days.find(meeting);
        if (day.cancelled()) {
            throw new Refused("places.refused.cancelled");
        }
        if (!day.postponed() && !clock.instant().isBefore(day.endsAt())) {
            throw new Refused("newfaces.refused.over");
        }
        if (greets) {
            jdbc.sql("""
                            insert into greeter (meeting_id, person_id, offered_at) values (?, ?, ?) on conflict do nothing
                            """)
                    .params(meeting.value(), me.id().value(), Timestamp.from(clock.instant()))
                    .update();
        } else {
            jdbc.sql("delete from greeter where meeting_id = ? and person_id = ?")
                    .params(meeting.value(), me.id().value())
                    .update();
        }
    }

    /** Whether the person can be asked: whoever has a place in the room. */
    @Transactional(readOnly = true)
    public boolean mayGreet(MeetingId meeting, PersonId person) {
        return places.ownPlace(meeting, person)
                .filter(OwnPlace::confirmed)
                .filter(place -> place.mode() == PlaceMode.ROOM)
                .isPresent();
    }

    @Transactional(readOnly = true)
    public boolean greets(MeetingId meeting, PersonId person) {
        return jdbc.sql("select exists (select 1 from greeter where meeting_id = ? and person_id = ?)")
                .params(meeting.value(), person.value())
                .query(Boolean.class)
                .single();
    }

    /** Who greets whoever is new, with where they work, by name: they have agreed to be named to new people. */
    @Transactional(readOnly = true)
    public List<Greeter> of(MeetingId meeting) {
        return jdbc.sql("""
                        select p.id, p.name, p.job_title, o.name as organisation, a.arrived_at is not null as here
                        from greeter g
                        join person p on p.id = g.person_id and p.status = 'ACTIVE'
                        join registration r on r.meeting_id = g.meeting_id and r.person_id = g.person_id
                            and r.status = 'CONFIRMED' and r.mode = 'ROOM'
                        left join organisation o on o.id = p.organisation_id
                        left join attendance a on a.meeting_id = g.meeting_id and a.person_id = g.person_id
                        where g.meeting_id = :meeting
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(Greeter.class)
                .list();
    }
}
