package org.staffroom.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingStatus;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Typed;

/** Reads of rooms. Whoever asks decides before who may see what. */
@Component
public class RoomQueries {

    private static final String ROOM = """
            select m.id, m.slug, m.title, m.status, m.starts_at, m.ends_at, m.zone, r.slug as region_slug,
                   case when m.format <> 'ONLINE' then concat_ws(', ', v.name, nullif(m.room, '')) else '' end as place,
                   case when m.format <> 'ONLINE' then coalesce(v.wifi, '') else '' end as wifi,
                   coalesce(n.toilets, '') as toilets, coalesce(n.fire, '') as fire, coalesce(n.other, '') as other,
                   coalesce(n.version, 0) as notes_version
            from meeting m
            join region r on r.id = m.region_id
            left join venue v on v.id = m.venue_id
            left join room_notes n on n.meeting_id = m.id
            """;

    private static final String TITLE = "coalesce(nullif(i.title, ''), t.title)";

    private final JdbcClient jdbc;

    RoomQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was asked and proposed and not hidden, what most wanted first: for the write-up, so without the names of those who
     * asked. Whether one may see the meeting is asked before.
     */
    public List<Asked> askedAbout(MeetingId meeting) {
        return jdbc.sql("select p.kind, i.id as item, " + TITLE + """
                         as about, p.text, p.votes, p.status = 'ANSWERED' as answered
                        from room_post p
                        left join agenda_item i on i.id = p.item_id
                        left join presentation t on t.id = i.presentation_id
                        where p.meeting_id = :meeting and p.status <> 'HIDDEN'
                        order by p.votes desc, p.number
                        """)
                .param("meeting", meeting.value())
                .query(Asked.class)
                .list();
    }

    /** The room of a published meeting; a former address leads on from the meeting's page. */
    Room room(String slug) {
        return jdbc.sql(ROOM + "where m.slug = :slug and m.status <> 'DRAFT'")
                .param("slug", slug)
                .query(RoomQueries::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    Room room(MeetingId meeting) {
        return jdbc.sql(ROOM + "where m.id = :id")
                .param("id", meeting.value())
                .query(RoomQueries::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Everything asked and proposed, hidden ones too, what most want first. */
    List<PostRow> posts(MeetingId meeting) {
        return jdbc.sql("select p.id, p.kind, p.text, a.name as author, p.status, p.votes, i.id as item, " + TITLE
                        + """
                         as about
                        from room_post p
                        left join person a on a.id = p.author_id
                        left join agenda_item i on i.id = p.item_id
                        left join presentation t on t.id = i.presentation_id
                        where p.meeting_id = :meeting
                        order by p.votes desc, p.number
                        """)
                .param("meeting", meeting.value())
                .query(PostRow.class)
                .list();
    }

    /** What a person voted for, and what is theirs by name. */
    record Mine(Set<String> voted, Set<String> own) {

        static final Mine NOTHING = new Mine(Set.of(), Set.of());
    }

    Mine mine(CurrentPerson me, MeetingId meeting) {
        return jdbc.sql("""
                        select array(select v.post_id::text from room_vote v join room_post p on p.id = v.post_id
                                     where p.meeting_id = :meeting and v.person_id = :me) as voted,
                               array(select id::text from room_post where meeting_id = :meeting and author_id = :me) as own
                        """)
                .param("meeting", meeting.value())
                .param("me", me.id().value())
                .query((row, number) -> new Mine(texts(row, "voted"), texts(row, "own")))
                .single();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    /** Whether an item stands on the agenda of the meeting. */
    boolean isOf(MeetingId meeting, UUID item) {
        return jdbc.sql("select exists (select 1 from agenda_item where id = :item and meeting_id = :meeting)")
                .param("item", item)
                .param("meeting", meeting.value())
                .query(Boolean.class)
                .single();
    }

    /** What was said of the same place at an earlier meeting, to begin with; null when nothing was. */
    @Nullable
    RoomNotes earlier(MeetingId meeting) {
        return jdbc.sql("""
                        select n.toilets, n.fire, n.other, 0 as version
                        from meeting this
                        join meeting m on m.venue_id = this.venue_id and m.id <> this.id
                        join room_notes n on n.meeting_id = m.id
                        where this.id = :meeting order by m.starts_at desc, m.id limit 1
                        """)
                .param("meeting", meeting.value())
                .query(RoomNotes.class)
                .optional()
                .orElse(null);
    }

    private static Room read(ResultSet row, int number) throws SQLException {
        return new Room(
                new MeetingId(row.getObject("id", UUID.class)),
                Typed.text(row.getString("slug")),
                row.getString("title"),
                row.getString("region_slug"),
                MeetingStatus.valueOf(row.getString("status")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("place"),
                row.getString("wifi"),
                new RoomNotes(
                        row.getString("toilets"),
                        row.getString("fire"),
                        row.getString("other"),
                        row.getInt("notes_version")));
    }
}
