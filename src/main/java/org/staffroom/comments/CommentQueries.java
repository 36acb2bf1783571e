package org.staffroom.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.reading.Remarks;
import org.staffroom.shared.NotFound;
import org.staffroom.writeups.WriteUpId;

/** Reads comments: what everybody reads, one's own, and what organisers decide on. */
@Component
class CommentQueries implements Remarks {

    /** One's own, in whatever state. */
    record Own(
            UUID id,
            int version,
            UUID writeUpId,
            String body,
            Comment.Signed signed,
            Comment.Status status,
            Instant changedAt) {}

    /** For organisers. @param reports what readers said of it, none of it settled, one a line */
    record Moderated(
            UUID id,
            String body,
            String name,
            @Nullable String detail,
            boolean vendor,
            Comment.Status status,
            Instant changedAt,
            String writeUpSlug,
            String writeUpTitle,
            int reported,
            @Nullable String reports) {}

    /** As its author chose. A vendor's people are called so, whatever they chose. */
    private static final String SIGNATURE = """
            case when c.signed = 'FIRST' then split_part(p.name, ' ', 1) else p.name end as name,
            case when c.signed = 'FULL' then nullif(p.job_title, '') end as detail,
            exists (select 1 from organisation o where o.id = p.organisation_id and o.kind = 'VENDOR') as vendor
            """;

    private final JdbcClient jdbc;

    CommentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Remark> of(WriteUpId writeUp) {
        return jdbc.sql("select c.id, c.body as words, c.written_at as at, " + SIGNATURE + """
                        from write_up_comment c join person p on p.id = c.author_id
                        where c.write_up_id = :writeUp and c.status = 'SHOWN' order by c.written_at, c.id limit 200
                        """)
                .param("writeUp", writeUp.value())
                .query(Remark.class)
                .list();
    }

    /** One that everybody reads, for whoever reports it. */
    Optional<Remark> shown(CommentId id) {
        return jdbc.sql("select c.id, c.body as words, c.written_at as at, " + SIGNATURE + """
                        from write_up_comment c join person p on p.id = c.author_id
                        join write_up w on w.id = c.write_up_id and w.status = 'PUBLISHED'
                        where c.id = :id and c.status = 'SHOWN'
                        """)
                .param("id", id.value())
                .query(Remark.class)
                .optional();
    }

    List<Own> by(PersonId person, WriteUpId writeUp) {
        return jdbc.sql(OWN + "where author_id = :me and write_up_id = :writeUp order by written_at, id")
                .param("me", person.value())
                .param("writeUp", writeUp.value())
                .query(Own.class)
                .list();
    }

    /** @throws NotFound when it is somebody else's */
    Own own(PersonId person, CommentId id) {
        return jdbc.sql(OWN + "where author_id = :me and id = :id")
                .param("me", person.value())
                .param("id", id.value())
                .query(Own.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static final String OWN =
            "select id, version, write_up_id, body, signed, status, changed_at from write_up_comment ";

    /** All of the meeting's, those to decide on first. */
    List<Moderated> of(MeetingId meeting) {
        return jdbc.sql(
                        "select c.id, c.body, c.status, c.changed_at, w.slug as write_up_slug, w.title as write_up_title, "
                                + SIGNATURE + """
                        , (select count(*) from comment_report r where r.comment_id = c.id and r.settled_at is null) as reported,
                        (select string_agg(nullif(r.words, ''), E'\\n' order by r.reported_at) from comment_report r
                            where r.comment_id = c.id and r.settled_at is null) as reports
                        from write_up_comment c join person p on p.id = c.author_id
                        join write_up w on w.id = c.write_up_id
                        where w.meeting_id = :meeting
                        order by c.changed_at desc, c.id limit 500
                        """)
                .param("meeting", meeting.value())
                .query(Moderated.class)
                .list();
    }
}
