package org.staffroom.support;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.staffroom.changes.NoticeId;
import org.staffroom.meetings.MeetingId;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.topicboard.BoardTopicId;
import org.staffroom.topics.TopicId;
import org.staffroom.venues.VenueId;
import org.staffroom.writeups.WriteUpId;

/**
 * What a test starts from, written straight into the tables so that a test of one feature does not lean on another's
 * commands.
 */
@TestComponent
public class Given {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();

    public Given(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Signs a request in. */
    public static RequestPostProcessor as(CurrentPerson person) {
        return as(person.id());
    }

    public static RequestPostProcessor as(PersonId person) {
        return SecurityMockMvcRequestPostProcessors.user(person.toString());
    }

    /** What a hidden field of a page's form sends. */
    public static String hidden(String name, MvcTestResult page) {
        var found = Pattern.compile("type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : "";
    }

    public OrganisationId organisation(String name, String kind) {
        var id = OrganisationId.next();
        jdbc.sql("insert into organisation (id, name, kind, created_at) values (?, ?, ?, ?)")
                .params(id.value(), name, kind, now())
                .update();
        return id;
    }

    public CurrentPerson member(String name) {
        return person(name, false);
    }

    public CurrentPerson admin(String name) {
        return person(name, true);
    }

    private CurrentPerson person(String name, boolean admin) {
        var id = PersonId.next();
        var email = name.toLowerCase().replaceAll("[^a-z]+", ".") + "." + number.incrementAndGet() + "@school.example";
        jdbc.sql("""
                        insert into person (id, email, name, standing, status, admin, welcomed_at, created_at)
                        values (?, ?, ?, 'MEMBER', 'ACTIVE', ?, ?, ?)
                        """).params(id.value(), email, name, admin, now(), now()).update();
        return new CurrentPerson(id, name, email, admin, true);
    }

    /** Somebody known by name alone. */
    public PersonId guest(String name) {
        var id = PersonId.next();
        jdbc.sql("insert into person (id, name, standing, status, created_at) values (?, ?, 'UNCLAIMED', 'ACTIVE', ?)")
                .params(id.value(), name, now())
                .update();
        return id;
    }

    public RegionId region(String slug, String name) {
        var id = RegionId.next();
        var tile = number.incrementAndGet();
        jdbc.sql("""
                        insert into region (id, slug, name, short_name, description, hue, tile_column, tile_row)
                        values (?, ?, ?, left(?, 14), 'A region.', 155, ?, ?)
                        """)
                .params(id.value(), slug, name, name, tile % 12 + 1, tile / 12 % 12 + 1)
                .update();
        return id;
    }

    /** A new member who is ambassador of the region. */
    public CurrentPerson ambassador(String name, RegionId region) {
        var person = member(name);
        appoint(person.id(), region);
        return person;
    }

    public void appoint(PersonId person, RegionId region) {
        jdbc.sql(
                        "insert into ambassador (id, region_id, person_id, role, since) values (?, ?, ?, 'LEAD', date '2020-09-01')")
                .params(Ids.next(), region.value(), person.value())
                .update();
    }

    public VenueId venue(String name, @Nullable RegionId region) {
        var id = VenueId.next();
        jdbc.sql("""
                        insert into venue (id, name, region_id, address_line, town, postcode, capacity, added_at)
                        values (?, ?, ?, '1 High Street', 'Bristol', 'BS1 4XX', 60, ?)
                        """)
                .params(id.value(), name, region == null ? null : region.value(), now())
                .update();
        return id;
    }

    /** Whom to write to about the venue. */
    public void contact(VenueId venue, String email) {
        jdbc.sql("update venue set contact_name = 'The porter', contact_email = ? where id = ?")
                .params(email, venue.value())
                .update();
    }

    public TopicId topic(String slug, String name) {
        var id = TopicId.next();
        jdbc.sql("insert into topic (id, slug, name) values (?, ?, ?)")
                .params(id.value(), slug, name)
                .update();
        return id;
    }

    public PresentationId talk(String title, String kind, PersonId... speakers) {
        var id = PresentationId.next();
        jdbc.sql("""
                        insert into presentation (id, slug, title, abstract, kind, nature, created_at)
                        values (?, ?, ?, 'What we learned.', ?, 'TECHNICAL', ?)
                        """).params(id.value(), slug(title), title, kind, now()).update();
        for (var i = 0; i < speakers.length; i++) {
            jdbc.sql("insert into presentation_speaker (presentation_id, person_id, position) values (?, ?, ?)")
                    .params(id.value(), speakers[i].value(), i)
                    .update();
        }
        return id;
    }

    /** A published meeting in two weeks, 9.30am to 3pm, with 30 places in the room. */
    public MeetingId meeting(RegionId region, String title) {
        return meeting(region, title, clock.instant().plus(Duration.ofDays(14)), 30);
    }

    /** A published meeting of five and a half hours. */
    public MeetingId meeting(RegionId region, String title, Instant start, int capacity) {
        var id = MeetingId.next();
        var venue = venue(title + " venue " + number.incrementAndGet(), region);
        jdbc.sql("""
                        insert into meeting (id, slug, region_id, title, summary, format, zone, starts_at, ends_at, venue_id,
                            status, published_at, created_at, changed_at)
                        values (?, ?, ?, ?, 'A day together.', 'IN_PERSON', 'Europe/London', ?, ?, ?, 'PUBLISHED', ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        slug(title),
                        region.value(),
                        title,
                        Timestamp.from(start),
                        Timestamp.from(start.plus(Duration.ofMinutes(330))),
                        venue.value(),
                        now(),
                        now(),
                        now())
                .update();
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ROOM', ?)")
                .params(id.value(), capacity)
                .update();
        return id;
    }

    /** A draft in two weeks. */
    public MeetingId draft(RegionId region, String title) {
        var id = meeting(region, title);
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    /** That people were told of something, by somebody, without saying what. */
    public NoticeId notice(MeetingId meeting) {
        var id = NoticeId.next();
        jdbc.sql("insert into change_notice (id, meeting_id, kind, sent_at, sent_by) values (?, ?, 'CHANGED', ?, ?)")
                .params(
                        id.value(),
                        meeting.value(),
                        now(),
                        guest("An ambassador").value())
                .update();
        return id;
    }

    /** A talk is of the region on whose agenda it stands first. */
    public UUID agendaItem(MeetingId meeting, int start, int length, String kind, @Nullable PresentationId talk) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, presentation_id)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, meeting.value(), start, length, kind, kind, talk == null ? null : talk.value())
                .update();
        if (talk != null) {
            jdbc.sql("""
                            update presentation set region_id = (select region_id from meeting where id = ?)
                            where id = ? and region_id is null
                            """).params(meeting.value(), talk.value()).update();
        }
        return id;
    }

    /** A confirmed place in the room, counted. */
    public void confirmed(MeetingId meeting, PersonId person) {
        jdbc.sql("update place set confirmed = confirmed + 1 where meeting_id = ? and mode = 'ROOM'")
                .param(meeting.value())
                .update();
        jdbc.sql("""
                        insert into registration (id, meeting_id, person_id, mode, status, booked_by, registered_at, changed_at)
                        values (?, ?, ?, 'ROOM', 'CONFIRMED', ?, ?, ?)
                        """)
                .params(Ids.next(), meeting.value(), person.value(), person.value(), now(), now())
                .update();
    }

    /** Rules of the meeting's places, as SQL: "opens_at = now()"; the others are the defaults. */
    public void rules(MeetingId meeting, String settings) {
        jdbc.sql("insert into place_rules (meeting_id) values (?) on conflict do nothing")
                .param(meeting.value())
                .update();
        jdbc.sql("update place_rules set " + settings + " where meeting_id = ?")
                .param(meeting.value())
                .update();
    }

    /** Waits until the worker has made all pictures that arrived, or found out that it cannot. */
    public void picturesAreMade() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select 1 from stored_file where kind = 'ARRIVING')")
                        .query(Boolean.class)
                        .single());
    }

    public void works(PersonId person, OrganisationId at) {
        jdbc.sql("update person set organisation_id = ? where id = ?")
                .params(at.value(), person.value())
                .update();
    }

    public void attended(MeetingId meeting, PersonId person) {
        jdbc.sql("""
                        insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by)
                        values (?, ?, false, (select starts_at from meeting where id = ?), ?)
                        """)
                .params(meeting.value(), person.value(), meeting.value(), person.value())
                .update();
    }

    /** Somebody typed this person's name and address at the door, and nobody saw who. */
    public void checkedInAsGuest(MeetingId meeting, PersonId person) {
        attended(meeting, person);
        jdbc.sql("update attendance set way = 'GUEST' where meeting_id = ? and person_id = ?")
                .params(meeting.value(), person.value())
                .update();
    }

    /** A published write-up by somebody. */
    public WriteUpId writeUp(MeetingId meeting, PersonId author, String title) {
        var id = WriteUpId.next();
        jdbc.sql("""
                        insert into write_up (id, slug, meeting_id, author_id, title, summary, body, status, official,
                            published_at, created_at, changed_at)
                        values (?, ?, ?, ?, ?, 'What was said.', 'Forty people came.', 'PUBLISHED', true, ?, ?, ?)
                        """)
                .params(id.value(), slug(title), meeting.value(), author.value(), title, now(), now(), now())
                .update();
        return id;
    }

    /** An open topic on the board that nobody has voted for. */
    public BoardTopicId boardTopic(@Nullable RegionId region, PersonId author, String title) {
        var id = BoardTopicId.next();
        jdbc.sql("""
                        insert into board_topic (id, kind, title, body, region_id, author_id, status, created_at, changed_at)
                        values (?, 'HEAR', ?, 'We have tried twice.', ?, ?, 'OPEN', ?, ?)
                        """)
                .params(id.value(), title, region == null ? null : region.value(), author.value(), now(), now())
                .update();
        return id;
    }

    /** The slug of a meeting, write-up or talk with this title. */
    public static String slug(String title) {
        return title.toLowerCase().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
