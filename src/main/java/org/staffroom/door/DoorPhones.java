package org.staffroom.door;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.people.UnusedPeople;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Secret;

/**
 * Phones that keep the list of a meeting. Each has a token of its own, which says for whom it speaks: it is good as long as
 * that person may work the door, until the day after the meeting, and not at all without them.
 */
@Service
@Transactional
class DoorPhones {

    /** Whom a token speaks for, and at which meeting. */
    record Holder(MeetingId meeting, CurrentPerson person) {}

    /** A phone in the organisers' list. */
    record Phone(UUID id, String described, String name, Instant usedAt) {}

    /** The token was good until the day after the meeting. */
    static final class Over extends RuntimeException {
        private Over() {
            super(null, null, false, false);
        }
    }

    /** More requests in a minute than a door has people. */
    static final class TooMany extends RuntimeException {
        private TooMany() {
            super(null, null, false, false);
        }
    }

    private static final int MOST_A_MINUTE = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DoorAccess access;
    private final MeetingAccess meetings;
    private final MeetingDays days;
    private final Door door;
    private final UnusedPeople unused;
    private final Secret secret;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    DoorPhones(
            DoorAccess access,
            MeetingAccess meetings,
            MeetingDays days,
            Door door,
            UnusedPeople unused,
            Secret secret,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.meetings = meetings;
        this.days = days;
        this.door = door;
        this.unused = unused;
        this.secret = secret;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives a phone its token; one it had before is no longer good.
     *
     * @param phone what the phone calls itself
     * @param described what it is, for the organisers' list
     * @throws NotFound when the person may not work this door
     * @throws Refused long before and after the day, and for a meeting that was cancelled or postponed
     */
    String give(CurrentPerson me, MeetingId meeting, UUID phone, String described) {
        access.require(me, meeting);
        var day = door.takingPlace(meeting);
        var now = clock.instant();
        if (!DoorHours.of(day).phonesMayKeep(now)) {
            throw new Refused("door.refused.not-kept");
        }
        var token = Secret.token();
        jdbc.sql("""
                        insert into door_phone (id, meeting_id, phone, person_id, described, token_hash, given_at, used_at, minute_at)
                        values (:id, :meeting, :phone, :me, left(:described, 100), :hash, :now, :now, :now)
                        on conflict (meeting_id, phone) do update set person_id = excluded.person_id,
                            described = excluded.described, token_hash = excluded.token_hash,
                            given_at = excluded.given_at, used_at = excluded.used_at
                        """)
                .param("id", Ids.next())
                .param("meeting", meeting.value())
                .param("phone", phone)
                .param("me", me.id().value())
                .param("described", described)
                .param("hash", hash(token))
                .param("now", Timestamp.from(now))
                .update();
        audit.record(me.id().value(), "kept the door list of", "meeting", meeting.value());
        return token;
    }

    /**
     * Whom a token speaks for. Counts the request.
     *
     * @throws NotFound for a token that is unknown or was taken back, or whose person may no longer work the door
     * @throws Over after the day after the meeting
     * @throws TooMany when the phone asks too often
     */
    Holder holder(String token) {
        var now = clock.instant();
        record Found(Holder holder, int count) {}
        var found = jdbc.sql("""
                        update door_phone d set used_at = :now,
                            minute_count = case when d.minute_at <= :before then 1 else d.minute_count + 1 end,
                            minute_at = case when d.minute_at <= :before then :now else d.minute_at end
                        from person p
                        where d.token_hash = :hash and p.id = d.person_id and p.status = 'ACTIVE' and p.standing = 'MEMBER'
                        returning d.meeting_id, d.minute_count, p.id, p.name, p.email, p.admin, p.welcomed_at is not null as welcomed
                        """)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(MINUTE)))
                .param("hash", hash(token))
                .query((row, number) -> new Found(
                        new Holder(
                                new MeetingId(row.getObject("meeting_id", UUID.class)),
                                new CurrentPerson(
                                        new PersonId(row.getObject("id", UUID.class)),
                                        row.getString("name"),
                                        row.getString("email"),
                                        row.getBoolean("admin"),
                                        row.getBoolean("welcomed"))),
                        row.getInt("minute_count")))
                .optional()
                .orElseThrow(NotFound::new);
        if (found.count() > MOST_A_MINUTE) {
            throw new TooMany();
        }
        var holder = found.holder();
        if (!DoorHours.of(days.find(holder.meeting())).phonesMayKeep(now)) {
            throw new Over();
        }
        access.require(holder.person(), holder.meeting());
        return holder;
    }

    /** Phones that keep the list, those used last first. Access is decided before. */
    @Transactional(readOnly = true)
    List<Phone> of(MeetingId meeting) {
        return jdbc.sql("""
                        select d.id, d.described, p.name, d.used_at
                        from door_phone d join person p on p.id = d.person_id
                        where d.meeting_id = :meeting order by d.used_at desc, d.id
                        """)
                .param("meeting", meeting.value())
                .query(Phone.class)
                .list();
    }

    /** Takes the door away from a phone, which was lost perhaps; nothing happens when it has none. */
    void remove(CurrentPerson me, MeetingId meeting, UUID phone) {
        meetings.requireOrganiser(me, meeting);
        var removed = jdbc.sql("delete from door_phone where id = :phone and meeting_id = :meeting")
                .param("phone", phone)
                .param("meeting", meeting.value())
                .update();
        if (removed > 0) {
            audit.record(me.id().value(), "took a phone off the door of", "meeting", meeting.value());
        }
    }

    /** A token given back by its phone. */
    void giveBack(String token) {
        jdbc.sql("delete from door_phone where token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    /**
     * Forgets phones, and what was pressed at the doors, of meetings whose door closed a day ago or longer; and whoever was only
     * ever put down there by mistake. Answers with how many phones.
     */
    int forgetOld() {
        var past = """
                (select m.id from meeting m
                 where m.starts_at < :now and (date_trunc('day', m.starts_at at time zone m.zone) + interval '3 days') at time zone m.zone < :now)
                """;
        var now = Timestamp.from(clock.instant());
        var marked = jdbc.sql("delete from door_mark where meeting_id in " + past + " returning person_id")
                .param("now", now)
                .query(UUID.class)
                .list();
        unused.forget(marked.stream().map(PersonId::new).collect(Collectors.toSet()));
        return jdbc.sql("delete from door_phone where meeting_id in " + past)
                .param("now", now)
                .update();
    }

    private byte[] hash(String token) {
        return secret.hash("door", token);
    }
}
