package org.staffroom.revisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUpWritten.How;

/** Reads versions. Whether one may is asked before. */
@Component
class RevisionQueries {

    private static final int MOST = 200;

    /** @param version of the write-up, for forms */
    record Head(String title, int version, String meetingTitle, String meetingKey, String regionSlug) {}

    private final JdbcClient jdbc;

    RevisionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Head head(WriteUpId id) {
        return jdbc.sql("""
                        select w.title, w.version, m.title as meeting_title, coalesce(m.slug, m.id::text) as meeting_key,
                               r.slug as region_slug
                        from write_up w join meeting m on m.id = w.meeting_id join region r on r.id = m.region_id
                        where w.id = ?
                        """).param(id.value()).query(Head.class).single();
    }

    List<Revision> of(WriteUpId id) {
        return jdbc.sql("""
                        select v.number, v.kind as how, v.restored, p.name as author, v.written_at
                        from write_up_revision v left join person p on p.id = v.written_by and p.status <> 'ERASED'
                        where v.write_up_id = :id order by v.number desc limit :most
                        """)
                .param("id", id.value())
                .param("most", MOST)
                .query((row, number) -> new Revision(
                        row.getInt("number"),
                        How.valueOf(row.getString("how")),
                        row.getObject("restored", Integer.class),
                        row.getString("author"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    Optional<WriteUpText> text(WriteUpId id, int number) {
        return jdbc.sql("select * from write_up_revision where write_up_id = ? and number = ?")
                .params(id.value(), number)
                .query(RevisionQueries::read)
                .optional();
    }

    private static WriteUpText read(ResultSet row, int number) throws SQLException {
        return new WriteUpText(
                row.getString("title"),
                row.getString("summary"),
                row.getString("body"),
                List.of((String[]) row.getArray("discussed").getArray()),
                List.of((String[]) row.getArray("takeaways").getArray()),
                row.getObject("first_published_on", LocalDate.class),
                row.getString("canonical_url"));
    }
}
