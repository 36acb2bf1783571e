package org.staffroom.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAudience.Audience;
import org.staffroom.meetings.MeetingAudience.Former;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people were told of a meeting's changes, for ever. Whether one may read it is asked before. */
@Component
public class ChangeNotices {

    private static final String NOTICES = """
            select n.*, p.name as sender from change_notice n join person p on p.id = n.sent_by
            """;
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeNotices(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws NotFound when there is no such notice */
    public ChangeNotice get(NoticeId notice) {
        return find(notice).orElseThrow(NotFound::new);
    }

    Optional<ChangeNotice> find(NoticeId notice) {
        return jdbc.sql(NOTICES + "where n.id = :id")
                .param("id", notice.value())
                .query(this::read)
                .optional();
    }

    /** All notices of a meeting, the latest first. */
    public List<ChangeNotice> of(MeetingId meeting) {
        return jdbc.sql(NOTICES + "where n.meeting_id = :meeting order by n.sent_at desc, n.id desc")
                .param("meeting", meeting.value())
                .query(this::read)
                .list();
    }

    void write(
            NoticeId id,
            MeetingId meeting,
            ChangeKind kind,
            List<Difference> differences,
            String reason,
            PersonId by,
            Instant now,
            Audience audience,
            Former former) {
        jdbc.sql("""
                        insert into change_notice (id, meeting_id, kind, differences, reason, sent_at, sent_by,
                            confirmed, waiting, speakers, hosts, former_venue_id, former_people)
                        values (:id, :meeting, :kind, cast(:differences as jsonb), :reason, :now, :by,
                            :confirmed, :waiting, :speakers, :hosts, cast(:venue as uuid), :people)
                        """)
                .param("id", id.value())
                .param("meeting", meeting.value())
                .param("kind", kind.name())
                .param("differences", json.writeValueAsString(differences))
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("by", by.value())
                .param("confirmed", audience.confirmed())
                .param("waiting", audience.waiting())
                .param("speakers", audience.speakers())
                .param("hosts", audience.hosts())
                .param("venue", former.venue())
                .param("people", former.people().toArray(UUID[]::new))
                .update();
    }

    private ChangeNotice read(ResultSet row, int number) throws SQLException {
        return new ChangeNotice(
                new NoticeId(row.getObject("id", UUID.class)),
                new MeetingId(row.getObject("meeting_id", UUID.class)),
                ChangeKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("differences"), DIFFERENCES),
                row.getString("reason"),
                row.getTimestamp("sent_at").toInstant(),
                row.getString("sender"),
                new Audience(
                        row.getInt("confirmed"), row.getInt("waiting"), row.getInt("speakers"), row.getInt("hosts")),
                new Former(row.getObject("former_venue_id", UUID.class), Arrays.asList((UUID[])
                        row.getArray("former_people").getArray())));
    }
}
