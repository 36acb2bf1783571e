package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.writeups.WriteUpId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes deliveries, in the transaction of what they tell of. One happening is told once to each: the key {@code once}
 * says which, and a second insert does nothing. One statement, however many recipients there are.
 */
@Component
class Outbox {

    private static final String INTO = """
            insert into delivery (id, template, person_id, email, facts, once, happening, status, due_at, created_at)
            """;
    private static final String ONCE = " on conflict (once) do nothing";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /**
     * To an address, whether somebody has it or not; says nothing of whom it is about.
     *
     * @param happened what it is told once of
     * @param secret encrypted; null when it carries none
     */
    void toAddress(Template template, String email, Object happened, byte @Nullable [] secret) {
        queued(jdbc.sql("""
                        insert into delivery
                            (id, template, person_id, email, facts, secret, once, status, due_at, created_at)
                        values (:id, :template, (select id from person where email = :email), :email,
                            cast(:facts as jsonb), :secret, :once, 'WAITING', :now, :now)
                        """ + ONCE)
                .param("id", Ids.next())
                .param("template", template.key())
                .param("email", email)
                .param("facts", json.writeValueAsString(Facts.none()))
                .param("secret", secret, java.sql.Types.BINARY)
                .param("once", template.key() + ":" + happened)
                .param("now", now())
                .update());
    }

    /**
     * To those registered for the meeting, with their part, number in the calendar and in the waiting list.
     *
     * @param person null for all of them
     * @param part what they are to be called; null for what they are, confirmed or waiting
     * @param happening tells this from the next one of its kind; null for the round of the registration
     */
    void toRegistered(
            Template template,
            MeetingId meeting,
            Facts facts,
            @Nullable PersonId person,
            Facts.@Nullable Part part,
            @Nullable String happening) {
        queued(jdbc.sql(INTO + """
                        select gen_random_uuid(), :template, p.id, p.email,
                            cast(case when r.status = 'CONFIRMED' then :facts else :lean end as jsonb)
                            || jsonb_build_object('name', p.name, 'part', coalesce(:part, r.status), 'round', r.round,
                                'sequence', r.calendar_sequence, 'position', place_in_line(r)),
                            concat_ws(':', :template, r.meeting_id, r.person_id, coalesce(:happening, r.round::text)),
                            concat_ws(':', :template, r.meeting_id, cast(:happening as text)),
                            'WAITING', :now, :now
                        from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and p.status = 'ACTIVE' and p.email is not null
                        """ + (person == null ? "" : "and r.person_id = :person ") + """
                          and (r.status not in ('CANCELLED', 'APOLOGIES') or cast(:part as text) is not null)
                        """ + ONCE)
                .param("template", template.key())
                .param("facts", json.writeValueAsString(facts))
                .param("lean", json.writeValueAsString(facts.withoutJoiningLink()))
                .param("meeting", meeting.value())
                .param("person", person == null ? null : person.value())
                .param("part", part == null ? null : part.name(), java.sql.Types.VARCHAR)
                .param("happening", happening, java.sql.Types.VARCHAR)
                .param("now", now())
                .update());
    }

    /**
     * To whoever brings a colleague without an address, as the first who can tell them; once in a round.
     *
     * @param colleague who is the subject, as they were called
     */
    void toBringer(Template template, MeetingId meeting, PersonId colleague, int round, Facts facts) {
        to(
                template,
                """
                select b.id as person_id, b.email,
                    jsonb_build_object('name', b.name, 'part', 'OTHER', 'subject', coalesce(r.booked_name, p.name)) as own
                from registration r join person p on p.id = r.person_id join person b on b.id = r.booked_by
                where r.meeting_id = :meeting and r.person_id = :person and r.booked_by <> r.person_id and p.email is null
                  and b.status = 'ACTIVE' and b.email is not null
                """,
                Map.of("meeting", meeting.value(), "person", colleague.value()),
                facts.withoutJoiningLink(),
                meeting + ":" + colleague + ":" + round);
    }

    /** To these people, each as what they are to the meeting, which need not be anything any more. */
    void toListed(Template template, MeetingId meeting, Facts facts, List<PersonId> people, String happening) {
        queued(jdbc.sql(INTO + """
                        select gen_random_uuid(), :template, p.id, p.email,
                            cast(:facts as jsonb) || jsonb_build_object('name', p.name, 'part', coalesce(r.status, 'OTHER'),
                                'round', coalesce(r.round, 0), 'sequence', coalesce(r.calendar_sequence, 0)),
                            concat_ws(':', :template, cast(:meeting as uuid), p.id, :happening),
                            concat_ws(':', :template, cast(:meeting as uuid), :happening), 'WAITING', :now, :now
                        from person p
                        left join registration r on r.meeting_id = :meeting and r.person_id = p.id
                            and r.status not in ('CANCELLED', 'APOLOGIES')
                        where p.status = 'ACTIVE' and p.email is not null
                          and p.id = any (cast(string_to_array(:people, ',') as uuid[]))
                        """ + ONCE)
                .param("template", template.key())
                .param("facts", json.writeValueAsString(facts.withoutJoiningLink()))
                .param("meeting", meeting.value())
                .param("people", people.stream().map(PersonId::toString).collect(Collectors.joining(",")))
                .param("happening", happening)
                .param("now", now())
                .update());
    }

    /**
     * To those who were there, those who had wanted to come, and those who follow its regions or the topics of its talks, each
     * once and as what they are first of these, as far as they want news; not to those who wrote it.
     */
    void toReaders(WriteUpId writeUp, Facts facts) {
        queued(jdbc.sql(INTO + """
                        select gen_random_uuid(), :template, p.id, p.email,
                            cast(:facts as jsonb)
                                || jsonb_build_object('name', p.name, 'part', who.part, 'subject', who.topics),
                            concat_ws(':', :template, w.id, p.id), concat_ws(':', :template, w.id),
                            'WAITING', :now, :now
                        from write_up w join meeting m on m.id = w.meeting_id
                        cross join lateral (
                            select person_id, (array['CAME', 'MISSED', 'OTHER', 'TOPIC'])[min(rank)] as part,
                                   string_agg(distinct topic, ', ') as topics from (
                                select c.person_id, 1 as rank, null as topic from came c where c.meeting_id = m.id
                                union all
                                select r.person_id, 2, null
                                from registration r where r.meeting_id = m.id and r.declined_reason is null
                                union all
                                select f.person_id, 3, null from region_follower f
                                where f.region_id = m.region_id or f.region_id in (
                                    select c.region_id from meeting_co_host c
                                    where c.meeting_id = m.id and c.accepted_at is not null)
                                union all
                                select f.person_id, 4, t.name
                                from agenda_item i
                                join presentation_topic pt on pt.presentation_id = i.presentation_id
                                join topic t on t.id = pt.topic_id
                                join topic_follower f on f.topic_id = t.id
                                where i.meeting_id = m.id) one
                            group by person_id) who
                        join person p on p.id = who.person_id
                        where w.id = :writeUp and p.id <> w.author_id
                          and not exists (
                            select 1 from write_up_co_author o where o.write_up_id = w.id and o.person_id = p.id)
                          and p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null
                          and not exists (
                            select 1 from news_stopped n where n.person_id = p.id and n.kind = 'WRITE_UPS')
                        """ + ONCE)
                .param("template", Template.WRITE_UP_PUBLISHED.key())
                .param("facts", json.writeValueAsString(facts))
                .param("writeUp", writeUp.value())
                .param("now", now())
                .update());
    }

    /** What happened is no longer so: whoever waits to be told of it is not told. */
    void takeBack(Template template, String happening) {
        jdbc.sql("delete from delivery where happening = concat_ws(':', :template, :happening) and status = 'WAITING'")
                .param("template", template.key())
                .param("happening", happening)
                .update();
    }

    /**
     * To whoever a query finds.
     *
     * @param recipients a query for {@code person_id}, {@code email} and {@code own}, the jsonb that is added to the
     *     facts: name and part, for instance; {@code person_id} may be null. Only those who may be written to
     * @param parameters of the query; {@code template}, {@code facts}, {@code happening} and {@code now} are taken
     * @param happening what it is about and which time: "{meeting}:{notice}". Each is told of it once
     * @return how many were not told before
     */
    int to(Template template, String recipients, Map<String, ?> parameters, Facts facts, String happening) {
        var rows = jdbc.sql(INTO + """
                        select gen_random_uuid(), :template, r.person_id, r.email, cast(:facts as jsonb) || r.own,
                            concat_ws(':', :template, :happening, coalesce(cast(r.person_id as text), r.email)),
                            concat_ws(':', :template, :happening), 'WAITING', :now, :now
                        from (
                        """ + recipients + ") r" + ONCE)
                .params(parameters)
                .param("template", template.key())
                .param("facts", json.writeValueAsString(facts))
                .param("happening", happening)
                .param("now", now())
                .update();
        queued(rows);
        return rows;
    }

    /**
     * To each of these people a secret of their own.
     *
     * @param secrets by person, encrypted, and all equally long
     * @param due when they are sent, which is their date
     */
    void sealed(Template template, Map<PersonId, byte[]> secrets, Facts facts, String happening, Instant due) {
        queued(jdbc.sql("""
                        insert into delivery
                            (id, template, person_id, email, facts, secret, once, happening, status, due_at, created_at)
                        select gen_random_uuid(), :template, p.id, p.email,
                            cast(:facts as jsonb) || jsonb_build_object('name', p.name), decode(s.secret, 'hex'),
                            concat_ws(':', :template, :happening, p.id), concat_ws(':', :template, :happening),
                            'WAITING', :due, :due
                        from unnest(cast(string_to_array(:people, ',') as uuid[]), string_to_array(:secrets, ','))
                            as s (person_id, secret)
                        join person p on p.id = s.person_id
                        where p.status = 'ACTIVE' and p.email is not null
                        """ + ONCE)
                .param("template", template.key())
                .param("facts", json.writeValueAsString(facts.withoutJoiningLink()))
                .param("happening", happening)
                .param(
                        "people",
                        secrets.keySet().stream().map(PersonId::toString).collect(Collectors.joining(",")))
                .param(
                        "secrets",
                        secrets.values().stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(",")))
                .param("due", Timestamp.from(due))
                .update());
    }

    private void queued(int rows) {
        if (rows > 0) {
            events.publishEvent(new DeliveriesQueued());
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
