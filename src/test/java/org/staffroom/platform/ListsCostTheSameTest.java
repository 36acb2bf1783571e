package org.staffroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;
import org.staffroom.support.WholeNetwork;

/**
 * Every page sends as many statements in a network with one of everything as in one with thirty more, whoever asks. The
 * pages that list something are named here, and have to show that their list grew.
 */
@StaffroomTest
class ListsCostTheSameTest {

    private static final List<String> LISTS = List.of(
            "/regions",
            "/regions/here",
            "/meetings",
            "/meetings?when=past",
            "/meetings?near=BS",
            "/meetings/calendar?month=2027-03",
            "/meetings/coming-up",
            "/write-ups",
            "/write-ups/what-was-said",
            "/write-ups/what-was-said/comments",
            "/write-ups/{id}/edit",
            "/write-ups/{id}/authors",
            "/write-ups/{id}/speakers",
            "/write-ups/{id}/history",
            "/presentations",
            "/presentations/going-cloud",
            "/speakers/owner",
            "/organise/invitations",
            "/organise/meetings/coming-up/slides",
            "/my/talks",
            "/topics/cloud",
            "/search?q=learned",
            "/calls",
            "/my/proposals",
            "/organise/proposals",
            "/board",
            "/calendars",
            "/calendar.ics",
            "/regions/here/calendar.ics",
            "/write-ups.atom",
            "/regions/here/write-ups.atom",
            "/sitemap.xml",
            "/my",
            "/my/profile",
            "/my/attendance",
            "/organise/meetings/held/attendance",
            "/organise/meetings/held/in-the-building",
            "/organise/meetings/held/check-in",
            "/my/write-ups",
            "/organise",
            "/organise/proposals/{id}",
            "/organise/board",
            "/organise/venues",
            "/organise/venues/{id}",
            "/organise/imports",
            "/admin/imports",
            "/organise/offers",
            "/my/offers",
            "/my/cpd",
            "/organise/year",
            "/organise/meetings/coming-up/agenda",
            "/organise/meetings/coming-up/attendees",
            "/organise/meetings/coming-up/details",
            "/organise/meetings/coming-up/door",
            "/organise/meetings/coming-up/badges",
            "/organise/meetings/coming-up/photos",
            "/organise/meetings/coming-up/feedback",
            "/organise/meetings/coming-up/new-faces",
            "/organise/new-faces",
            "/organise/meetings/held/comments",
            "/organise/door",
            "/organise/meetings/held/write-up",
            "/meetings/held/room",
            "/admin/audit",
            "/admin/deliveries",
            "/admin/holidays",
            "/admin/organisations",
            "/admin/people",
            "/admin/regions",
            "/admin/topics");

    /** What a page sent to the database, and what it shows of the rows that were added. */
    private record Cost(List<String> statements, Set<String> rows) {}

    private static final int MORE = 30;

    /** What everything is called that is added. Lists are cut at ten rows or later. */
    private static final Pattern ROW = Pattern.compile("[Rr]ow[ .-]+\\d+");

    private static final int SHOWN = 10;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    WholeNetwork network;

    @Autowired
    Statements statements;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @TestFactory
    Stream<DynamicTest> costTheSame() {
        var people = network.create();
        var admin = people.get("ADMIN");
        // Speakers are asked for the organisers' report alone; and a version has one before it to compare with.
        insert("update write_up set official = true where slug is null");
        revision(2, admin);
        var addresses = network.addresses();
        var lists =
                LISTS.stream().map(list -> addresses.fill(list).orElseThrow()).toList();
        var paths = Stream.concat(
                        lists.stream(),
                        new RoleTable()
                                .routes().stream()
                                        .filter(route -> route.method() == HttpMethod.GET)
                                        .map(route -> route.pattern().getPatternString())
                                        .filter(pattern -> !pattern.contains("**"))
                                        // a picture, drawn for whoever asks first and kept for the others
                                        .filter(pattern -> !pattern.endsWith("/card.png"))
                                        .map(pattern -> addresses.fill(pattern).orElseThrow()))
                .distinct()
                .toList();
        var readers = paths.stream()
                .collect(Collectors.toMap(
                        path -> path, path -> network.reader(mvc, path, people).orElse(admin)));
        var small = paths.stream().collect(Collectors.toMap(path -> path, path -> cost(path, readers.get(path))));
        new TransactionTemplate(transactions).executeWithoutResult(all -> grow(admin));
        return paths.stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var large = cost(path, readers.get(path));
                    assertThat(large.statements())
                            .as(path)
                            .hasSameSizeAs(small.get(path).statements());
                    if (lists.contains(path)) {
                        assertThat(large.rows()).as(path).hasSizeGreaterThanOrEqualTo(SHOWN);
                    }
                }));
    }

    private Cost cost(String path, PersonId person) {
        var page = new AtomicReference<String>();
        var sent = statements.during(() -> page.set(new String(
                mvc.get()
                        .uri(URI.create(path))
                        .with(Given.as(person))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8)));
        return new Cost(
                sent, ROW.matcher(page.get()).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /** Thirty more of everything that a page lists. */
    private void grow(PersonId admin) {
        var here = new RegionId(id("region", "slug = 'here'"));
        var comingUp = new MeetingId(id("meeting", "slug = 'coming-up'"));
        var held = new MeetingId(id("meeting", "slug = 'held'"));
        var talk = id("presentation", "slug = 'going-cloud'");
        var topic = id("topic", "slug = 'cloud'");
        var writeUp = id("write_up", "slug = 'what-was-said'");
        var draft = id("write_up", "slug is null");
        insert("update place set capacity = 100");
        // One after the other, so that no two are given the same tile.
        var regions = IntStream.range(10, 10 + MORE)
                .mapToObj(number -> given.region("row-" + number, "Row " + number))
                .toList();
        for (var number = 10; number < 10 + MORE; number++) {
            var row = "Row " + number;
            var slug = "row-" + number;
            var person = given.member(row);
            var region = regions.get(number - 10);
            var organisation = given.organisation(row, "SCHOOL");
            insert(
                    "insert into school_holiday values (?, null, ?, ?, '2027-02-15', '2027-02-19')",
                    Ids.next(),
                    region.value(),
                    row);
            given.appoint(person.id(), here);
            given.appoint(person.id(), region);
            insert("insert into region_follower values (?, ?, now())", region.value(), admin.value());
            insert("""
                    insert into cpd_event (id, person_id, title, organiser, day, minutes, added_at, changed_at)
                    values (?, ?, ?, 'Elsewhere', date '2027-01-15', 90, now(), now())
                    """, Ids.next(), admin.value(), row);
            insert(
                    "insert into topic_follower values (?, ?, now())",
                    given.topic(slug, row).value(),
                    admin.value());
            insert(
                    "insert into device values (?, ?, ?, ?, null, null, now(), now(), now() + interval '9 years')",
                    Ids.next(),
                    admin.value(),
                    row,
                    row.getBytes(StandardCharsets.UTF_8));

            insert(
                    "insert into room_post (id, meeting_id, kind, text, author_id) values (?, ?, 'QUESTION', ?, ?)",
                    UUID.randomUUID(),
                    held.value(),
                    row + " in the room",
                    person.id());
            var asked = given.boardTopic(here, person.id(), row + " asked");
            insert("insert into board_tag values (?, ?)", asked.value(), topic);
            var presentation = given.talk(row, "MEMBER", person.id());
            insert("insert into presentation_topic values (?, ?)", presentation.value(), topic);
            insert(
                    "insert into presentation_material (id, presentation_id, label, url, position) values (?, ?, ?, 'https://slides.example', ?)",
                    Ids.next(),
                    talk,
                    row,
                    number);
            insert("insert into presentation_speaker values (?, ?, 1)", presentation.value(), admin.value());
            insert(
                    "insert into presentation_speaker select ?, person_id, 2 from speaker_profile where slug = 'owner'",
                    presentation.value());
            insert(
                    "insert into speaker_invitation (id, presentation_id, region_id, words, status, invited_at) values (?, ?, ?, '', 'OPEN', now())",
                    Ids.next(),
                    presentation.value(),
                    here.value());
            var item = given.agendaItem(comingUp, 60 + number * 10, 10, "MEMBER_TALK", presentation);
            insert("insert into agenda_person values (?, ?, 'CHAIR', 1)", item, person.id());

            var meeting = given.meeting(here, row, EmptyTables.NOW.plus(Duration.ofHours(number)), MORE);
            given.agendaItem(meeting, 0, 30, "WELCOME", null);
            given.confirmed(meeting, admin);
            insert("insert into meeting_co_host values (?, ?, now(), now())", meeting.value(), region.value());
            insert("insert into meeting_co_host values (?, ?, now(), null)", comingUp.value(), region.value());
            insert(
                    "insert into meeting_partner values (?, ?, 'SPONSOR', ?)",
                    comingUp.value(),
                    organisation.value(),
                    number);
            insert(
                    "insert into talk_call (id, meeting_id, open, closes_on, changed_at) values (?, ?, true, date '2027-03-02', now())",
                    Ids.next(),
                    meeting.value());
            insert(
                    "insert into talk_call (id, region_id, open, changed_at) values (?, ?, true, now())",
                    Ids.next(),
                    region.value());
            insert("""
                    insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                        minutes, vendor, status, submitted_at, changed_at)
                    values (?, ?, ?, ?, ?, ?, 'About it', 'STRATEGIC', 'INTRODUCTORY', 20, false, 'SHORTLISTED', now(), now())
                    """, Ids.next(), Ids.next(), here.value(), meeting.value(), admin.value(), row);
            insert(
                    "insert into proposal_note select ?, id, region_id, ?, ?, now() from proposal where title = 'CANARY proposal'",
                    Ids.next(),
                    person.id(),
                    row);
            insert(
                    "insert into venue_note (id, venue_id, text, written_by, written_at) select ?, venue_id, ?, ?, now() from venue_note limit 1",
                    Ids.next(),
                    row,
                    person.id());
            given.draft(here, row + " to come");
            var past = given.meeting(here, row + " held", EmptyTables.NOW.minus(Duration.ofDays(number)), MORE);
            given.attended(past, admin);
            given.confirmed(comingUp, person.id());
            insert("insert into greeter values (?, ?, now())", comingUp.value(), person.id());
            insert(
                    "insert into feedback_talk values (?, ?, ?, ?, false, null)",
                    Ids.next(),
                    comingUp.value(),
                    number,
                    row);
            given.attended(
                    given.meeting(region, row + " theirs", EmptyTables.NOW.minus(Duration.ofDays(number)), MORE),
                    given.guest(row));
            given.attended(held, person.id());
            insert(
                    "update attendance set way = 'GUEST' where meeting_id = ? and person_id = ?",
                    held.value(),
                    person.id());
            insert(
                    "insert into door_helper values (?, ?, ?, now(), now() + interval '9 years')",
                    comingUp.value(),
                    person.id(),
                    admin.value());
            insert("""
                    insert into door_phone (id, meeting_id, phone, person_id, described, token_hash, given_at, used_at, minute_at)
                    values (?, ?, ?, ?, 'Chrome, Android', ?, now(), now(), now())
                    """, Ids.next(), comingUp.value(), Ids.next(), person.id(), row.getBytes(StandardCharsets.UTF_8));

            insert(
                    "insert into host_offer (id, region_id, organisation_id, offered_by, place_name, town, postcode, status, offered_at) values (?, ?, ?, ?, ?, 'Bristol', 'BS1 5QD', 'OPEN', now())",
                    Ids.next(),
                    here.value(),
                    organisation.value(),
                    admin,
                    row);
            insert(
                    "insert into host_offer_day select id, date '2030-03-12', 'MORNING' from host_offer where place_name = ?",
                    row);
            given.writeUp(past, admin, row + " written up");
            given.writeUp(held, person.id(), row + " said");
            insert("""
                    insert into write_up_comment (id, write_up_id, author_id, body, signed, status, written_at, changed_at)
                    values (?, ?, ?, ?, 'FULL', 'SHOWN', now(), now())
                    """, Ids.next(), writeUp, person.id(), row);
            insert("""
                    insert into write_up_comment (id, write_up_id, author_id, body, signed, status, written_at, changed_at)
                    values (?, ?, ?, ?, 'FULL', 'WAITING', now(), now())
                    """, Ids.next(), writeUp, admin, row + " of one's own");
            insert("insert into write_up_co_author values (?, ?, ?, now())", draft, person.id(), admin);
            revision(number, person.id());
            insert("""
                    insert into talk_words (id, write_up_id, person_id, talk, vendor, asked_at)
                    values (?, ?, ?, ?, false, now())
                    """, Ids.next(), draft, person.id(), row);
            var file = Ids.next();
            insert("""
                    insert into stored_file (id, name, kind, media_type, bytes, widths, height, uploaded_at)
                    values (?, ?, 'IMAGE', 'image/jpeg', 1, '{480}', 320, now())
                    """, file, slug + ".jpg");
            insert("""
                    insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                    values (?, ?, ?, sha256(?), ?, now())
                    """, Ids.next(), comingUp.value(), file, row.getBytes(StandardCharsets.UTF_8), person.id());
            insert("insert into write_up_point values (?, 'TAKEAWAY', ?, ?)", writeUp, number, row);
            insert("""
                    insert into import (id, name, row_count, body, created_by, created_at)
                    select ?, ?, row_count, body, ?, now() from import limit 1
                    """, Ids.next(), row + ".csv", admin);
            insert(
                    "insert into audit (at, actor_id, action, subject, subject_id) values (now(), ?, 'published', 'meeting', ?)",
                    person.id(),
                    meeting.value());
            insert("""
                    insert into delivery (id, template, person_id, email, facts, once, status, due_at, created_at, finished_at)
                    select ?, template, ?, ?, facts, ?, status, due_at, created_at, finished_at from delivery limit 1
                    """, Ids.next(), person.id(), person.email(), row);
        }
    }

    private void revision(int number, PersonId by) {
        insert("""
                insert into write_up_revision
                select write_up_id, ?, 'SAVED', null, ?, now(), now(), title, summary, body, discussed, takeaways
                from write_up_revision where number = 1
                """, number, by);
    }

    private UUID id(String table, String where) {
        return jdbc.sql("select id from " + table + " where " + where)
                .query(UUID.class)
                .single();
    }

    private void insert(String sql, Object... values) {
        jdbc.sql(sql)
                .params(Stream.of(values)
                        .map(value -> value instanceof PersonId id ? id.value() : value)
                        .toList())
                .update();
    }
}
