package org.staffroom.contributions;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PeopleDemo;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUps;

/** A second report of a well-attended day, still being written by two: its speakers were asked, and some have answered. */
@Component
@Order(82)
@ConditionalOnBooleanProperty("staffroom.demo")
class ContributionsDemo implements DemoData {

    private static final List<String> SAID = List.of(
            "Take on one apprentice before you feel ready, and give them something real to look after in the first week."
                    + " Ours rebuilt the loan desk, and it has not been this tidy since.",
            "Write down what a day without the cloud would cost you, then show it to whoever signs the invoice."
                    + " It is a much shorter conversation than the one about features.",
            "Restore one server a term, on a Friday afternoon, with somebody who has never done it reading out the notes.");

    private final Contributions contributions;
    private final WriteUps writeUps;
    private final WriteUpAuthors authors;
    private final PeopleDemo people;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    ContributionsDemo(
            Contributions contributions,
            WriteUps writeUps,
            WriteUpAuthors authors,
            PeopleDemo people,
            JdbcClient jdbc,
            TravellingClock clock) {
        this.contributions = contributions;
        this.writeUps = writeUps;
        this.authors = authors;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Words(UUID id, UUID personId) {}

    @Override
    public void load() {
        var now = clock.instant();
        var me = acting(people.person("ambassador@staffroom.example"));
        jdbc.sql("""
                        select id from meeting where title = 'Apprentices, and going cloud' and status = 'PUBLISHED'
                        """).query(UUID.class).optional().map(MeetingId::new).ifPresent(meeting -> {
            clock.travelTo(now.minus(Duration.ofDays(2)));
            var report = writeUps.startReport(me, meeting);
            coAuthor(report, meeting, me);
            contributions.ask(me, report);
            clock.travelTo(now.minus(Duration.ofHours(20)));
            answer(report);
        });
        clock.comeBack();
    }

    /** Another ambassador of the region. */
    private void coAuthor(WriteUpId report, MeetingId meeting, CurrentPerson me) {
        jdbc.sql("""
                        select a.person_id from ambassador a join meeting m on m.region_id = a.region_id
                        join person p on p.id = a.person_id and p.standing = 'MEMBER' and p.status = 'ACTIVE'
                        where m.id = :meeting and a.until is null and a.person_id <> :me order by a.since limit 1
                        """)
                .param("meeting", meeting.value())
                .param("me", me.id().value())
                .query(UUID.class)
                .optional()
                .ifPresent(person -> authors.add(me, report, new PersonId(person)));
    }

    private void answer(WriteUpId report) {
        var asked = jdbc.sql("select id, person_id from talk_words where write_up_id = ? order by talk, id limit 3")
                .param(report.value())
                .query(Words.class)
                .list();
        for (var at = 0; at < Math.min(asked.size() - 1, SAID.size()); at++) {
            contributions.say(new PersonId(asked.get(at).personId), report, asked.get(at).id, SAID.get(at));
        }
    }

    private static CurrentPerson acting(PersonId person) {
        return new CurrentPerson(person, "", "", false, true);
    }
}
