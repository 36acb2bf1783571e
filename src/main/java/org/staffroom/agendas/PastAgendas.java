package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;

/**
 * Writes down what was talked about in meetings that were held before Staffroom, many at once. The order is told and the
 * times are not: the talks share the time there was.
 */
@Service
@Transactional
public class PastAgendas {

    /** SQL: how many minutes of {@code m}, a meeting, are left after the last item of its agenda; negative where it is late. */
    public static final String ROOM = """
            (extract(epoch from m.ends_at - m.starts_at) / 60)::int
                - coalesce((select max(l.start_minute + l.length_minutes) from agenda_item l where l.meeting_id = m.id), 0)
            """;

    private static final int LONGEST_TALK = 45;

    /** Of a talk that is added to a day which has others. */
    private static final int USUAL_MINUTES = 30;

    private final AgendaItemRepository items;
    private final Agenda agenda;
    private final RegionAccess regions;
    private final JdbcClient jdbc;

    PastAgendas(AgendaItemRepository items, Agenda agenda, RegionAccess regions, JdbcClient jdbc) {
        this.items = items;
        this.agenda = agenda;
        this.regions = regions;
        this.jdbc = jdbc;
    }

    /** @param vendor as the talk itself is labelled */
    public record Given(PresentationId talk, boolean vendor) {}

    private record Placed(UUID id, UUID meetingId) {}

    private record Length(UUID id, UUID region, int minutes) {}

    /**
     * Writes them down.
     *
     * @param days the talks of each meeting, in their order; the meetings have no agenda yet
     * @throws NotFound when the person does not organise in the region of one of them
     */
    public void record(CurrentPerson me, Map<MeetingId, List<Given>> days) {
        var lengths = jdbc.sql("""
                        select id, region_id as region, (extract(epoch from ends_at - starts_at) / 60)::int as minutes
                        from meeting where id = any (:meetings)
                        """)
                .param("meetings", days.keySet().stream().map(MeetingId::value).toArray(UUID[]::new))
                .query(Length.class)
                .list();
        lengths.stream().map(Length::region).distinct().forEach(region -> regions.require(me, new RegionId(region)));
        var written = new ArrayList<AgendaItem>();
        for (var meeting : lengths) {
            var id = new MeetingId(meeting.id());
            var given = days.getOrDefault(id, List.of());
            for (var at = 0; at < given.size(); at++) {
                var minutes = Math.max(1, Math.min(LONGEST_TALK, meeting.minutes() / given.size()));
                var item = AgendaItem.of(id, details(given.get(at), minutes));
                item.startAt(at * minutes);
                written.add(item);
            }
        }
        items.saveAllAndFlush(written);
    }

    /**
     * Adds talks to a day that was written down before. They share what is left of it, so that nobody heard more than there
     * was time for.
     *
     * @param given in their order; the caller has seen that there is {@link #ROOM} for them
     * @return the ids of their items
     * @throws NotFound when the person does not organise it
     */
    public List<UUID> append(CurrentPerson me, MeetingId meeting, List<Given> given) {
        var room = jdbc.sql("select " + ROOM + " from meeting m where m.id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
        var minutes = Math.max(1, Math.min(USUAL_MINUTES, room / given.size()));
        return agenda.append(
                me, meeting, given.stream().map(talk -> details(talk, minutes)).toList());
    }

    /**
     * Takes items out again that were written down by mistake, and to which nothing refers.
     *
     * @param written meetings that go too: of their days no history is kept
     * @throws NotFound when the person does not organise one of the others
     */
    public void takeBack(CurrentPerson me, List<UUID> ids, List<UUID> written) {
        jdbc.sql("select id, meeting_id from agenda_item where id = any (:ids) and meeting_id <> all (:written)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("written", written.toArray(UUID[]::new))
                .query(Placed.class)
                .list()
                .forEach(item -> agenda.remove(me, new MeetingId(item.meetingId()), null, item.id()));
        items.flush();
        jdbc.sql("delete from agenda_item where id = any (:ids) and meeting_id = any (:written)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("written", written.toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from agenda_item_kept where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .update();
    }

    private static ItemDetails details(Given given, int minutes) {
        var kind = given.vendor() ? ItemKind.VENDOR_TALK : ItemKind.MEMBER_TALK;
        return new ItemDetails(kind, minutes, null, "", "", "", given.talk(), List.of());
    }
}
