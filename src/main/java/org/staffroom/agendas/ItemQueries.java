package org.staffroom.agendas;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Typed;

/** What the forms of agenda items are filled with. Whether one organises the meeting is asked before. */
@Component
class ItemQueries {

    /**
     * Talks, called p, that may come onto the meeting's agenda: what is public, what its region wrote down, what this
     * person may edit, and what stands there. Another region's talk that nobody has announced is not found out by guessing its title.
     */
    private static final String OPEN_TO = """
            (p.last_given is not null
                or p.region_id = (select m.region_id from meeting m where m.id = :meeting)
                or exists (select 1 from agenda_item i where i.presentation_id = p.id and i.meeting_id = :meeting) or
            """ + PresentationAccess.EDITED + ")";

    private final JdbcClient jdbc;
    private final PresentationAccess talks;

    ItemQueries(JdbcClient jdbc, PresentationAccess talks) {
        this.jdbc = jdbc;
        this.talks = talks;
    }

    /** A talk to choose. @param speakers their names; empty when nobody is named */
    record Talk(String title, ItemKind kind, String speakers) {}

    /** Talks to choose from: first those of the region that stand on no agenda yet, then the latest. */
    List<Talk> talks(CurrentPerson me, MeetingId meeting) {
        return jdbc.sql("""
                        select t.title, t.kind || '_TALK' as kind, coalesce((
                            select string_agg(who.name, ', ' order by s.position) from presentation_speaker s
                            join person who on who.id = s.person_id where s.presentation_id = t.id), '') as speakers
                        from (
                            select p.id, p.title, p.kind, p.created_at, p.last_given is null
                                and p.region_id = (select m.region_id from meeting m where m.id = :meeting)
                                and not exists (select 1 from agenda_item i where i.presentation_id = p.id) as waits
                            from presentation p where
                        """ + OPEN_TO + """
                            order by waits desc, p.created_at desc, p.title limit 300) t
                        order by t.waits desc, t.created_at desc, t.title
                        """)
                .params(talks.who(me))
                .param("meeting", meeting.value())
                .query(Talk.class)
                .list();
    }

    /** The latest talk of this name and kind. */
    Optional<PresentationId> talk(CurrentPerson me, MeetingId meeting, String title, ItemKind kind) {
        return jdbc.sql("select p.id from presentation p where lower(p.title) = lower(:title) and p.kind = :kind and "
                        + OPEN_TO + " order by p.created_at desc limit 1")
                .params(talks.who(me))
                .param("meeting", meeting.value())
                .param("title", title)
                .param("kind", kind == ItemKind.VENDOR_TALK ? "VENDOR" : "MEMBER")
                .query(UUID.class)
                .optional()
                .map(PresentationId::new);
    }

    /** The talk of an item. */
    record OwnTalk(PresentationId id, String title) {}

    Optional<OwnTalk> ownTalk(MeetingId meeting, UUID item) {
        return jdbc.sql("""
                        select t.id, t.title from agenda_item i join presentation t on t.id = i.presentation_id
                        where i.id = :item and i.meeting_id = :meeting
                        """)
                .param("item", item)
                .param("meeting", meeting.value())
                .query((row, number) ->
                        new OwnTalk(new PresentationId(row.getObject("id", UUID.class)), row.getString("title")))
                .optional();
    }

    /** @param withTheTalk not named for this item, but a speaker of its talk */
    record TakesPart(Appearance appearance, String name, boolean withTheTalk) {}

    /** The people in an agenda item of this meeting; nobody when it is another meeting's. */
    List<TakesPart> people(MeetingId meeting, UUID item) {
        return jdbc.sql("""
                        select a.person_id, a.role, a.with_the_talk, p.name
                        from appearance a join person p on p.id = a.person_id
                        where a.item_id = :item and a.meeting_id = :meeting order by a.position
                        """)
                .param("item", item)
                .param("meeting", meeting.value())
                .query((row, number) -> new TakesPart(
                        new Appearance(row.getObject("person_id", UUID.class), ItemRole.valueOf(row.getString("role"))),
                        row.getString("name"),
                        row.getBoolean("with_the_talk")))
                .list();
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
                            "",
                            row.getString("length_minutes"),
                            Typed.text(row.getString("track")),
                            row.getString("room"),
                            row.getString("description"),
                            "",
                            "",
                            "",
                            "",
                            List.of(),
                            List.of(),
                            "",
                            row.getString("starts"),
                            row.getString("starts"),
                            row.getString("version"),
                            "");
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Whether it stands on an agenda, or once did. Whoever is about to add the same at the same moment waits here until it
     * is there: before a talk or people are written down twice.
     */
    boolean wasAdded(UUID item) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('agenda item ' || ?))")
                .param(item.toString())
                .query()
                .singleRow();
        return jdbc.sql("select exists (select 1 from agenda_item_kept where id = ?)")
                .param(item)
                .query(Boolean.class)
                .single();
    }

    /** The region that leads the meeting. */
    RegionId region(MeetingId meeting) {
        return new RegionId(jdbc.sql("select region_id from meeting where id = :id")
                .param("id", meeting.value())
                .query(UUID.class)
                .single());
    }

    /** When a meeting starts, in minutes after midnight where it is held. */
    int startOfDay(MeetingId meeting) {
        return jdbc.sql("""
                        select extract(hour from starts_at at time zone zone) * 60 + extract(minute from starts_at at time zone zone)
                        from meeting where id = :id
                        """).param("id", meeting.value()).query(Integer.class).single();
    }
}
