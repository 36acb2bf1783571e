package org.staffroom.support;

import java.util.UUID;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;

/** What somebody does about a meeting and at it: the board, places, the door, the room. */
class CanaryAtMeetings extends CanaryPart {

    CanaryAtMeetings(Canary canary) {
        super(canary);
    }

    void board() {
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

    void places() {
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

    void rooms() {
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
}
