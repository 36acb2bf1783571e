package org.staffroom.comments;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** What somebody wrote under write-ups, and reported there: it goes with them. */
@Component
class CommentsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("comments", "write_up_comment.author_id", """
                        select w.title as write_up, c.body, c.signed, c.status, c.written_at, c.changed_at
                        from write_up_comment c join write_up w on w.id = c.write_up_id
                        where c.author_id = :person order by c.written_at
                        """),
                Held.staysUnsigned("comments_decided", "write_up_comment.decided_by", """
                        select w.title as write_up, c.status, c.decided_at
                        from write_up_comment c join write_up w on w.id = c.write_up_id
                        where c.decided_by = :person order by c.decided_at
                        """),
                Held.goes("comment_reports", "comment_report.reported_by", """
                        select w.title as write_up, r.words, r.reported_at
                        from comment_report r join write_up_comment c on c.id = r.comment_id
                        join write_up w on w.id = c.write_up_id
                        where r.reported_by = :person order by r.reported_at
                        """));
    }
}
