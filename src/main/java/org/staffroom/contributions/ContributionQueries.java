package org.staffroom.contributions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonId;
import org.staffroom.writeups.WriteUpId;

/** Reads what speakers were asked and said. Whether one may is asked before. */
@Component
@Transactional(readOnly = true)
public class ContributionQueries {

    /** Each speaker of each talk of a meeting; without an address when they cannot be written to. */
    static final String SPEAKERS = """
            select i.id as item_id, i.start_minute, coalesce(nullif(i.title, ''), t.title) as talk,
                   i.kind = 'VENDOR_TALK' as vendor, p.id as person_id, p.name,
                   case when p.status = 'ACTIVE' then p.email end as email
            from agenda_item i
            left join presentation t on t.id = i.presentation_id
            join appearance who on who.item_id = i.id and who.meeting_id = i.meeting_id and who.role = 'SPEAKER'
            join person p on p.id = who.person_id and p.status <> 'ERASED'
            where i.meeting_id = :meeting and i.kind in ('MEMBER_TALK', 'VENDOR_TALK', 'PANEL')
              and coalesce(nullif(i.title, ''), t.title) is not null
            """;

    /**
     * A speaker of a talk, on the author's page.
     *
     * @param id of what was asked; null when they were not
     * @param reachable whether a mail can be sent to them
     * @param writes whether they write the report anyway
     * @param waiting words that are not in the text
     */
    record Line(
            @Nullable UUID id,
            String talk,
            boolean vendor,
            String name,
            boolean reachable,
            boolean writes,
            @Nullable Instant askedAt,
            @Nullable Instant remindedAt,
            @Nullable Instant saidAt,
            @Nullable String words,
            boolean waiting) {

        /** When they are asked once more, as long as they say nothing and nobody reads the report; null when they were not asked. */
        public @Nullable Instant again() {
            return askedAt == null ? null : askedAt.plus(Contributions.SILENT);
        }
    }

    /** What the report is, for the head of the page. */
    record Head(
            String title,
            String meetingTitle,
            String meetingKey,
            String regionSlug,
            boolean official,
            boolean held,
            boolean closed,
            boolean published) {}

    /**
     * What a speaker is asked, on the page that the mail leads to.
     *
     * @param slug of the write-up once others can read it
     */
    public record Asked(
            UUID id,
            String talk,
            boolean vendor,
            String words,
            String meeting,
            Instant startsAt,
            String region,
            String regionSlug,
            @Nullable String slug,
            boolean closed) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ContributionQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Head head(WriteUpId id) {
        return jdbc.sql("""
                        select w.title, m.title as meeting_title, coalesce(m.slug, m.id::text) as meeting_key,
                               r.slug as region_slug, w.official, m.starts_at <= :now as held,
                               w.published_at is not null and w.published_at <= :closed as closed,
                               w.status = 'PUBLISHED' as published
                        from write_up w join meeting m on m.id = w.meeting_id join region r on r.id = m.region_id
                        where w.id = :id
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("closed", closed())
                .query(Head.class)
                .single();
    }

    private Timestamp closed() {
        return Timestamp.from(clock.instant().minus(Contributions.OPEN_AFTERWARDS));
    }

    /** In the order of the day; whoever was asked and is on the agenda no longer stands at the end. */
    List<Line> lines(WriteUpId id) {
        return jdbc.sql("""
                        with report as (select * from write_up where id = :id), speaker as (
                        """ + SPEAKERS.replace(":meeting", "(select meeting_id from report)") + """
                        )
                        select t.id, coalesce(t.talk, s.talk) as talk, coalesce(t.vendor, s.vendor) as vendor,
                               coalesce(s.name, p.name) as name, coalesce(s.email, p.email) is not null as reachable,
                               coalesce(t.person_id, s.person_id) = (select author_id from report) or exists (
                                   select 1 from write_up_co_author c
                                   where c.write_up_id = :id and c.person_id = s.person_id) as writes,
                               coalesce(t.asked_at, earlier.asked_at) as asked_at, t.reminded_at, t.said_at, t.words,
                               coalesce(t.waiting, false) as waiting
                        from speaker s
                        full join (select * from talk_words where write_up_id = :id) t
                            on t.agenda_item_id = s.item_id and t.person_id = s.person_id
                        left join lateral (
                            select min(e.asked_at) as asked_at from talk_words e
                            where e.agenda_item_id = s.item_id and e.person_id = s.person_id) earlier on true
                        left join person p on p.id = t.person_id
                        order by s.start_minute nulls last, talk, name
                        """)
                .param("id", id.value())
                .query(Line.class)
                .list();
    }

    /** What was asked of somebody for a write-up; empty when nothing was. */
    public List<Asked> asked(PersonId person, WriteUpId writeUp) {
        return jdbc.sql("""
                        select t.id, t.talk, t.vendor, t.words, m.title as meeting, m.starts_at, r.name as region,
                               r.slug as region_slug, case when w.status = 'PUBLISHED' then w.slug end as slug,
                               w.published_at is not null and w.published_at <= :closed as closed
                        from talk_words t
                        join write_up w on w.id = t.write_up_id
                        join meeting m on m.id = w.meeting_id
                        join region r on r.id = m.region_id
                        where t.write_up_id = :writeUp and t.person_id = :person order by t.talk
                        """)
                .param("writeUp", writeUp.value())
                .param("person", person.value())
                .param("closed", closed())
                .query(Asked.class)
                .list();
    }

    /** How many have sent words that are not in the text. */
    int waiting(WriteUpId id) {
        return jdbc.sql("select count(*) from talk_words where write_up_id = ? and waiting")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
