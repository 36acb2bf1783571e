package org.staffroom.contributions;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.writeups.WriteUpId;

/**
 * Who can be added to a write-up: those who organise its meeting, spoke at it or came. Who came is the organisers' to know;
 * others find those who chose to be seen by fellow attendees.
 */
@Component
class CandidateQueries {

    static final int MOST = 12;

    /** @param part ORGANISER, SPEAKER or ATTENDEE */
    record Candidate(UUID id, String name, String part) {}

    private final JdbcClient jdbc;
    private final Dates dates;

    CandidateQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** @param q a part of the name; empty for the first few */
    List<Candidate> find(WriteUpId id, boolean organiser, String q) {
        return candidates(id, organiser, q, null);
    }

    boolean isOne(WriteUpId id, boolean organiser, PersonId person) {
        return !candidates(id, organiser, "", person).isEmpty();
    }

    private List<Candidate> candidates(WriteUpId id, boolean organiser, String q, @Nullable PersonId person) {
        return jdbc.sql("""
                        select p.id, p.name, (array['ORGANISER', 'SPEAKER', 'ATTENDEE'])[min(c.part)] as part
                        from write_up w join meeting m on m.id = w.meeting_id
                        cross join lateral (
                            select a.person_id, 1 as part from ambassador a
                            where a.since <= :today and (a.until is null or a.until > :today)
                              and (a.region_id = m.region_id or a.region_id in (
                                select h.region_id from meeting_co_host h
                                where h.meeting_id = m.id and h.accepted_at is not null))
                            union all
                            select s.person_id, 2 from appearance s where s.meeting_id = m.id
                            union all
                            select t.person_id, 3 from attendance t where t.meeting_id = m.id and (:organiser or exists (
                                select 1 from registration r where r.meeting_id = m.id and r.person_id = t.person_id
                                  and r.listed_at is not null))) c
                        join person p on p.id = c.person_id and p.standing = 'MEMBER' and p.status = 'ACTIVE'
                        where w.id = :id and p.id <> w.author_id
                          and not exists (
                            select 1 from write_up_co_author o where o.write_up_id = w.id and o.person_id = p.id)
                          and strpos(lower(p.name), lower(:q)) > 0 and (cast(:person as uuid) is null or p.id = :person)
                        group by p.id order by min(c.part), lower(p.name), p.id limit :most
                        """)
                .param("id", id.value())
                .param("organiser", organiser)
                .param("today", dates.today())
                .param("q", q.strip())
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("most", MOST)
                .query(Candidate.class)
                .list();
    }
}
