package org.staffroom.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.Agenda;
import org.staffroom.agendas.Appearance;
import org.staffroom.agendas.ItemDetails;
import org.staffroom.agendas.ItemKind;
import org.staffroom.agendas.ItemRole;
import org.staffroom.agendas.Spot;
import org.staffroom.changes.OnTheDay;
import org.staffroom.door.Door;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingDetails;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.places.Places;
import org.staffroom.presentations.PresentationDemo;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.Network;
import org.staffroom.shared.TravellingClock;
import org.staffroom.venues.VenueDemo;

/** A meeting that is on at this very moment, and what was asked in its room and in that of one that is over. */
@Component
@Order(88)
@ConditionalOnBooleanProperty("staffroom.demo")
class RoomDemo implements DemoData {

    private static final String TODAY = "today";
    private static final String MEMBER = "member@staffroom.example";
    private static final int SEATS = 40;
    private static final int COMING = 26;
    private static final int CAME = 22;
    private static final Duration BEGUN_AGO = Duration.ofMinutes(70);

    /** @param about which item of the day, from the first, 0; null for none */
    private record Said(
            String meeting,
            PostKind kind,
            @Nullable Integer about,
            String text,
            int votes,
            boolean unnamed,
            @Nullable PostStatus status) {}

    private record Item(
            ItemKind kind,
            String title,
            int minutes,
            @Nullable String talk,
            @Nullable String chair) {}

    private static final List<Item> DAY = List.of(
            new Item(ItemKind.WELCOME, "Welcome and introductions", 15, null, null),
            new Item(ItemKind.MEMBER_TALK, "", 40, "pupil-repair-crew", null),
            new Item(ItemKind.MEMBER_TALK, "", 45, "tickets-in-public", null),
            new Item(ItemKind.BREAK, "Coffee", 20, null, null),
            new Item(ItemKind.VENDOR_TALK, "", 30, "ransomware-from-the-data", null),
            new Item(ItemKind.LUNCH, "Lunch", 50, null, null),
            new Item(
                    ItemKind.DISCUSSION,
                    "What are you wrestling with?",
                    45,
                    null,
                    "anna.whitfield@chesilschool.example"),
            new Item(ItemKind.NETWORKING, "What next, and close", 15, null, null));

    private final Meetings meetings;
    private final MeetingDemo others;
    private final Agenda agenda;
    private final Places places;
    private final Door door;
    private final OnTheDay onTheDay;
    private final Rooms rooms;
    private final PeopleDemo people;
    private final VenueDemo venues;
    private final PresentationDemo talks;
    private final JdbcClient jdbc;
    private final TravellingClock clock;
    private final Network network;

    RoomDemo(
            Meetings meetings,
            MeetingDemo others,
            Agenda agenda,
            Places places,
            Door door,
            OnTheDay onTheDay,
            Rooms rooms,
            PeopleDemo people,
            VenueDemo venues,
            PresentationDemo talks,
            JdbcClient jdbc,
            TravellingClock clock,
            Network network) {
        this.meetings = meetings;
        this.others = others;
        this.agenda = agenda;
        this.places = places;
        this.door = door;
        this.onTheDay = onTheDay;
        this.rooms = rooms;
        this.people = people;
        this.venues = venues;
        this.talks = talks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        var helen = others.organiser();
        var today = today(helen, now);
        var held = others.byKey("apprentices-and-going-cloud");
        clock.travelTo(jdbc.sql("select ends_at from meeting where id = ?")
                .param(held.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single());
        say(helen, held, "apprentices-and-going-cloud");
        clock.comeBack();
        say(helen, today, TODAY);
        onTheDay.late(helen, today, null, 5, 0);
    }

    /** It began a good hour ago, at whatever hour somebody starts the demonstration, and ends before midnight. */
    private MeetingId today(CurrentPerson helen, Instant now) {
        var minutes = DAY.stream().mapToInt(Item::minutes).sum();
        var day = LocalDate.ofInstant(now, network.zone());
        var began = LocalTime.ofInstant(now, network.zone()).toSecondOfDay() / 60 - (int) BEGUN_AGO.toMinutes();
        var start = LocalTime.MIN.plusMinutes(Math.max(0, Math.min(began - began % 5, 24 * 60 - 30 - minutes)));
        clock.travelTo(now.minus(Duration.ofDays(20)));
        var region = jdbc.sql("select id from region where slug = 'south-west'")
                .query(UUID.class)
                .single();
        var meeting = meetings.create(
                helen,
                new RegionId(region),
                new MeetingDetails(
                        "Repairs, tickets and a long lunch",
                        "What pupils can mend, what happens when everybody can read the help desk’s tickets, and time to talk.",
                        MeetingFormat.IN_PERSON,
                        day,
                        start,
                        start.plusMinutes(minutes),
                        venues.byKey("severn-vale-sixth"),
                        null,
                        SEATS,
                        null));
        for (var item : DAY) {
            agenda.add(helen, meeting, details(item), new Spot.AtTheEnd());
        }
        meetings.publish(helen, meeting);
        rooms.note(
                helen,
                meeting,
                new RoomNotes(
                        "Ground floor, behind the stairs; step-free next to the lift.",
                        "Left of the stage and by the coffee. We gather on the bowling green. No alarm is planned today.",
                        "Coffee and tea all day, oat milk too. The small room next door is quiet.",
                        0));
        clock.travelTo(now.minus(Duration.ofDays(6)));
        var coming = people().subList(0, COMING);
        coming.forEach(person -> places.take(person, meeting, PlaceMode.ROOM));
        places.take(member(), meeting, PlaceMode.ROOM);
        clock.comeBack();
        door.markAll(
                helen,
                meeting,
                coming.subList(0, CAME).stream().map(CurrentPerson::id).toList());
        door.markAll(helen, meeting, List.of(member().id()));
        return meeting;
    }

    private ItemDetails details(Item item) {
        return new ItemDetails(
                item.kind(),
                item.minutes(),
                null,
                "",
                item.title(),
                "",
                item.talk() == null ? null : talks.byKey(item.talk()),
                item.chair() == null
                        ? List.of()
                        : List.of(new Appearance(people.person(item.chair()), ItemRole.CHAIR)));
    }

    private void say(CurrentPerson helen, MeetingId meeting, String key) {
        var here = jdbc.sql("""
                        select p.id, p.name, p.email from attendance a join person p on p.id = a.person_id
                        where a.meeting_id = ? and p.email is not null and p.standing = 'MEMBER' order by p.email
                        """).param(meeting.value()).query(RoomDemo::person).list();
        var items = jdbc.sql("select id from agenda_item where meeting_id = ? order by start_minute, track nulls first")
                .param(meeting.value())
                .query(UUID.class)
                .list();
        var number = 0;
        for (var said : DemoFile.rows("room.yaml", Said.class)) {
            if (!said.meeting().equals(key)) {
                continue;
            }
            var first = number++ * 3;
            var post = new RoomPostId(UUID.randomUUID());
            rooms.ask(
                    here.get(first % here.size()),
                    meeting,
                    post,
                    said.kind(),
                    said.text(),
                    said.about() == null ? null : items.get(said.about()),
                    !said.unnamed());
            for (var vote = 1; vote <= Math.min(said.votes(), here.size()); vote++) {
                rooms.vote(here.get((first + vote) % here.size()), meeting, post);
            }
            if (said.status() == PostStatus.ANSWERED) {
                rooms.answer(helen, meeting, post);
            } else if (said.status() == PostStatus.HIDDEN) {
                rooms.hide(helen, meeting, post);
            }
        }
    }

    private CurrentPerson member() {
        return jdbc.sql("select id, name, email from person where email = ?")
                .param(MEMBER)
                .query(RoomDemo::person)
                .single();
    }

    /** Of the region, in an order that is no order. */
    private List<CurrentPerson> people() {
        return jdbc.sql("""
                        select p.id, p.name, p.email from person p
                        join region_follower f on f.person_id = p.id join region r on r.id = f.region_id
                        where r.slug = 'south-west' and p.standing = 'MEMBER' and p.status = 'ACTIVE' and not p.admin and p.email <> ?
                        order by md5(p.email)
                        """).param(MEMBER).query(RoomDemo::person).list();
    }

    private static CurrentPerson person(ResultSet row, int number) throws SQLException {
        return new CurrentPerson(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                false,
                true);
    }
}
