package org.staffroom.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Dates;

/** What an admin looks after, in numbers, and the audit. */
@Component
class AdminQueries {

    static final int SIZE = 50;

    /**
     * @param without regions that have no ambassador today
     * @param unchecked organisations that people typed and no admin has seen
     * @param parked mails that were refused for good
     */
    record Counts(int regions, int without, int people, int organisations, int unchecked, int topics, int parked) {}

    /**
     * @param actor null when the system itself did it
     * @param done, thing in words for people
     * @param name of the thing, today; null when it has none, or is gone
     */
    record Entry(
            long id,
            Instant at,
            @Nullable String actor,
            String done,
            String thing,
            @Nullable String name,
            @Nullable UUID subjectId) {}

    private final JdbcClient jdbc;
    private final Dates dates;
    private final AuditWords words;

    AdminQueries(JdbcClient jdbc, Dates dates, AuditWords words) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.words = words;
    }

    Counts counts() {
        return jdbc.sql("""
                        select (select count(*) from region where archived_at is null) as regions,
                               (select count(*) from region r where archived_at is null and not exists (
                                   select 1 from ambassador a where a.region_id = r.id and a.since <= :today
                                       and (a.until is null or a.until > :today))) as without,
                               (select count(*) from person where status <> 'ERASED') as people,
                               (select count(*) from organisation) as organisations,
                               (select count(*) from organisation where checked_at is null) as unchecked,
                               (select count(*) from topic) as topics,
                               (select count(*) from delivery where status = 'PARKED') as parked
                        """).param("today", dates.today()).query(Counts.class).single();
    }

    /** The kinds of things that something was done to: from one to the next, for the audit is never shortened. */
    List<String> subjects() {
        return jdbc.sql("""
                        with recursive kind as (
                            select min(subject) as subject from audit
                            union all
                            select (select min(subject) from audit where subject > kind.subject) from kind
                            where kind.subject is not null)
                        select subject from kind where subject is not null
                        """).query(String.class).list();
    }

    /** @param older whether there are some; they are before the last of these */
    record Entries(List<Entry> rows, boolean older) {

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        public long last() {
            return rows.get(rows.size() - 1).id();
        }
    }

    /**
     * Who did what, the latest first. Neither counted nor counted through: the audit is never shortened.
     *
     * @param before only entries older than this one
     */
    Entries audit(@Nullable String subject, long before) {
        var rows = jdbc.sql("""
                        select a.id, a.at, p.name as actor, a.action, a.subject, a.subject_id,
                               case a.subject
                                   when 'meeting' then (select title from meeting where id = a.subject_id)
                                   when 'registration' then (select who.name || ', ' || m.title from registration r
                                       join person who on who.id = r.person_id join meeting m on m.id = r.meeting_id
                                       where r.id = a.subject_id)
                                   when 'write_up' then (select title from write_up where id = a.subject_id)
                                   when 'presentation' then (select title from presentation where id = a.subject_id)
                                   when 'proposal' then (select title from proposal where id = a.subject_id)
                                   when 'board_topic' then (select title from board_topic where id = a.subject_id)
                                   when 'region' then (select name from region where id = a.subject_id)
                                   when 'person' then (select name from person where id = a.subject_id)
                                   when 'organisation' then (select name from organisation where id = a.subject_id)
                                   when 'venue' then (select name from venue where id = a.subject_id)
                                   when 'topic' then (select name from topic where id = a.subject_id)
                               end as name
                        from audit a left join person p on p.id = a.actor_id
                        where a.id < :before and (:subject::text is null or a.subject = :subject)
                        order by a.id desc limit :size
                        """)
                .param("subject", subject)
                .param("before", before)
                .param("size", SIZE + 1)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        words.done(row.getString("subject"), row.getString("action")),
                        words.thing(row.getString("subject")),
                        row.getString("name"),
                        row.getObject("subject_id", UUID.class)))
                .list();
        return new Entries(rows.subList(0, Math.min(SIZE, rows.size())), rows.size() > SIZE);
    }
}
