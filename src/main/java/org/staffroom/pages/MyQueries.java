package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonId;

/** Reads for {@code /my}: one's own things alone. */
@Component
@Transactional(readOnly = true)
class MyQueries {

    private final JdbcClient jdbc;
    private final Clock clock;

    MyQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MyPage of(PersonId person) {
        return new MyPage(
                rows(MyPage.Place.class, person, """
                        select m.slug, m.title, m.starts_at, m.ends_at, m.status as meeting_status, r.mode, r.status,
                               coalesce(r.offered_until, r.confirm_by) as answer_by,
                               v.name || ', ' || v.town as venue, g.slug as region_slug, g.name as region_name,
                               place_in_line(r) as position, m.status = 'PUBLISHED' and m.starts_at <= :now as begun
                        from registration r
                        join meeting m on m.id = r.meeting_id
                        join region g on g.id = m.region_id
                        left join venue v on v.id = m.venue_id
                        where r.person_id = :person and r.status not in ('CANCELLED', 'APOLOGIES')
                          and (m.ends_at > :now or m.status = 'POSTPONED')
                        order by m.starts_at, m.id
                        """),
                rows(MyPage.Attended.class, person, """
                        select m.id, m.slug, m.title, m.starts_at, g.slug as region_slug, g.name as region_name,
                               w.slug as write_up_slug, w.title as write_up_title,
                               m.status = 'PUBLISHED' and a.way <> 'GUEST' as counts
                        from attendance a
                        join meeting m on m.id = a.meeting_id
                        join region g on g.id = m.region_id
                        left join lateral (
                            select slug, title from write_up
                            where meeting_id = m.id and status = 'PUBLISHED'
                            order by official desc, published_at limit 1) w on true
                        where a.person_id = :person and m.slug is not null and m.ends_at <= :now
                        order by m.starts_at desc, m.id limit 100
                        """),
                rows(MyPage.Talk.class, person, """
                        select t.slug, t.title, t.kind = 'VENDOR' as vendor
                        from presentation t join presentation_speaker s on s.presentation_id = t.id
                        where s.person_id = :person and t.created_at <= :now
                        order by t.created_at desc, t.id
                        """),
                rows(MyPage.Followed.class, person, """
                        select g.slug, g.name, false as topic from region_follower f join region g on g.id = f.region_id
                        where f.person_id = :person
                        union all
                        select t.slug, t.name, true from topic_follower f join topic t on t.id = f.topic_id
                        where f.person_id = :person order by name
                        """));
    }

    private <T> List<T> rows(Class<T> type, PersonId person, String sql) {
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(type)
                .list();
    }
}
