package org.staffroom.comments;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Comments that wait to be read, or that somebody reported. */
@Component
class CommentsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("COMMENTS", "message-circle", Press.NOW), new Kind("COMMENT_REPORTED", "flag", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select case when r.comment_id is null then 'COMMENTS' else 'COMMENT_REPORTED' end,
                       '/organise/meetings/' || m.slug || '/comments', m.title, min(coalesce(r.reported_at, c.changed_at)),
                       m.region_id, count(distinct c.id)::int
                from write_up_comment c
                join write_up w on w.id = c.write_up_id and w.status = 'PUBLISHED'
                join meeting m on m.id = w.meeting_id
                left join comment_report r on r.comment_id = c.id and r.settled_at is null and c.status = 'SHOWN'
                where m.region_id = any(:regions) and (c.status = 'WAITING' or r.comment_id is not null)
                group by m.id, r.comment_id is null
                """;
    }
}
