package org.staffroom.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFiles;
import org.staffroom.files.Uploads;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.writeups.WriteUpId;

/**
 * A person whom every table knows, with a word of its own in every column that holds their text: {@link #ROOT} and a number.
 * Whoever adds a table adds a row here; tests say which is missing.
 */
public final class Canary {

    public static final String ROOT = "zxq";

    private final JdbcClient jdbc;
    private final Given given;
    private final StoredFiles files;
    private final Timestamp now;
    private final Map<String, String> words = new LinkedHashMap<>();

    public final CurrentPerson person;
    public final CurrentPerson other;
    public final RegionId region;
    public final MeetingId held;
    public final MeetingId coming;

    /** Stays, without the name and the slides. */
    public final PresentationId givenAlone;

    public final PresentationId givenTogether;

    /** Stays: the meeting's report. */
    public final WriteUpId report;

    public Canary(ApplicationContext beans) {
        jdbc = beans.getBean(JdbcClient.class);
        given = beans.getBean(Given.class);
        files = beans.getBean(StoredFiles.class);
        var clock = beans.getBean(Clock.class);
        now = Timestamp.from(clock.instant());
        other = given.member("Somebody Else");
        region = given.region("south-west", "South West");
        held = given.meeting(region, "Held", clock.instant().minus(Duration.ofDays(5)), 30);
        coming = given.meeting(region, "Coming", clock.instant().plus(Duration.ofDays(20)), 1);
        person = person();
        signIns();
        follows();
        board();
        places();
        rooms();
        givenAlone = given.talk("Given alone", "MEMBER", person.id());
        givenTogether = given.talk("Given together", "MEMBER", person.id(), other.id());
        talks();
        report = given.writeUp(held, person.id(), "What was said");
        writeUps();
        proposals();
        mails();
        imports();
        cpd();
    }

    /** The words, by the column they stand in: "person.name". */
    public Map<String, String> words() {
        return Map.copyOf(words);
    }

    private String word(String column) {
        return words.computeIfAbsent(column, one -> ROOT + (100 + words.size()));
    }

    private void sql(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    private UUID id() {
        return person.id().value();
    }

    private CurrentPerson person() {
        var member = given.member("Canary");
        var email = word("person.email") + "@school.example";
        var name = "Jo " + word("person.name");
        sql(
                "update person set name = ?, email = ?, job_title = ?, dietary_needs = ?, access_needs = ?, organisation_id = ? where id = ?",
                name,
                email,
                word("person.job_title"),
                word("person.dietary_needs"),
                word("person.access_needs"),
                given.organisation("A school", "SCHOOL").value(),
                member.id().value());
        return new CurrentPerson(member.id(), name, email, false, true);
    }

    private void signIns() {
        sql(
                "insert into device (id, person_id, described, token_hash, created_at, used_at, expires_at) values (?, ?, ?, '\\x01', ?, ?, ?)",
                Ids.next(),
                id(),
                word("device.described"),
                now,
                now,
                now);
        sql("insert into spring_session values ('canary', 'canary', 0, 0, 60, 4102444800000, ?)", id().toString());
        sql(
                "insert into spring_session_attributes values ('canary', 'flash', ?)",
                (ROOT + " in a session").getBytes(StandardCharsets.UTF_8));
        sql("""
                insert into sign_in_challenge (id, email, browser_hash, requester_hash, code_hash, link_hash, continue_to,
                    created_at, expires_at)
                values (?, ?, '\\x01', '\\x01', '\\x01', '\\x01', ?, ?, ?)
                """, Ids.next(), person.email(), "/" + word("sign_in_challenge.continue_to"), now, now);
        sql(
                "insert into admin_link (token_hash, person_id, created_at, expires_at) values ('\\x01', ?, ?, ?)",
                id(),
                now,
                now);
        sql(
                "insert into draft values (?, ?, jsonb_build_object('body', ?), ?)",
                id(),
                word("draft.form"),
                word("draft.body"),
                now);
        sql("insert into greeter values (?, ?, ?)", coming.value(), id(), now);
        sql(
                "insert into audit (at, actor_id, action, subject, subject_id) values (?, ?, 'joined', 'person', ?)",
                now,
                id(),
                id());
    }

    private void board() {
        sql(
                """
                insert into board_topic (id, kind, title, body, author_id, status, hidden_reason, created_at, changed_at)
                values (?, 'HEAR', ?, ?, ?, 'HIDDEN', ?, ?, ?)
                """,
                Ids.next(),
                word("board_topic.title"),
                word("board_topic.body"),
                id(),
                word("board_topic.hidden_reason") + " is no name",
                now,
                now);
        // What others voted for stays.
        vote(boardTopic(id()), other.id().value());
        vote(boardTopic(other.id().value()), id());
    }

    private void rooms() {
        sql(
                "insert into room_post (id, meeting_id, kind, text, author_id, status) values (?, ?, 'QUESTION', ?, ?, 'HIDDEN')",
                UUID.randomUUID(),
                held.value(),
                word("room_post.text"),
                id());
        var asked = UUID.randomUUID();
        sql(
                "insert into room_post (id, meeting_id, kind, text, author_id, votes) values (?, ?, 'TOPIC', 'Printers', ?, 2)",
                asked,
                held.value(),
                id());
        sql(
                "insert into room_vote values (?, ?), (?, ?)",
                asked,
                id(),
                asked,
                other.id().value());
        sql(
                "insert into day_shift (id, meeting_id, kind, minutes, moved, ended_at, shifted_by, shifted_at) values (?, ?, 'LATE', 5, '[]', ?, ?, ?)",
                Ids.next(),
                held.value(),
                now,
                id(),
                now);
    }

    private UUID boardTopic(UUID author) {
        var topic = Ids.next();
        sql("""
                insert into board_topic (id, kind, title, author_id, status, votes, created_at, changed_at)
                values (?, 'HEAR', 'How others do it', ?, 'OPEN', 1, ?, ?)
                """, topic, author, now, now);
        return topic;
    }

    private void vote(UUID topic, UUID by) {
        sql("insert into board_vote values (?, ?, ?)", topic, by, now);
    }

    private void follows() {
        sql(
                "insert into topic_follower values (?, ?, ?)",
                given.topic("cloud", "Cloud").value(),
                id(),
                now);
        sql("insert into region_follower values (?, ?, ?)", region.value(), id(), now);
        given.appoint(person.id(), region);
        sql("insert into news_stopped values (?, 'DIGEST', ?)", id(), now);
        sql("insert into calendar_feed values (?, '\\x01', ?)", id(), now);
        sql(
                "insert into announcement values (?, ?, 'To all', 'Come and see.', ?, ?, 1)",
                Ids.next(),
                region.value(),
                id(),
                now);
        sql("insert into region_channel values (?, '\\x01', 'example.org', ?, ?)", region.value(), id(), now);
        sql(
                "update venue set added_by = ?, contact_name = ?, contact_email = ?, contact_phone = ?",
                id(),
                word("venue.contact_name"),
                person.email(),
                word("venue.contact_phone"));
        sql(
                "insert into venue_note (id, venue_id, text, written_by, written_at) select ?, id, 'Ring first.', ?, ? from venue limit 1",
                Ids.next(),
                id(),
                now);
        sql(
                "insert into host_brief (meeting_id, words, changed_by, changed_at) values (?, 'Tables in rows.', ?, ?)",
                held.value(),
                id(),
                now);
        sql(
                "insert into host_pack (id, meeting_id, kind, day, confirmed, sent_at, sent_by) values (?, ?, 'BY_HAND', current_date, 1, ?, ?)",
                Ids.next(),
                held.value(),
                now,
                id());
        offer(id(), other.id().value(), word("host_offer.words"));
        offer(other.id().value(), id(), "Come and see us.");
        sql("update meeting set created_by = ? where id = ?", id(), held.value());
    }

    private void cpd() {
        sql(
                "insert into meeting_case (person_id, meeting_id, version, benefit, cost, cover, changed_at) values (?, ?, 1, ?, ?, ?, ?)",
                id(),
                coming.value(),
                word("meeting_case.benefit"),
                word("meeting_case.cost"),
                word("meeting_case.cover"),
                now);
        sql("insert into cpd_goal values (?, 1200, ?)", id(), now);
        var item = given.agendaItem(held, 120, 30, "PANEL", null);
        sql("insert into cpd_choice values (?, ?, true)", id(), item);
        sql(
                "insert into cpd_note (id, person_id, meeting_id, item_id, about, text, changed_at) values (?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                id(),
                held.value(),
                item,
                word("cpd_note.about"),
                word("cpd_note.text"),
                now);
        sql(
                """
                insert into cpd_event (id, person_id, title, organiser, day, minutes, notes, link, added_at, changed_at)
                values (?, ?, ?, ?, current_date, 90, ?, ?, ?, ?)
                """,
                Ids.next(),
                id(),
                word("cpd_event.title"),
                word("cpd_event.organiser"),
                word("cpd_event.notes"),
                "https://" + word("cpd_event.link") + ".example/",
                now,
                now);
        sql("""
                insert into cpd_certificate (id, code, person_id, meeting_id, facts, issued_at)
                values (?, '0123456789ABCDEF', ?, ?, cast(? as jsonb), ?)
                """, Ids.next(), id(), held.value(), "{\"name\": \"%s\"}".formatted(word("cpd_certificate.facts")), now);
    }

    /** A place offered, and declined. */
    private void offer(UUID by, UUID answeredBy, String words) {
        var own = by.equals(id());
        sql(
                """
                insert into host_offer (id, region_id, organisation_id, offered_by, place_name, address_line, town, postcode,
                    words, status, offered_at, answered_by, answered_at, answer)
                select ?, ?, o.id, ?, ?, ?, ?, 'BS1 5QD', ?, 'DECLINED', ?, ?, ?, ? from organisation o limit 1
                """,
                Ids.next(),
                region.value(),
                by,
                own ? word("host_offer.place_name") : "A hall",
                own ? word("host_offer.address_line") : "",
                own ? word("host_offer.town") : "Bristol",
                words,
                now,
                answeredBy,
                now,
                "Not this time.");
    }

    private void places() {
        given.confirmed(held, person.id());
        given.attended(held, person.id());
        given.confirmed(coming, person.id());
        sql(
                "update registration set dietary_needs = ?, access_needs = ? where person_id = ?",
                word("registration.dietary_needs"),
                word("registration.access_needs"),
                id());
        sql("update registration set booked_name = ? where person_id = ?", word("registration.booked_name"), id());
        sql("""
                insert into question (id, meeting_id, position, wording, kind, required)
                values (?, ?, 1, 'Which train?', 'TEXT', false)
                """, Ids.next(), coming.value());
        sql("""
                insert into question_answer (question_id, registration_id, answer, answered_at)
                select q.id, r.id, ?, ? from question q, registration r where r.person_id = ?
                """, word("question_answer.answer"), now, id());
        movedByHand(id(), other.id().value(), word("place_by_hand.reason"));
        movedByHand(other.id().value(), id(), "They rang.");
        var declined = given.meeting(region, "Declined");
        given.confirmed(declined, person.id());
        sql("update place set confirmed = 0 where meeting_id = ?", declined.value());
        sql(
                "update registration set status = 'CANCELLED', declined_reason = ? where meeting_id = ?",
                word("registration.declined_reason"),
                declined.value());
        waits(other.id());
        sql(
                "update registration set booked_by = ? where person_id = ?",
                id(),
                other.id().value());
        given.attended(held, other.id());
        sql("update attendance set marked_by = ?, left_at = arrived_at + interval '2 hours', left_by = ?", id(), id());
        sql("insert into door_helper values (?, ?, ?, ?, ?)", held.value(), id(), id(), now, now);
        sql(
                "insert into guest_check_in values (?, ?, ?, false)",
                held.value(),
                id(),
                word("guest_check_in.typed_name"));
        saidOtherwise(held, id(), other.id().value(), word("attendance_said.words"));
        saidOtherwise(coming, other.id().value(), id(), "I was there.");
        sql("""
                insert into door_phone (id, meeting_id, phone, person_id, described, token_hash, given_at, used_at, minute_at)
                values (?, ?, ?, ?, ?, '\\x01', ?, ?, ?)
                """, Ids.next(), held.value(), Ids.next(), id(), word("door_phone.described"), now, now, now);
        markedByPhone(id(), other.id().value());
        markedByPhone(other.id().value(), id());
    }

    private void saidOtherwise(MeetingId meeting, UUID whose, UUID by, String words) {
        sql("""
                insert into attendance_said (meeting_id, person_id, kind, words, said_by, said_at, answer, answered_by,
                    answered_at)
                values (?, ?, 'OTHERWISE', ?, ?, ?, 'LEFT', ?, ?)
                """, meeting.value(), whose, words, by, now, by, now);
    }

    private void markedByPhone(UUID whose, UUID by) {
        sql("insert into door_mark values (?, ?, 'HERE', ?, ?, ?, ?)", held.value(), Ids.next(), whose, now, by, now);
    }

    private void movedByHand(UUID whose, UUID by, String reason) {
        sql("""
                insert into place_by_hand (id, meeting_id, person_id, action, reason, done_by, done_at)
                values (?, ?, ?, 'CONFIRMED', ?, ?, ?)
                """, Ids.next(), coming.value(), whose, reason, by, now);
    }

    private void waits(PersonId waiting) {
        sql("""
                insert into registration (id, meeting_id, person_id, mode, status, waiting_number, booked_by,
                    registered_at, changed_at)
                values (?, ?, ?, 'ROOM', 'WAITING', 1, ?, ?, ?)
                """, Ids.next(), coming.value(), waiting.value(), waiting.value(), now, now);
        sql("update place set next_waiting = 2 where meeting_id = ?", coming.value());
    }

    private void talks() {
        var welcome = given.agendaItem(coming, 0, 15, "WELCOME", null);
        sql("insert into agenda_person values (?, ?, 'OPENER', 0)", welcome, id());
        sql("""
                insert into agenda_change (meeting_id, version, did, item_id, about, changed_by, changed_at, before)
                values (?, 1, 'ADDED', ?, 'Welcome', ?, ?, '[]')
                """, coming.value(), welcome, id(), now);
        given.agendaItem(held, 0, 30, "MEMBER_TALK", givenAlone);
        given.agendaItem(coming, 15, 30, "MEMBER_TALK", givenTogether);
        material(givenAlone, document("slides.txt", ROOT + " on the slides", person));
        material(givenTogether, document("mine.txt", ROOT + " on my slides", person));
        material(givenTogether, document("theirs.txt", "Not mine", other));
        document(ROOT + "-unattached.txt", ROOT + " never attached", person);
        var offered = given.talk("Offered", "MEMBER", person.id());
        sql(
                "update presentation set title = ?, abstract = ?, slug = ?, created_by = ? where id = ?",
                word("presentation.title"),
                word("presentation.abstract"),
                word("presentation.slug"),
                id(),
                offered.value());
        sql(
                "insert into presentation_material (id, presentation_id, label, url, position) values (?, ?, ?, ?, 1)",
                Ids.next(),
                offered.value(),
                word("presentation_material.label"),
                "https://canary.example/" + word("presentation_material.url"));
        sql("update presentation set created_by = ? where id = ?", id(), givenAlone.value());
        sql(
                "insert into speaker_profile values (?, 0, ?, ?, ?)",
                id(),
                word("speaker_profile.slug"),
                word("speaker_profile.biography"),
                now);
        sql(
                "insert into speaker_absence values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                coming.value(),
                givenAlone.value(),
                id(),
                word("speaker_absence.words"),
                now);
        invited(givenAlone, other.id().value(), id(), word("speaker_invitation.answer"));
        invited(givenTogether, id(), other.id().value(), "Gladly.");
    }

    private void invited(PresentationId talk, UUID by, UUID answeredBy, String answer) {
        sql("""
                insert into speaker_invitation (id, presentation_id, region_id, words, status, invited_by, invited_at,
                    answered_by, answered_at, answer)
                values (?, ?, ?, 'Would you come to us?', 'ACCEPTED', ?, ?, ?, ?, ?)
                """, Ids.next(), talk.value(), region.value(), by, now, answeredBy, now, answer);
    }

    /** Proposed by the canary, with what an ambassador wrote; and one of somebody else's that names, notes and decides. */
    private void proposals() {
        sql(
                "insert into talk_call (id, region_id, open, words, changed_by, changed_at) values (?, ?, true, 'Talks', ?, ?)",
                Ids.next(),
                region.value(),
                id(),
                now);
        var own = proposal(id(), word("proposal.title"), word("proposal.abstract"));
        sql(
                "update proposal set given_before = ?, needs = ? where id = ?",
                word("proposal.given_before"),
                word("proposal.needs"),
                own);
        sql(
                "insert into proposal_message (id, proposal_id, kind, words, sent_by, sent_at) values (?, ?, 'LATER', ?, ?, ?)",
                Ids.next(),
                own,
                word("proposal_message.words"),
                other.id().value(),
                now);
        var theirs = proposal(other.id().value(), "Somebody’s talk", "About it");
        sql("update proposal set decided_by = ?, decided_at = ? where id = ?", id(), now, theirs);
        sql(
                "insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at) values (?, ?, ?, ?, 'ASKED', ?)",
                Ids.next(),
                theirs,
                id(),
                word("proposal_speaker.named_as"),
                now);
        sql(
                "insert into proposal_note values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                theirs,
                region.value(),
                id(),
                word("proposal_note.text"),
                now);
        sql(
                "insert into proposal_message (id, proposal_id, kind, words, sent_by, sent_at) values (?, ?, 'MESSAGE', 'Hello.', ?, ?)",
                Ids.next(),
                theirs,
                id(),
                now);
    }

    private UUID proposal(UUID by, String title, String text) {
        var proposal = Ids.next();
        sql("""
                insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level, minutes, vendor, status,
                    submitted_at, changed_at)
                values (?, ?, ?, ?, ?, ?, 'TECHNICAL', 'SOME', 30, false, 'PROPOSED', ?, ?)
                """, proposal, Ids.next(), region.value(), by, title, text, now, now);
        return proposal;
    }

    /** One of the canary's own, and one of somebody else in which the canary is named. */
    private void imports() {
        sql(
                "insert into import (id, name, row_count, body, created_by, created_at) values (?, ?, 1, jsonb_build_object('lines', ?), ?, ?)",
                Ids.next(),
                word("import.name"),
                word("import.body"),
                id(),
                now);
        sql(
                "insert into import (id, name, row_count, body, created_by, created_at) values (?, '', 1, jsonb_build_object('lines', ?), ?, ?)",
                Ids.next(),
                "Somebody Else; " + person.name() + " (A school)",
                other.id().value(),
                now);
    }

    private FileId document(String name, String content, CurrentPerson by) {
        return files.storeDocument(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, by);
    }

    private void material(PresentationId talk, FileId file) {
        sql(
                "insert into presentation_material (id, presentation_id, label, file_id, position) values (?, ?, 'Slides', ?, 1)",
                Ids.next(),
                talk.value(),
                file.value());
    }

    private void writeUps() {
        sql(
                "insert into checklist_item values (?, ?, 'POSTER', null, false, ?, ?)",
                Ids.next(),
                held.value(),
                now,
                id());
        sql(
                "update write_up set canonical_url = ?, approved_by = ? where id = ?",
                "https://canary.example/" + word("write_up.canonical_url"),
                id(),
                report.value());
        photo(report, words.get("person.name") + " and " + word("stored_file.name") + ".jpg", "The group", "All of us");
        comments(report);
        var account = WriteUpId.next();
        sql(
                """
                insert into write_up (id, slug, meeting_id, author_id, title, summary, body, note, status, official,
                    created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', false, ?, ?)
                """,
                account.value(),
                word("write_up.slug"),
                held.value(),
                id(),
                word("write_up.title"),
                word("write_up.summary"),
                word("write_up.body"),
                word("write_up.note"),
                now,
                now);
        sql("insert into write_up_point values (?, 'TAKEAWAY', 0, ?)", account.value(), word("write_up_point.text"));
        photo(account, ROOT + ".jpg", word("write_up_photo.alternative"), word("write_up_photo.caption"));
        partsInWriteUps(account.value());
    }

    /** Versions of the account and of the report, words for a report of somebody else, a part in another. */
    private void partsInWriteUps(UUID account) {
        sql(
                """
                insert into write_up_revision (write_up_id, number, kind, written_by, began_at, written_at, title, summary, body,
                    discussed, takeaways, canonical_url)
                values (?, 1, 'SAVED', ?, ?, ?, ?, ?, ?, array[?], array[?], ?)
                """,
                account,
                id(),
                now,
                now,
                word("write_up_revision.title"),
                word("write_up_revision.summary"),
                word("write_up_revision.body"),
                word("write_up_revision.discussed"),
                word("write_up_revision.takeaways"),
                "https://canary.example/" + ROOT);
        for (var writer : java.util.List.of(id(), other.id().value())) {
            sql(
                    """
                    insert into write_up_revision (write_up_id, number, kind, written_by, began_at, written_at, title, summary,
                        body, discussed, takeaways, canonical_url)
                    select ?, count(*) + 1, 'SAVED', ?, ?, ?, 'What was said', '', 'All.', '{}', '{}', ?
                    from write_up_revision where write_up_id = ?
                    """,
                    report.value(),
                    writer,
                    now,
                    now,
                    "https://canary.example/" + word("write_up_revision.canonical_url"),
                    report.value());
        }
        var theirs = given.writeUp(held, other.id(), "Told by another");
        sql("insert into write_up_co_author values (?, ?, ?, ?)", theirs.value(), id(), id(), now);
        sql(
                "insert into write_up_co_author values (?, ?, ?, ?)",
                report.value(),
                other.id().value(),
                id(),
                now);
        sql(
                "insert into write_up_arrival values (?, 7, ?, ?, ?, ?)",
                theirs.value(),
                id(),
                word("write_up_arrival.heading"),
                word("write_up_arrival.block"),
                word("write_up_arrival.instead"));
        talkWords(
                theirs,
                id(),
                other.id().value(),
                word("talk_words.talk"),
                word("talk_words.words"),
                word("talk_words.block"));
        talkWords(theirs, other.id().value(), id(), "Another talk", "Nothing.", "> Nothing.");
        sql("insert into report_duty (meeting_id, person_id, taken_at) values (?, ?, ?)", held.value(), id(), now);
        var planned = WriteUpId.next().value();
        sql("""
                insert into write_up (id, meeting_id, author_id, title, status, official, publish_at, publish_by, created_at, changed_at)
                values (?, ?, ?, 'Planned', 'DRAFT', true, ?, ?, ?, ?)
                """, planned, held.value(), other.id().value(), now, id(), now, now);
    }

    private void talkWords(WriteUpId writeUp, UUID speaker, UUID askedBy, String talk, String said, String block) {
        sql("""
                insert into talk_words (id, write_up_id, person_id, talk, vendor, words, block, asked_by, asked_at, said_at)
                values (?, ?, ?, ?, false, ?, ?, ?, ?, ?)
                """, Ids.next(), writeUp.value(), speaker, talk, said, block, askedBy, now, now);
    }

    private void photo(WriteUpId writeUp, String name, String alternative, String caption) {
        var file = files.storeImage(new ByteArrayInputStream(Uploads.picture("jpeg", 60, 40)), name, person);
        var photo = Ids.next();
        sql("""
                insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                values (?, ?, ?, sha256(?), ?, ?)
                """, photo, held.value(), file.value(), file.toString().getBytes(StandardCharsets.US_ASCII), id(), now);
        sql(
                "insert into write_up_photo (write_up_id, photo_id, position, alternative, caption) values (?, ?, 0, ?, ?)",
                writeUp.value(),
                photo,
                alternative,
                caption);
        photoRequest(photo, id(), other.id().value(), word("photo_request.words"));
        photoRequest(photo, other.id().value(), id(), "Please.");
    }

    private void comments(WriteUpId writeUp) {
        var own = comment(writeUp, id(), other.id().value(), word("write_up_comment.body"));
        var theirs = comment(writeUp, other.id().value(), id(), "We start in May.");
        for (var reported : new UUID[] {own, theirs}) {
            var by = reported.equals(own) ? other.id().value() : id();
            sql(
                    "insert into comment_report (comment_id, reported_by, words, reported_at) values (?, ?, ?, ?)",
                    reported,
                    by,
                    reported.equals(own) ? "Hm." : word("comment_report.words"),
                    now);
        }
    }

    private UUID comment(WriteUpId writeUp, UUID by, UUID decidedBy, String body) {
        var comment = Ids.next();
        sql("""
                insert into write_up_comment (id, write_up_id, author_id, body, signed, status, written_at, changed_at, decided_by,
                    decided_at)
                values (?, ?, ?, ?, 'FULL', 'SHOWN', ?, ?, ?, ?)
                """, comment, writeUp.value(), by, body, now, now, decidedBy, now);
        return comment;
    }

    private void photoRequest(UUID photo, UUID by, UUID settledBy, String words) {
        sql(
                """
                insert into photo_request (id, photo_id, meeting_id, kind, words, asked_by, asked_at, settled_by, settled_at, answer)
                values (?, ?, ?, 'BLUR', ?, ?, ?, ?, ?, ?)
                """,
                Ids.next(),
                photo,
                held.value(),
                words,
                by,
                now,
                settledBy,
                now,
                by.equals(id()) ? word("photo_request.answer") : "Done.");
    }

    /** To the canary, to the address alone, and to somebody else about a talk and a write-up of the canary's. */
    private void mails() {
        mail("place-taken", id(), person.email(), "{\"name\": \"%s\"}".formatted(person.name()));
        mail("sign-in", null, person.email(), "{}");
        mail("write-up-published", other.id().value(), other.email(), """
                {"name": "Somebody Else", "writeUp": {"slug": "what-was-said", "title": "What was said", "summary": "",
                 "author": "%s", "meeting": "Held", "day": "Thursday", "region": "South West"}}
                """.formatted(person.name()));
        sql(
                """
                insert into change_notice (id, meeting_id, kind, differences, sent_at, sent_by)
                values (?, ?, 'CHANGED', cast(? as jsonb), ?, ?)
                """,
                Ids.next(),
                coming.value(),
                "[{\"what\": \"SPEAKER\", \"about\": \"Tools\", \"before\": \"Somebody Else, %s\", \"after\": \"\"}]"
                        .formatted(person.name()),
                now,
                id());
        sql(
                "insert into meeting_told (meeting_id, facts, told_at) values (?, cast(? as jsonb), ?)",
                coming.value(),
                "{\"items\": [{\"speakers\": [{\"id\": \"%s\", \"name\": \"%s\"}]}]}".formatted(id(), person.name()),
                now);
        mail("place-taken", other.id().value(), other.email(), """
                {"name": "Somebody Else", "meeting": {"agenda": [{"minute": 0, "kind": "BREAK", "people": "Somebody Else"},
                 {"minute": 15, "kind": "MEMBER_TALK", "people": "Somebody Else, %s"}]}}
                """.formatted(person.name()));
    }

    private void mail(String template, UUID to, String email, String facts) {
        sql(
                """
                insert into delivery (id, template, person_id, email, facts, once, status, due_at, problem, created_at, finished_at)
                values (?, ?, ?, ?, cast(? as jsonb), ?, 'PARKED', ?, ?, ?, ?)
                """,
                Ids.next(),
                template,
                to,
                email,
                facts,
                UUID.randomUUID().toString(),
                now,
                email.equals(person.email()) ? "550 " + word("delivery.problem") : "550",
                now,
                now);
    }
}
