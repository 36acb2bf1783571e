package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Typed;

/** What the forms of agenda items are filled with. Whether one organises the meeting is asked before. */
@Component
class ItemQueries {

    private final JdbcClient jdbc;

    ItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Titles of talks to choose from, the latest first. */
    List<String> talks() {
        return jdbc.sql("""
                        select title from presentation group by title order by max(created_at) desc, title limit 300
                        """).query(String.class).list();
    }

    /** The latest talk of this name and kind. */
    Optional<PresentationId> talk(String title, ItemKind kind) {
        return jdbc.sql("""
                        select id from presentation where lower(title) = lower(:title) and kind = :kind
                        order by created_at desc limit 1
                        """)
                .param("title", title)
                .param("kind", kind == ItemKind.VENDOR_TALK ? "VENDOR" : "MEMBER")
                .query(UUID.class)
                .optional()
                .map(PresentationId::new);
    }

    /** The people in an agenda item, and how they are called. */
    Map<Appearance, String> people(UUID item) {
        var people = new LinkedHashMap<Appearance, String>();
        jdbc.sql("""
                        select a.person_id, a.role, p.name from agenda_person a join person p on p.id = a.person_id
                        where a.item_id = :item order by a.position
                        """).param("item", item).query(row -> {
            var person = row.getObject("person_id", UUID.class);
            people.put(new Appearance(person, ItemRole.valueOf(row.getString("role"))), row.getString("name"));
        });
        return people;
    }

    /** The form of an agenda item as it stands. */
    ItemForm item(MeetingId meeting, UUID item) {
        return jdbc.sql("""
                        select i.*, t.title as talk,
                               to_char((m.starts_at + i.start_minute * interval '1 minute') at time zone m.zone, 'HH24:MI') as starts
                        from agenda_item i
                        join meeting m on m.id = i.meeting_id
                        left join presentation t on t.id = i.presentation_id
                        where i.id = :item and i.meeting_id = :meeting
                        """)
                .param("item", item)
                .param("meeting", meeting.value())
                .query((row, number) -> {
                    var own = row.getString("title");
                    var talk = row.getString("talk");
                    return new ItemForm(
                            row.getString("kind"),
                            own.isEmpty() && talk != null ? talk : own,
                            row.getString("length_minutes"),
                            Typed.text(row.getString("track")),
                            row.getString("room"),
                            row.getString("description"),
                            "",
                            "",
                            "",
                            "",
                            new ArrayList<>(),
                            "",
                            row.getString("starts"),
                            row.getString("starts"),
                            row.getString("version"));
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** When a meeting starts, in minutes after midnight where it is held. */
    int startOfDay(MeetingId meeting) {
        return jdbc.sql("""
                        select extract(hour from starts_at at time zone zone) * 60 + extract(minute from starts_at at time zone zone)
                        from meeting where id = :id
                        """).param("id", meeting.value()).query(Integer.class).single();
    }
}
