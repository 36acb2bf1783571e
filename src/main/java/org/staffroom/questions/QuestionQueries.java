package org.staffroom.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.places.Consents;

/** Reads of questions and answers. Who may organise the meeting is decided before. */
@Component
@Transactional(readOnly = true)
public class QuestionQueries {

    private static final int EARLIER = 20;

    private final JdbcClient jdbc;

    QuestionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<QuestionRow> of(MeetingId meeting) {
        return jdbc.sql("""
                        select q.id, q.wording, q.kind, q.choices, q.required, m.title as meeting,
                               (select count(*) from question_answer a join registration r on r.id = a.registration_id
                                where a.question_id = q.id and r.status not in ('CANCELLED', 'APOLOGIES')) as answers
                        from question q join meeting m on m.id = q.meeting_id
                        where q.meeting_id = :meeting order by q.position, q.id
                        """)
                .param("meeting", meeting.value())
                .query(QuestionRow.class)
                .list();
    }

    /** What was asked at other meetings of the region and is not asked here, latest first. */
    List<QuestionRow> earlier(MeetingId meeting) {
        return jdbc.sql("""
                        select id, wording, kind, choices, required, meeting, 0 as answers from (
                            select distinct on (q.wording) q.*, m.title as meeting, m.starts_at
                            from question q join meeting m on m.id = q.meeting_id
                            join meeting this on this.id = :meeting
                            where m.region_id = this.region_id and m.id <> this.id and not exists (
                                select 1 from question own where own.meeting_id = this.id and own.wording = q.wording)
                            order by q.wording, m.starts_at desc) asked
                        order by starts_at desc, position limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", EARLIER)
                .query(QuestionRow.class)
                .list();
    }

    /** Answers by question and person, of everybody on the list. */
    public Map<UUID, Map<UUID, String>> answers(MeetingId meeting) {
        record Given(UUID question, UUID person, String answer) {}
        return jdbc.sql("""
                        select a.question_id as question, r.person_id as person, a.answer
                        from question_answer a join registration r on r.id = a.registration_id
                        where r.meeting_id = :meeting and r.status not in ('CANCELLED', 'APOLOGIES')
                        """).param("meeting", meeting.value()).query(Given.class).list().stream()
                .collect(Collectors.groupingBy(Given::question, Collectors.toMap(Given::person, Given::answer)));
    }

    /**
     * A registration to answer for.
     *
     * @param own whether it is one's own place, not that of a colleague one brought
     * @param called what the one who answers calls them
     */
    record Answering(UUID registration, boolean own, String called, boolean photos, boolean listed, boolean vendors) {

        Consents consents() {
            return new Consents(photos, listed, vendors);
        }
    }

    /** @param colleague the registration of a colleague one brought; null for one's own */
    Optional<Answering> answering(MeetingId meeting, PersonId me, @Nullable UUID colleague) {
        return jdbc.sql("""
                        select r.id as registration, r.person_id = :me as own, coalesce(r.booked_name, p.name) as called,
                               r.photos_at is not null as photos, r.listed_at is not null as listed,
                               r.vendors_at is not null as vendors
                        from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and r.status not in ('CANCELLED', 'APOLOGIES')
                          and case when cast(:colleague as uuid) is null then r.person_id = :me
                              else r.id = :colleague and r.booked_by = :me and r.person_id <> :me
                                   and p.standing = 'UNCLAIMED' end
                        """)
                .param("meeting", meeting.value())
                .param("me", me.value())
                .param("colleague", colleague)
                .query(Answering.class)
                .optional();
    }

    List<AskedQuestion> asked(MeetingId meeting, UUID registration) {
        return jdbc.sql("""
                        select q.id, q.wording, q.kind, q.choices, q.required, a.answer
                        from question q
                        left join question_answer a on a.question_id = q.id and a.registration_id = :registration
                        where q.meeting_id = :meeting order by q.position, q.id
                        """)
                .param("meeting", meeting.value())
                .param("registration", registration)
                .query(AskedQuestion.class)
                .list();
    }

    /** How many required questions the person has still to answer; 0 without a place. */
    public int open(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select count(*) from registration r
                        join question q on q.meeting_id = r.meeting_id and q.required
                        left join question_answer a on a.question_id = q.id and a.registration_id = r.id
                        where r.meeting_id = :meeting and r.person_id = :person
                          and r.status not in ('CANCELLED', 'APOLOGIES') and a.question_id is null
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
