package org.staffroom.comments;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.comments.Comment.Signed;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.TravellingClock;

/** What people of the demonstration took away: said a few days after a write-up, most of it read by an ambassador since. */
@Component
@Order(85)
@ConditionalOnBooleanProperty("staffroom.demo")
class CommentDemo implements DemoData {

    /** @param fits a word in the title of the meeting. @param waits whether no ambassador has read it yet */
    record Sample(String fits, String body, Signed signed, boolean waits) {}

    private record About(String slug, UUID meeting, Instant publishedAt) {}

    private final Comments comments;
    private final JdbcClient jdbc;
    private final TravellingClock clock;

    CommentDemo(Comments comments, JdbcClient jdbc, TravellingClock clock) {
        this.comments = comments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = clock.instant();
        var number = 0;
        for (var sample : DemoFile.rows("comments.yaml", Sample.class)) {
            var about = about(sample.fits);
            if (!about.isEmpty()) {
                say(about.get(0), sample, number++, now);
            }
        }
        clock.comeBack();
    }

    private void say(About about, Sample sample, int number, Instant now) {
        var after = about.publishedAt
                .plus(Duration.ofHours(3))
                .plus(Duration.ofDays(number))
                .plusSeconds(number * 1740L);
        clock.travelTo(after.isBefore(now) ? after : now.minusSeconds(1800));
        var authors = whoCame(new MeetingId(about.meeting));
        var author = authors.get((number * 3 + 2) % authors.size());
        comments.write(acting(author, false), about.slug, sample.body, sample.signed);
        if (!sample.waits) {
            var id = jdbc.sql("select id from write_up_comment where author_id = ? order by written_at desc limit 1")
                    .param(author)
                    .query(String.class)
                    .single();
            var organiser = jdbc.sql("select id from person where admin order by created_at limit 1")
                    .query(UUID.class)
                    .single();
            comments.approve(acting(organiser, true), new MeetingId(about.meeting), id);
        }
    }

    private List<About> about(String fits) {
        return jdbc.sql("""
                        select w.slug, w.meeting_id as meeting, w.published_at
                        from write_up w join meeting m on m.id = w.meeting_id
                        where w.status = 'PUBLISHED' and w.official and m.title ilike '%' || :fits || '%'
                          and exists (select 1 from attendance a where a.meeting_id = m.id) and w.published_at < :now
                        order by m.starts_at desc limit 1
                        """)
                .param("fits", fits)
                .param("now", Timestamp.from(clock.instant()))
                .query(About.class)
                .list();
    }

    private List<UUID> whoCame(MeetingId meeting) {
        return jdbc.sql("""
                        select a.person_id from attendance a join person p on p.id = a.person_id
                        where a.meeting_id = ? and p.status = 'ACTIVE' and p.email is not null and not p.admin
                        order by p.email
                        """).param(meeting.value()).query(UUID.class).list();
    }

    private static CurrentPerson acting(UUID person, boolean admin) {
        return new CurrentPerson(new PersonId(person), "", "", admin, true);
    }
}
