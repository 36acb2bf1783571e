package org.staffroom.support;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.staffroom.shared.Ids;

/** What somebody has who signs in: devices, what they follow and run, what is theirs alone, mails. */
class CanaryAccount extends CanaryPart {

    CanaryAccount(Canary canary) {
        super(canary);
    }

    void signIns() {
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
                (Canary.ROOT + " in a session").getBytes(StandardCharsets.UTF_8));
        sql("""
                insert into sign_in_challenge (id, email, browser_hash, requester_hash, code_hash, link_hash, continue_to,
                    created_at, expires_at)
                values (?, ?, '\\x01', '\\x01', '\\x01', '\\x01', ?, ?, ?)
                """, Ids.next(), person.email(), "/" + word("sign_in_challenge.continue_to"), now, now);
        sql("""
                insert into email_change (id, person_id, email, requester_hash, link_hash, created_at, expires_at)
                values (?, ?, ?, '\\x01', '\\x01', ?, ?)
                """, Ids.next(), id(), word("email_change.email") + "@elsewhere.example", now, now);
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

    void follows() {
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

    void cpd() {
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

    /** One of the canary's own, and one of somebody else in which the canary is named. */
    void imports() {
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

    /** To the canary, to the address alone, and to somebody else about a talk and a write-up of the canary's. */
    void mails() {
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
