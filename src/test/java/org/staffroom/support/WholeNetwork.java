package org.staffroom.support;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.PlaceTaken;
import org.staffroom.shared.Ids;

/** One of everything, so that every address of the role table leads somewhere; what nobody else may see says CANARY. */
@TestComponent
public class WholeNetwork {

    private final Given given;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    WholeNetwork(Given given, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.given = given;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** People by what they are: MEMBER, OWNER, HELPER, HERE, ELSEWHERE, DEMOTED, SUSPENDED, ADMIN. */
    @Transactional
    public Map<String, PersonId> create() {
        var here = given.region("here", "Here");
        var elsewhere = given.region("elsewhere", "Elsewhere");
        var people = new HashMap<String, CurrentPerson>();
        for (var name : List.of("MEMBER", "OWNER", "HELPER", "DEMOTED", "SUSPENDED")) {
            people.put(name, given.member(name));
        }
        people.put("HERE", given.ambassador("HERE", here));
        people.put("ELSEWHERE", given.ambassador("ELSEWHERE", elsewhere));
        people.put("ADMIN", given.admin("ADMIN"));
        given.appoint(people.get("DEMOTED").id(), here);
        jdbc.sql("update ambassador set until = :today where person_id = :person")
                .param("today", clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate())
                .param("person", people.get("DEMOTED").id().value())
                .update();
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(people.get("SUSPENDED").id().value())
                .update();

        given.organisation("Severn Vale School", "SCHOOL");
        var topic = given.topic("cloud", "Cloud");
        var talk = given.talk("Going cloud", "MEMBER", people.get("OWNER").id());
        jdbc.sql("insert into presentation_topic values (?, ?)")
                .params(talk.value(), topic.value())
                .update();
        jdbc.sql("""
                        insert into presentation_material (id, presentation_id, label, url, audience, position)
                        values (?, ?, 'CANARY slides', 'https://canary.example/CANARY', 'NOBODY', 1)
                        """).params(Ids.next(), talk.value()).update();
        jdbc.sql("insert into speaker_profile values (?, 0, 'owner', 'I give talks.', now())")
                .param(people.get("OWNER").id().value())
                .update();
        jdbc.sql("""
                        insert into speaker_invitation
                            (id, presentation_id, region_id, words, status, invited_by, invited_at)
                        values (?, ?, ?, 'CANARY words', 'OPEN', ?, now())
                        """)
                .params(
                        Ids.next(),
                        talk.value(),
                        here.value(),
                        people.get("HERE").id().value())
                .update();
        var asked = given.boardTopic(here, people.get("OWNER").id(), "What others do about phones");
        jdbc.sql("insert into board_tag values (?, ?)")
                .params(asked.value(), topic.value())
                .update();
        jdbc.sql("update board_topic set status = 'HIDDEN', hidden_reason = 'CANARY reason' where id = ?")
                .param(given.boardTopic(here, people.get("OWNER").id(), "CANARY topic")
                        .value())
                .update();
        var meeting = given.meeting(here, "Coming up");
        given.agendaItem(meeting, 0, 45, "MEMBER_TALK", talk);
        given.agendaItem(meeting, 45, 15, "BREAK", null);
        jdbc.sql("update meeting set joining_link = 'https://meet.example/CANARY' where id = ?")
                .param(meeting.value())
                .update();
        jdbc.sql("insert into meeting_co_host (meeting_id, region_id, invited_at) values (?, ?, now())")
                .params(meeting.value(), elsewhere.value())
                .update();
        jdbc.sql("insert into door_helper values (?, ?, ?, now(), ?)")
                .params(
                        meeting.value(),
                        people.get("HELPER").id().value(),
                        people.get("HERE").id().value(),
                        java.sql.Timestamp.from(clock.instant().plus(Duration.ofDays(15))))
                .update();
        jdbc.sql("""
                        insert into door_phone (id, meeting_id, phone, person_id, described, token_hash, given_at, used_at, minute_at)
                        values (?, ?, ?, ?, 'CANARY phone', '\\x00', now(), now(), now())
                        """)
                .params(
                        Ids.next(),
                        meeting.value(),
                        Ids.next(),
                        people.get("HELPER").id().value())
                .update();
        given.notice(meeting);
        jdbc.sql("update venue set contact_name = 'CANARY', contact_email = 'CANARY@castle.example'")
                .update();
        jdbc.sql("""
                        insert into venue_note (id, venue_id, text, written_by, written_at)
                        select ?, id, 'CANARY note', ?, now() from venue limit 1
                        """).params(Ids.next(), people.get("HERE").id().value()).update();
        jdbc.sql("""
                        insert into host_offer (id, region_id, organisation_id, offered_by, place_name, town, postcode, words,
                            status, offered_at)
                        select ?, ?, o.id, ?, 'CANARY hall', 'Bristol', 'BS1 5QD', 'CANARY', 'OPEN', now() from organisation o
                        """)
                .params(Ids.next(), here.value(), people.get("MEMBER").id().value())
                .update();
        jdbc.sql("insert into host_offer_day select id, date '2030-03-12', 'MORNING' from host_offer")
                .update();
        var held = given.meeting(here, "Held", clock.instant().minus(Duration.ofDays(10)), 30);
        var guest = given.member("CANARY guest");
        given.confirmed(meeting, guest.id());
        jdbc.sql("update registration set dietary_needs = 'CANARY', access_needs = 'CANARY' where person_id = ?")
                .param(guest.id().value())
                .update();
        jdbc.sql("""
                        insert into question (id, meeting_id, position, wording, kind, required)
                        values (?, ?, 1, 'Where do you park?', 'TEXT', true)
                        """).params(Ids.next(), meeting.value()).update();
        for (var person : people.values()) {
            given.confirmed(meeting, person.id());
            given.attended(held, person.id());
        }
        jdbc.sql("""
                        insert into attendance_said (meeting_id, person_id, kind, words, said_by, said_at)
                        values (?, ?, 'OTHERWISE', 'CANARY was there', ?, now())
                        """)
                .params(meeting.value(), guest.id().value(), guest.id().value())
                .update();
        var colleague = given.guest("Brought along");
        given.confirmed(meeting, colleague);
        jdbc.sql("update registration set booked_by = ?, booked_name = 'CANARY colleague' where person_id = ?")
                .params(people.get("MEMBER").id().value(), colleague.value())
                .update();
        proposals(
                here.value(),
                meeting.value(),
                people.get("OWNER").id().value(),
                people.get("MEMBER").id().value());
        jdbc.sql(
                        "insert into room_post (id, meeting_id, kind, text, author_id) values (?, ?, 'QUESTION', 'CANARY question', ?)")
                .params(
                        UUID.randomUUID(),
                        meeting.value(),
                        people.get("OWNER").id().value())
                .update();
        feedback(meeting.value(), talk.value());
        jdbc.sql("insert into greeter values (?, ?, now())")
                .params(meeting.value(), guest.id().value())
                .update();
        given.draft(here, "CANARY draft");
        jdbc.sql("insert into school_holiday values (?, 'ENGLAND', null, 'Half term', '2027-02-15', '2027-02-19')")
                .param(Ids.next())
                .update();
        given.writeUp(held, people.get("OWNER").id(), "What was said");
        cpd(held.value(), people.get("OWNER").id().value());
        jdbc.sql("""
                        insert into write_up (id, meeting_id, author_id, title, status, official, created_at, changed_at)
                        values (?, ?, ?, 'CANARY account', 'DRAFT', false, now(), now())
                        """)
                .params(Ids.next(), held.value(), people.get("OWNER").id().value())
                .update();
        jdbc.sql("""
                        insert into write_up_revision
                        select id, 1, 'SAVED', null, author_id, now(), now(), title, '', 'CANARY version', '{}', '{}', null, null
                        from write_up where slug is null
                        """).update();
        jdbc.sql("insert into write_up_co_author select id, ?, ?, now() from write_up where slug is null")
                .params(guest.id().value(), people.get("OWNER").id().value())
                .update();
        jdbc.sql("""
                        insert into talk_words (id, write_up_id, person_id, talk, vendor, words, waiting, asked_at, said_at)
                        select ?, id, ?, 'Going cloud', false, 'CANARY words', true, now(), now() from write_up where slug is null
                        """).params(Ids.next(), guest.id().value()).update();
        var file = Ids.next();
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, uploaded_at)
                        values (?, 'slides.pdf', 'DOCUMENT', 'application/pdf', 1, now())
                        """).param(file).update();
        photos(meeting.value(), held.value(), people);
        comment("what-was-said", people.get("OWNER").id().value(), "Start with one apprentice.");
        jdbc.sql("""
                        insert into write_up (id, slug, meeting_id, author_id, title, status, official, published_at, created_at,
                            changed_at)
                        values (?, 'taken-back', ?, ?, 'Taken back', 'DRAFT', true, now(), now(), now())
                        """)
                .params(Ids.next(), meeting.value(), people.get("HERE").id().value())
                .update();
        comment("taken-back", people.get("OWNER").id().value(), "CANARY comment");
        // A mail to the guest, for the admin's page of deliveries.
        events.publishEvent(new PlaceTaken(meeting, guest.id(), 1));
        jdbc.sql("update delivery set status = 'PARKED', problem = '550', finished_at = now()")
                .update();
        jdbc.sql(
                        "insert into device (id, person_id, described, token_hash, created_at, used_at, expires_at) values (?, ?, 'Firefox on Windows', '\\x00', now(), now(), now())")
                .params(Ids.next(), people.get("MEMBER").id().value())
                .update();
        jdbc.sql("""
                        insert into import (id, name, row_count, body, created_by, created_at)
                        values (?, 'CANARY.csv', 1, cast(? as jsonb), ?, now())
                        """).params(Ids.next(), """
                        {"unused": [], "lines": [{"number": 2, "cells": {"REGION": "Here", "DATE": "2020-03-14",
                         "START": "9am", "END": "3pm", "TITLE": "CANARY of old", "VENUE": "Online", "TALK": "Going far"}}]}
                        """, people.get("HERE").id().value()).update();
        return people.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, person -> person.getValue().id()));
    }

    /** The owner learned something, and can show it. */
    private void cpd(UUID held, UUID owner) {
        jdbc.sql("insert into cpd_goal values (?, 1200, now())").param(owner).update();
        jdbc.sql("""
                        insert into cpd_event (id, person_id, title, organiser, day, minutes, notes, added_at, changed_at)
                        values (?, ?, 'CANARY course', 'CANARY school', date '2026-10-01', 90, 'CANARY', now(), now())
                        """).params(Ids.next(), owner).update();
        jdbc.sql("insert into cpd_note values (?, ?, ?, null, '', 'CANARY note', now())")
                .params(Ids.next(), owner, held)
                .update();
        jdbc.sql("""
                        insert into cpd_certificate (id, code, person_id, meeting_id, facts, issued_at)
                        values (?, '0123456789ABCDEF', ?, ?, cast(? as jsonb), now())
                        """).params(Ids.next(), owner, held, """
                        {"network": "Schools IT Network", "name": "CANARY", "title": "Held", "region": "Here", "minutes": 45,
                         "from": "2027-03-05T09:30:00Z", "until": "2027-03-05T15:00:00Z", "vendorMinutes": 0,
                         "byHandMinutes": 0, "entries": []}
                        """).update();
    }

    /** Talks are wanted, and the owner has offered one. */
    private void proposals(UUID region, UUID meeting, UUID owner, UUID member) {
        jdbc.sql("insert into talk_call (id, region_id, open, changed_at) values (?, ?, true, now())")
                .params(Ids.next(), region)
                .update();
        jdbc.sql("""
                        insert into talk_call (id, meeting_id, open, closes_on, changed_at)
                        values (?, ?, true, date '2027-03-10', now())
                        """).params(Ids.next(), meeting).update();
        var proposal = Ids.next();
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, ?, 'CANARY proposal', 'CANARY abstract', 'TECHNICAL', 'INTERMEDIATE', 30, false,
                            'PROPOSED', now(), now())
                        """).params(proposal, Ids.next(), region, meeting, owner).update();
        jdbc.sql("""
                        insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at)
                        values (?, ?, ?, 'CANARY speaker', 'ASKED', now())
                        """)
                .params(
                        Ids.next(),
                        proposal,
                        jdbc.sql("select id from person where name = 'CANARY guest'")
                                .query(UUID.class)
                                .single())
                .update();
        jdbc.sql("insert into proposal_note values (?, ?, ?, ?, 'CANARY note', now())")
                .params(Ids.next(), proposal, region, member)
                .update();
    }

    /** One of the helper's that waits, and one that everybody sees and somebody asks about. */
    private void photos(UUID coming, UUID held, Map<String, CurrentPerson> people) {
        var waiting = photo(coming, people.get("HELPER").id().value(), "CANARY.jpg");
        var shown = photo(held, people.get("HERE").id().value(), "shown.jpg");
        jdbc.sql("""
                        insert into write_up_photo (write_up_id, photo_id, position, alternative)
                        select id, ?, 0, 'The group' from write_up where slug = 'what-was-said'
                        """).param(shown).update();
        jdbc.sql("""
                        insert into photo_request (id, photo_id, meeting_id, kind, words, asked_by, asked_at)
                        values (?, ?, ?, 'BLUR', 'CANARY words', ?, now())
                        """)
                .params(Ids.next(), waiting, coming, people.get("MEMBER").id().value())
                .update();
    }

    private void comment(String writeUp, UUID by, String body) {
        jdbc.sql("""
                        insert into write_up_comment (id, write_up_id, author_id, body, signed, status, written_at, changed_at)
                        select ?, id, ?, ?, 'FIRST', 'SHOWN', now(), now() from write_up where slug = ?
                        """).params(Ids.next(), by, body, writeUp).update();
    }

    private UUID photo(UUID meeting, UUID by, String name) {
        var file = Ids.next();
        jdbc.sql("""
                        insert into stored_file (id, name, kind, media_type, bytes, widths, height, uploaded_by, uploaded_at)
                        values (?, ?, 'IMAGE', 'image/jpeg', 1, '{480}', 320, ?, now())
                        """).params(file, name, by).update();
        var photo = Ids.next();
        jdbc.sql("""
                        insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
                        values (?, ?, ?, sha256(?), ?, now())
                        """)
                .params(photo, meeting, file, name.getBytes(StandardCharsets.UTF_8), by)
                .update();
        return photo;
    }

    /** Enough have said something of the meeting and of a talk there. */
    private void feedback(UUID meeting, UUID talk) {
        jdbc.sql("""
                        insert into feedback (meeting_id, asked_at, opens_at, closes_at, asked, answered)
                        values (?, now(), now() + interval '7 days', now() + interval '21 days', 9, 5)
                        """).param(meeting).update();
        var about = Ids.next();
        jdbc.sql("insert into feedback_talk values (?, ?, 0, 'Going cloud', false, ?)")
                .params(about, meeting, talk)
                .update();
        jdbc.sql("insert into feedback_rating values (?, ?, 4, 5, 5), (?, null, 5, 5, 5)")
                .params(meeting, about, meeting)
                .update();
        jdbc.sql("insert into feedback_words values (gen_random_uuid(), ?, ?, 'TALK', 'CANARY words on a talk', true)")
                .params(meeting, about)
                .update();
        jdbc.sql(
                        "insert into feedback_words values (gen_random_uuid(), ?, null, 'NEXT', 'CANARY words on the day', true)")
                .param(meeting)
                .update();
    }

    /** The id of an organisation. */
    public String organisation() {
        return jdbc.sql("select id from organisation")
                .query(String.class)
                .list()
                .get(0);
    }

    /** Of these people the first who is shown this page, if it is one. */
    public Optional<PersonId> reader(MockMvcTester mvc, String path, Map<String, PersonId> people) {
        return Stream.of("ADMIN", "OWNER", "MEMBER")
                .map(people::get)
                .filter(person -> mvc.get()
                                .uri(URI.create(path))
                                .with(Given.as(person))
                                .exchange()
                                .getResponse()
                                .getStatus()
                        == 200)
                .findFirst();
    }

    /** Where the variables of the role table's patterns lead. */
    public Addresses addresses() {
        return WholeNetworkAddresses.in(jdbc);
    }

    /** Of everything in the database but sessions and jobs: two are the same when nothing changed between them. */
    public String fingerprint() {
        var tables = jdbc.sql("""
                        select tablename from pg_tables where schemaname = 'public' and tablename not like 'spring_session%'
                        and tablename not in ('flyway_schema_history', 'scheduled_tasks', 'delivery') order by 1
                        """).query(String.class).list();
        var sql = tables.stream()
                .map(table -> "(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %s t)"
                        .formatted(table))
                .collect(Collectors.joining(" || "));
        return jdbc.sql("select " + sql).query(String.class).single();
    }
}
