package org.staffroom.questions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.places.Consents;
import org.staffroom.shared.DemoData;

/** Two questions of the next meeting in the South West, which most have answered by now; some let themselves be named. */
@Component
@Order(75)
@ConditionalOnProperty("staffroom.demo")
class QuestionDemo implements DemoData {

    private static final List<String> TABLES =
            List.of("Backup and recovery", "Devices for pupils", "Working with governors");

    private final Questions questions;
    private final OwnAnswers answers;
    private final PeopleDemo people;
    private final Clock clock;
    private final JdbcClient jdbc;

    QuestionDemo(Questions questions, OwnAnswers answers, PeopleDemo people, Clock clock, JdbcClient jdbc) {
        this.questions = questions;
        this.answers = answers;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        jdbc.sql("""
                        select m.id from meeting m join region r on r.id = m.region_id
                        where r.slug = 'south-west' and m.status in ('PUBLISHED', 'POSTPONED') and m.starts_at > :now
                        order by m.starts_at, m.id limit 1
                        """)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .ifPresent(meeting -> ask(new MeetingId(meeting)));
    }

    private void ask(MeetingId meeting) {
        var admin = new CurrentPerson(people.person("admin@staffroom.example"), "", "", true, true);
        questions.add(admin, meeting, new QuestionForm("Do you come by car?", QuestionKind.YES_NO, null, true, null));
        questions.add(
                admin,
                meeting,
                new QuestionForm(
                        "Which round table in the afternoon?",
                        QuestionKind.CHOICE,
                        String.join("\n", TABLES),
                        false,
                        null));
        var asked = jdbc.sql("select id from question where meeting_id = ? order by position")
                .param(meeting.value())
                .query(UUID.class)
                .list();
        var coming = jdbc.sql("""
                        select person_id from registration where meeting_id = ? and status = 'CONFIRMED'
                        order by registered_at limit 24
                        """).param(meeting.value()).query(UUID.class).list();
        for (var i = 0; i < coming.size(); i++) {
            answers.answer(
                    new CurrentPerson(new PersonId(coming.get(i)), "", "", false, true),
                    meeting,
                    null,
                    Map.of(asked.get(0), i % 3 == 0 ? "NO" : "YES", asked.get(1), i % 5 == 0 ? "" : TABLES.get(i % 3)),
                    new Consents(i % 4 != 3, i % 2 == 0, i % 6 == 1));
        }
    }
}
