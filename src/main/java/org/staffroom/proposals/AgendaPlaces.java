package org.staffroom.proposals;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.Agenda;
import org.staffroom.agendas.ItemDetails;
import org.staffroom.agendas.ItemKind;
import org.staffroom.agendas.Spot;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.PresentationId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Where a talk can stand: on the agendas of the meetings to come that somebody organises. */
@Component
public class AgendaPlaces {

    /** Where on a meeting's agenda a talk stands. */
    enum Where {
        NOT_YET,
        END,
        AFTER,
        FREE_SLOT
    }

    /** @param item after which, or the free slot itself; null otherwise */
    public record Slot(
            MeetingId meeting, Where where, @Nullable UUID item) {

        private static final String FREE = "free:";

        /**
         * As it is chosen: "{meeting}:" without a place on the agenda, "{meeting}:end", "{meeting}:{item}" after that item,
         * "{meeting}:free:{item}" into that free slot.
         *
         * @throws Refused when it is none of them
         */
        public static Slot of(@Nullable String chosen) {
            var parts = (chosen == null ? "" : chosen).split(":", 2);
            try {
                var meeting = new MeetingId(UUID.fromString(parts[0]));
                var place = parts.length < 2 ? "" : parts[1];
                if (place.isEmpty() || place.equals("end")) {
                    return new Slot(meeting, place.isEmpty() ? Where.NOT_YET : Where.END, null);
                }
                return place.startsWith(FREE)
                        ? new Slot(meeting, Where.FREE_SLOT, UUID.fromString(place.substring(FREE.length())))
                        : new Slot(meeting, Where.AFTER, UUID.fromString(place));
            } catch (IllegalArgumentException nothingChosen) {
                throw new Refused("proposals.refused.no-meeting");
            }
        }
    }

    private final ProposalAccess access;
    private final Agenda agenda;
    private final JdbcClient jdbc;
    private final Clock clock;

    AgendaPlaces(ProposalAccess access, Agenda agenda, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.agenda = agenda;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts a talk there, as what it is labelled: an ambassador may have put that right on its own page.
     *
     * @param minutes how long it is; a free slot keeps its own length
     * @throws NotFound when the person does not organise the meeting
     * @throws Refused when the day has no room for it, or the place is gone
     */
    public void put(CurrentPerson me, PresentationId talk, int minutes, Slot slot) {
        var label = jdbc.sql("select kind from presentation where id = ?")
                .param(talk.value())
                .query(String.class)
                .single();
        var kind = ItemKind.valueOf(label + "_TALK");
        var details = new ItemDetails(kind, minutes, null, "", "", "", talk, List.of());
        try {
            switch (slot.where) {
                case NOT_YET -> {}
                case END -> agenda.add(me, slot.meeting, details, new Spot.AtTheEnd());
                case AFTER -> agenda.add(me, slot.meeting, details, new Spot.After(requireNonNull(slot.item)));
                case FREE_SLOT -> agenda.fill(me, slot.meeting, requireNonNull(slot.item), talk);
            }
        } catch (NotFound taken) {
            // Somebody took the item out while it was chosen: nothing is to be written again.
            throw new Refused("proposals.refused.place-gone");
        }
    }

    /**
     * @param vendorMinutes of vendors' talks on its agenda
     * @param end of the last thing on it; null while there is none
     */
    public record Day(
            UUID id,
            String title,
            String region,
            Instant startsAt,
            boolean postponed,
            boolean draft,
            int vendorMinutes,
            @Nullable Instant end,
            List<Moment> moments) {}

    /** After which a talk can stand. @param title empty when it is to be announced */
    public record Moment(UUID item, int minute, String title, Instant at, List<Free> free) {}

    /** A slot for a talk that has none yet. */
    public record Free(UUID item, int minutes, @Nullable Integer track) {}

    /** Meetings to come that this person organises, with their agendas; the next first. */
    public List<Day> days(CurrentPerson me) {
        var days = new LinkedHashMap<UUID, Day>();
        jdbc.sql("""
                        select m.id, m.title, m.starts_at, m.status, r.name as region, i.id as item, i.start_minute,
                            i.length_minutes, i.track, i.kind in ('MEMBER_TALK', 'VENDOR_TALK')
                                and i.presentation_id is null and i.title = '' as free,
                            coalesce(nullif(i.title, ''), t.title, '') as moment,
                            m.starts_at + i.start_minute * interval '1 minute' as at, m.starts_at + (
                                select max(last.start_minute + last.length_minutes) from agenda_item last
                                where last.meeting_id = m.id) * interval '1 minute' as ends, coalesce((
                                select sum(v.length_minutes) from agenda_item v
                                where v.meeting_id = m.id and v.kind = 'VENDOR_TALK'), 0) as vendor_minutes
                        from (
                            select m.* from meeting m
                            where (m.status = 'POSTPONED' or m.status in ('DRAFT', 'PUBLISHED') and m.starts_at > :now)
                              and (:admin or exists (
                                select 1 from ambassador a
                                where a.person_id = :person and a.since <= :today and (a.until is null or a.until > :today)
                                  and (a.region_id = m.region_id or a.region_id in (
                                      select c.region_id from meeting_co_host c
                                      where c.meeting_id = m.id and c.accepted_at is not null))))
                            order by m.starts_at, m.id limit 30) m
                        join region r on r.id = m.region_id
                        left join lateral (
                            select * from agenda_item where meeting_id = m.id) i on true
                        left join presentation t on t.id = i.presentation_id
                        order by m.starts_at, m.id, i.start_minute, i.track nulls first, i.id
                        """)
                .params(access.who(me))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var day = days.get(id);
                    if (day == null) {
                        day = new Day(
                                id,
                                row.getString("title"),
                                row.getString("region"),
                                row.getTimestamp("starts_at").toInstant(),
                                row.getString("status").equals("POSTPONED"),
                                row.getString("status").equals("DRAFT"),
                                row.getInt("vendor_minutes"),
                                ProposalQueries.instant(row, "ends"),
                                new ArrayList<>());
                        days.put(id, day);
                    }
                    var item = row.getObject("item", UUID.class);
                    if (item != null) {
                        var minute = row.getInt("start_minute");
                        var last = day.moments.isEmpty() ? null : day.moments.get(day.moments.size() - 1);
                        if (last == null || last.minute != minute) {
                            last = new Moment(
                                    item,
                                    minute,
                                    row.getString("moment"),
                                    row.getTimestamp("at").toInstant(),
                                    new ArrayList<>());
                            day.moments.add(last);
                        }
                        if (row.getBoolean("free")) {
                            last.free.add(new Free(
                                    item, row.getInt("length_minutes"), row.getObject("track", Integer.class)));
                        }
                    }
                });
        return List.copyOf(days.values());
    }
}
