package org.staffroom.comments;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import org.staffroom.writeups.WriteUpId;

/**
 * Who may comment: whoever was marked as here, and where nobody was, whoever had a place. Whose words are read at once: the
 * organisers', and those of people of whom an organiser approved a comment in the region, unless one was taken off there.
 */
@Component
class CommentAccess {

    /** A write-up that is published, or was. */
    record About(
            UUID id,
            String slug,
            String title,
            boolean published,
            UUID meetingId,
            String meetingTitle,
            String regionSlug) {

        WriteUpId writeUp() {
            return new WriteUpId(id);
        }

        MeetingId meeting() {
            return new MeetingId(meetingId);
        }
    }

    private static final String ABOUT = """
            select w.id, w.slug, w.title, w.status = 'PUBLISHED' as published, w.meeting_id, m.title as meeting_title,
                   r.slug as region_slug
            from write_up w join meeting m on m.id = w.meeting_id join region r on r.id = m.region_id
            where w.slug is not null and w.%s = :key
            """;

    private final JdbcClient jdbc;
    private final MeetingAccess meetings;

    CommentAccess(JdbcClient jdbc, MeetingAccess meetings) {
        this.jdbc = jdbc;
        this.meetings = meetings;
    }

    /** @throws NotFound for one that is not published */
    About published(String slug) {
        return about("slug", slug).filter(About::published).orElseThrow(NotFound::new);
    }

    /** As {@link #published(String)}. */
    About published(WriteUpId id) {
        return about("id", id.value()).filter(About::published).orElseThrow(NotFound::new);
    }

    /** Also one that was taken back, of whoever wrote something under it. @throws NotFound for any other */
    About commented(CurrentPerson me, String slug) {
        return about("slug", slug)
                .filter(about -> about.published || wrote(me.id(), about.writeUp()))
                .orElseThrow(NotFound::new);
    }

    private boolean wrote(PersonId person, WriteUpId writeUp) {
        return jdbc.sql(
                        "select exists (select 1 from write_up_comment where write_up_id = :id and author_id = :person)")
                .param("id", writeUp.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Of a comment, whatever became of what it stands under. */
    About under(Comment comment) {
        return about("id", comment.writeUp().value()).orElseThrow(NotFound::new);
    }

    private Optional<About> about(String column, Object key) {
        return jdbc.sql(ABOUT.formatted(column))
                .param("key", key)
                .query(About.class)
                .optional();
    }

    boolean wasThere(PersonId person, MeetingId meeting) {
        return jdbc.sql("""
                        with seen as (select person_id from attendance where meeting_id = :meeting and way <> 'GUEST')
                        select exists (select 1 from seen where person_id = :person)
                            or not exists (select 1 from seen)
                                and exists (select 1 from registration
                                    where meeting_id = :meeting and person_id = :person and status = 'CONFIRMED')
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    boolean isTrusted(CurrentPerson me, MeetingId meeting) {
        return meetings.organises(me, meeting)
                || jdbc.sql("""
                                select coalesce(bool_or(c.status = 'SHOWN' and c.decided_at is not null)
                                    and not bool_or(c.status = 'HIDDEN'), false)
                                from write_up_comment c
                                join write_up w on w.id = c.write_up_id
                                join meeting m on m.id = w.meeting_id
                                where c.author_id = :me
                                  and m.region_id = (select region_id from meeting where id = :meeting)
                                """)
                        .param("me", me.id().value())
                        .param("meeting", meeting.value())
                        .query(Boolean.class)
                        .single();
    }
}
