package org.staffroom.attendees;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.door.Door;
import org.staffroom.door.DoorHelpers;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.places.Places;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/**
 * Who came to the meetings of the demonstration, and who has a place at those to come: mostly people of the region, some
 * regulars, some new faces every time. The same at every loading.
 */
@Component
@Order(70)
@ConditionalOnProperty("staffroom.demo")
class AttendeeDemo implements DemoData {

    private record Listed(String title, int attendance, int registrations) {}

    private record Held(
            UUID id, String title, String status, String format, Instant startsAt, int capacity, String region) {

        boolean cancelled() {
            return status.equals("CANCELLED");
        }
    }

    private static final String MEMBER = "member@staffroom.example";
    private static final String ADMIN = "admin@staffroom.example";
    private static final String HOME = "south-west";

    /** So many of a hundred come from the beginning; the others join one after the other over the years. */
    private static final double FROM_THE_START = 0.4;

    private final Places places;
    private final Door door;
    private final DoorHelpers helpers;
    private final PeopleDemo people;
    private final TravellingClock clock;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    AttendeeDemo(
            Places places,
            Door door,
            DoorHelpers helpers,
            PeopleDemo people,
            TravellingClock clock,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.places = places;
        this.door = door;
        this.helpers = helpers;
        this.people = people;
        this.clock = clock;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        var listed = DemoFile.rows("meetings.yaml", Listed.class).stream()
                .collect(Collectors.toMap(Listed::title, row -> row, (one, other) -> one));
        var meetings = meetings();
        var crowd = new Crowd(meetings, now);
        var admin = crowd.person(people.person(ADMIN));
        var recent = recentAtHome(meetings, now);
        for (var meeting : meetings) {
            var row = listed.get(meeting.title());
            if (row != null) {
                transaction.executeWithoutResult(t -> fill(meeting, row, crowd, admin, recent, now));
            }
        }
        clock.comeBack();
        comingUp(meetings, now, crowd, admin);
    }

    private void fill(Held meeting, Listed row, Crowd crowd, CurrentPerson admin, Set<UUID> recent, Instant now) {
        var id = new MeetingId(meeting.id());
        if (meeting.startsAt().isAfter(now)) {
            var takers = crowd.pick(meeting, row.registrations());
            for (var i = 0; i < takers.size(); i++) {
                clock.travelTo(now.minus(Duration.ofHours(6L * (takers.size() - i))));
                places.take(takers.get(i), id, mode(meeting, i, takers.size()));
            }
        } else if (meeting.cancelled()) {
            hadPlaces(meeting, crowd.pick(meeting, Math.min(row.registrations(), meeting.capacity())), now);
        } else {
            var came = crowd.pick(meeting, row.attendance());
            if (recent.contains(meeting.id())) {
                came.set(0, crowd.person(people.person(MEMBER)));
            }
            // Every other time somebody comes without a place.
            hadPlaces(meeting, came.subList(0, came.size() - came.size() % 2), now);
            wereHere(meeting, came, admin);
        }
    }

    /** The member of the demonstration has a place, waits for another, and helps at a door. */
    private void comingUp(List<Held> meetings, Instant now, Crowd crowd, CurrentPerson admin) {
        var member = crowd.person(people.person(MEMBER));
        var coming = meetings.stream()
                .filter(meeting -> meeting.startsAt().isAfter(now) && !meeting.cancelled())
                .toList();
        var atHome =
                coming.stream().filter(meeting -> meeting.region().equals(HOME)).findFirst();
        atHome.ifPresent(meeting -> {
            places.take(member, new MeetingId(meeting.id()), mode(meeting, 0, 1));
            helpers.name(admin, new MeetingId(meeting.id()), MEMBER);
        });
        coming.stream()
                .filter(meeting -> isFull(meeting.id()))
                .findFirst()
                .ifPresent(meeting -> places.take(member, new MeetingId(meeting.id()), mode(meeting, 0, 1)));
    }

    private boolean isFull(UUID meeting) {
        return jdbc.sql("select bool_and(confirmed = capacity) from place where meeting_id = ?")
                .param(meeting)
                .query(Boolean.class)
                .single();
    }

    /** Years of places, written as the commands left them: taking each again would hold up the start. */
    private void hadPlaces(Held meeting, List<CurrentPerson> people, Instant now) {
        jdbc.sql("""
                        insert into registration (id, meeting_id, person_id, mode, status, booked_by, calendar_sequence,
                            dietary_needs, access_needs, registered_at, changed_at)
                        select gen_random_uuid(), m.id, p.id,
                               case when m.format = 'ONLINE' or (m.format = 'HYBRID' and t.number * 5 > :of * 3)
                                    then 'ONLINE' else 'ROOM' end,
                               'CONFIRMED', p.id, case when m.status = 'CANCELLED' then 1 else 0 end,
                               case when m.ends_at > :kept then p.dietary_needs end,
                               case when m.ends_at > :kept then p.access_needs end,
                               m.starts_at - interval '30 days' + t.number * interval '7 hours',
                               m.starts_at - interval '30 days' + t.number * interval '7 hours'
                        from unnest(cast(string_to_array(:ids, ',') as uuid[])) with ordinality t(id, number)
                        join person p on p.id = t.id
                        join meeting m on m.id = :meeting
                        """)
                .param("ids", ids(people))
                .param("of", people.size())
                .param("kept", Timestamp.from(now.minus(Places.NEEDS_KEPT)))
                .param("meeting", meeting.id())
                .update();
        jdbc.sql("""
                        update place set confirmed = (select count(*) from registration r
                            where r.meeting_id = place.meeting_id and r.mode = place.mode)
                        where meeting_id = ?
                        """).param(meeting.id()).update();
    }

    private void wereHere(Held meeting, List<CurrentPerson> people, CurrentPerson marker) {
        clock.travelTo(meeting.startsAt().minus(Duration.ofMinutes(10)));
        door.markAll(
                marker,
                new MeetingId(meeting.id()),
                people.stream().map(CurrentPerson::id).toList());
    }

    private static String ids(List<CurrentPerson> people) {
        return people.stream().map(person -> person.id().toString()).collect(Collectors.joining(","));
    }

    /** Of a hybrid meeting three in five sit in the room. */
    private static PlaceMode mode(Held meeting, int number, int of) {
        return switch (meeting.format()) {
            case "ONLINE" -> PlaceMode.ONLINE;
            case "HYBRID" -> number * 5 < of * 3 ? PlaceMode.ROOM : PlaceMode.ONLINE;
            default -> PlaceMode.ROOM;
        };
    }

    private static Set<UUID> recentAtHome(List<Held> meetings, Instant now) {
        return meetings.stream()
                .filter(meeting ->
                        meeting.region().equals(HOME) && meeting.startsAt().isBefore(now))
                .sorted(Comparator.comparing(Held::startsAt).reversed())
                .limit(4)
                .map(Held::id)
                .collect(Collectors.toSet());
    }

    private List<Held> meetings() {
        return jdbc.sql("""
                        select m.id, m.title, m.status, m.format, m.starts_at, r.slug as region,
                               coalesce((select sum(capacity) from place where meeting_id = m.id), 0) as capacity
                        from meeting m join region r on r.id = m.region_id
                        where m.status <> 'DRAFT' order by m.starts_at, m.id
                        """).query(Held.class).list();
    }

    /** Everybody who may come, in an order of their own: the further back, the later they join the network. */
    private final class Crowd {

        private final Map<PersonId, CurrentPerson> byId = new HashMap<>();
        private final Map<String, List<CurrentPerson>> byRegion = new HashMap<>();
        private final List<CurrentPerson> everybody = new ArrayList<>();
        private final Set<PersonId> seen = new HashSet<>();
        private final Random chance = new Random(19_051_987);
        private final Instant first;
        private final Instant last;

        Crowd(List<Held> meetings, Instant now) {
            first = meetings.isEmpty() ? now : meetings.get(0).startsAt();
            last = now;
            jdbc.sql("select id, name, email, admin from person where standing = 'MEMBER' and email is not null")
                    .query((row, number) -> new CurrentPerson(
                            new PersonId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            row.getString("email"),
                            row.getBoolean("admin"),
                            true))
                    .list()
                    .forEach(person -> byId.put(person.id(), person));
            for (var slug : jdbc.sql("select slug from region order by slug")
                    .query(String.class)
                    .list()) {
                var members = new ArrayList<>(people.membersIn(slug).stream()
                        .map(this::person)
                        .filter(person -> !person.email().equals(MEMBER) && !person.admin())
                        .toList());
                Collections.shuffle(members, chance);
                byRegion.put(slug, members);
                everybody.addAll(members);
            }
            Collections.shuffle(everybody, chance);
        }

        CurrentPerson person(PersonId id) {
            return Objects.requireNonNull(byId.get(id));
        }

        /** Those of the region who have just joined, then most of its others, then people from elsewhere. */
        List<CurrentPerson> pick(Held meeting, int number) {
            var own = joined(byRegion.get(meeting.region()), meeting.startsAt());
            var chosen = new LinkedHashSet<CurrentPerson>();
            own.stream()
                    .filter(person -> !seen.contains(person.id()))
                    .limit(3 + chance.nextInt(5))
                    .forEach(chosen::add);
            Collections.shuffle(own, chance);
            own.stream()
                    .filter(person -> seen.contains(person.id()) && chance.nextInt(100) < 80)
                    .forEach(chosen::add);
            var others = joined(everybody, meeting.startsAt());
            Collections.shuffle(others, chance);
            others.sort(Comparator.comparing(person -> !seen.contains(person.id())));
            chosen.addAll(others);
            var picked = new ArrayList<>(chosen.stream().limit(number).toList());
            Collections.shuffle(picked, chance);
            if (meeting.startsAt().isBefore(last) && !meeting.cancelled()) {
                picked.forEach(person -> seen.add(person.id()));
            }
            return picked;
        }

        private List<CurrentPerson> joined(@Nullable List<CurrentPerson> from, Instant when) {
            if (from == null) {
                return new ArrayList<>();
            }
            var all = (double) Math.max(1, Duration.between(first, last).toDays());
            var passed = Math.min(1, Duration.between(first, when).toDays() / all);
            var share = FROM_THE_START + (1 - FROM_THE_START) * passed;
            return new ArrayList<>(from.subList(0, (int) Math.ceil(from.size() * share)));
        }
    }
}
