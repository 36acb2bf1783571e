package org.staffroom.speakers;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** Reads of invitations: for the ambassadors of their regions, and for the speakers who are asked. */
@Component
public class InvitationQueries {

    private static final int LATEST = 60;

    /** Of a meeting called m: whether it is too late to ask, or to say yes. */
    static final String OVER = "(m.status = 'CANCELLED' or m.status = 'PUBLISHED' and m.starts_at <= :now)";

    private static final String VIEW = """
            select i.id, p.slug, p.title, p.kind = 'VENDOR' as vendor,
                coalesce((select string_agg(s.name, ', ' order by ps.position)
                    from presentation_speaker ps join person s on s.id = ps.person_id
                    where ps.presentation_id = p.id), '') as speakers,
                r.id as region_id, r.slug as region_slug, r.name as region,
                m.id as meeting_id, coalesce(m.slug, m.id::text) as meeting_key, m.title as meeting, m.starts_at as meeting_at,
                coalesce(m.status = 'POSTPONED', false) as postponed,
                coalesce(
            """ + OVER + """
                , false) as over,
                i.words, i.status, inviter.id as inviter_id, inviter.name as inviter, i.invited_at, who.name as answered_by,
                i.answered_at, i.answer, i.settled_at,
                exists (select 1 from agenda_item a join meeting held on held.id = a.meeting_id
                    where a.presentation_id = p.id and held.region_id = r.id and held.starts_at > i.invited_at
                      and held.status <> 'CANCELLED') as planned
            from speaker_invitation i
            join presentation p on p.id = i.presentation_id
            join region r on r.id = i.region_id
            left join meeting m on m.id = i.meeting_id
            left join person inviter on inviter.id = i.invited_by and inviter.status <> 'ERASED'
            left join person who on who.id = i.answered_by and who.status <> 'ERASED'
            """;

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Words words;
    private final Clock clock;

    InvitationQueries(JdbcClient jdbc, Dates dates, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    private JdbcClient.StatementSpec view(String which) {
        return jdbc.sql(VIEW + which).param("now", Timestamp.from(clock.instant()));
    }

    /** The invitation, for somebody who may answer it: an active speaker of the talk. */
    public Optional<InvitationView> asked(PersonId speaker, InvitationId invitation) {
        return view("""
                        where i.id = :id and exists (
                            select 1 from presentation_speaker ps join person s on s.id = ps.person_id
                            where ps.presentation_id = p.id and s.id = :speaker and s.status = 'ACTIVE')
                        """)
                .param("id", invitation.value())
                .param("speaker", speaker.value())
                .query(InvitationView.class)
                .optional();
    }

    /** As it is: for what is told of it, not for pages. */
    public InvitationView get(InvitationId invitation) {
        return view("where i.id = :id")
                .param("id", invitation.value())
                .query(InvitationView.class)
                .single();
    }

    /** What a speaker has not answered yet, and still can. */
    public List<InvitationView> openFor(PersonId speaker) {
        return view("""
                        where i.status = 'OPEN' and p.id in (
                            select presentation_id from presentation_speaker where person_id = :speaker)
                        order by i.invited_at
                        """).param("speaker", speaker.value()).query(InvitationView.class).list().stream()
                .filter(one -> !one.over())
                .toList();
    }

    /** Of these regions: what waits for an answer or an agenda first. */
    List<InvitationView> of(Collection<RegionId> regions) {
        if (regions.isEmpty()) {
            return List.of();
        }
        return view("""
                        where i.region_id in (:regions)
                        order by i.settled_at is not null, i.status <> 'ACCEPTED', i.status <> 'OPEN', i.invited_at desc
                        limit :latest
                        """)
                .param("regions", regions.stream().map(RegionId::value).toList())
                .param("latest", LATEST)
                .query(InvitationView.class)
                .list();
    }

    /** Of this talk, by whoever runs one of the regions. */
    List<InvitationView> of(PresentationId talk, Collection<RegionId> regions) {
        if (regions.isEmpty()) {
            return List.of();
        }
        return view("where i.presentation_id = :talk and i.region_id in (:regions) order by i.invited_at desc")
                .param("talk", talk.value())
                .param("regions", regions.stream().map(RegionId::value).toList())
                .query(InvitationView.class)
                .list();
    }

    /** A region or a meeting to choose. */
    record Choices(List<Option> regions, List<Meeting> meetings) {}

    record Meeting(UUID id, UUID region, String label) {}

    /** The regions, and their meetings to come, drafts too. */
    Choices choices(Collection<RegionId> regions) {
        var ids = regions.stream().map(RegionId::value).toArray(UUID[]::new);
        var names = jdbc.sql("""
                        select id::text as value, name as label from region
                        where id = any(:regions) and archived_at is null order by lower(name)
                        """).param("regions", ids).query(Option.class).list();
        var meetings = jdbc.sql("""
                        select m.id, m.region_id as region, m.title, m.starts_at, m.status = 'POSTPONED' as postponed
                        from meeting m
                        where m.region_id = any(:regions)
                          and (m.status <> 'DRAFT' or m.starts_at > :now) and not
                        """ + OVER + " order by m.starts_at, m.id")
                .param("regions", ids)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Meeting(
                        row.getObject("id", UUID.class),
                        row.getObject("region", UUID.class),
                        row.getString("title") + ", "
                                + (row.getBoolean("postponed")
                                        ? words.of("proposals.own.later")
                                        : dates.shortDay(
                                                row.getTimestamp("starts_at").toInstant()))))
                .list();
        return new Choices(names, meetings);
    }

    /** Whether one of the speakers, apart from this person, can be written to. */
    boolean reachable(PresentationId talk, PersonId but) {
        return jdbc.sql("""
                        select exists (select 1 from presentation_speaker s join person p on p.id = s.person_id
                            where s.presentation_id = :talk and p.id <> :but and p.status = 'ACTIVE' and p.email is not null)
                        """)
                .param("talk", talk.value())
                .param("but", but.value())
                .query(Boolean.class)
                .single();
    }
}
