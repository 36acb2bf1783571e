package org.staffroom.proposals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.presentations.TalkNature;
import org.staffroom.shared.Option;

/** Reads what ambassadors see of the proposals of their regions. */
@Component
class BoardQueries {

    /** What was declined, or given, is shown for a year. */
    private static final Duration SHOWN = Duration.ofDays(365);

    /** Where a proposal stands. */
    enum Column {
        NEW,
        SHORTLISTED,
        ACCEPTED,
        DECLINED,
        /** Not decided here, and on the programme of another region. */
        ELSEWHERE
    }

    /**
     * @param wanted by how many it is asked for on the topic board; null when it was not offered for that
     * @param elsewhere the region that has accepted the same talk of the same person, or has it on a published agenda
     * @param stranded whether its meeting is cancelled or over
     */
    record Card(
            ProposalId id,
            String title,
            boolean vendor,
            TalkNature nature,
            int minutes,
            ProposalStatus status,
            @Nullable Answer answer,
            String proposer,
            @Nullable String organisation,
            String regionSlug,
            String region,
            @Nullable String meeting,
            @Nullable Instant startsAt,
            boolean cancelled,
            boolean over,
            @Nullable String topics,
            int notes,
            @Nullable Integer wanted,
            @Nullable String elsewhere,
            Instant submittedAt) {

        Column column() {
            return switch (status) {
                case ACCEPTED -> Column.ACCEPTED;
                case DECLINED, WITHDRAWN -> Column.DECLINED;
                case PROPOSED, SHORTLISTED, LATER ->
                    elsewhere != null
                            ? Column.ELSEWHERE
                            : status == ProposalStatus.PROPOSED ? Column.NEW : Column.SHORTLISTED;
            };
        }

        public boolean stranded() {
            return meeting != null && (cancelled || (over && status != ProposalStatus.ACCEPTED));
        }
    }

    /** Of the table {@code proposal} called p: the name of another region where the talk is given. */
    static final String ELSEWHERE = """
            coalesce(
                (select other.name from proposal e join region other on other.id = e.region_id
                 where e.proposer_id = p.proposer_id and e.region_id <> p.region_id and e.status = 'ACCEPTED'
                   and lower(e.title) = lower(p.title) order by e.decided_at desc limit 1),
                (select other.name from presentation_speaker s join presentation t on t.id = s.presentation_id
                 join agenda_item i on i.presentation_id = t.id
                 join meeting at on at.id = i.meeting_id and at.status in ('PUBLISHED', 'POSTPONED')
                 join region other on other.id = at.region_id
                 where s.person_id = p.proposer_id and at.region_id <> p.region_id and lower(t.title) = lower(p.title)
                 order by at.starts_at desc limit 1))
            """;

    private final JdbcClient jdbc;
    private final ProposalAccess access;
    private final Clock clock;

    BoardQueries(JdbcClient jdbc, ProposalAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Every column, empty ones too: what waits longest first, of what is decided the newest. What was withdrawn is on no board. Of what is decided the latest
     * hundreds; what waits is there however much it is.
     */
    Map<Column, List<Card>> board(CurrentPerson me, BoardFilter filter) {
        var columns = new EnumMap<Column, List<Card>>(Column.class);
        for (var column : Column.values()) {
            columns.put(column, new ArrayList<>());
        }
        jdbc.sql("select * from (select row_number() over (partition by p.status in ('ACCEPTED', 'DECLINED') "
                        + "order by p.submitted_at desc, p.id) as place, p.id, p.title, p.nature, p.minutes, p.status, p.answer, p.submitted_at,"
                        + """
                            who.name as proposer, o.name as organisation, r.slug as region_slug, r.name as region,
                            m.title as meeting, m.starts_at, m.status = 'CANCELLED' as cancelled,
                        """
                        + ProposalQueries.OVER + " as over, " + ProposalAccess.VENDOR + " as vendor, " + ELSEWHERE + """
                            as elsewhere,
                            (select string_agg(t.name, ' · ' order by lower(t.name)) from proposal_topic pt
                             join topic t on t.id = pt.topic_id where pt.proposal_id = p.id) as topics,
                            (select count(*) from proposal_note n
                             where n.proposal_id = p.id and n.region_id =
                        """
                        + ProposalAccess.CIRCLE + """
                             ) as notes,
                            -- and whoever put it up
                            (select w.votes + 1 from board_topic w where w.id = p.board_topic_id and w.status = 'OPEN') as wanted
                        from proposal p join person who on who.id = p.proposer_id
                        left join organisation o on o.id = who.organisation_id
                        join region r on r.id = p.region_id left join meeting m on m.id = p.meeting_id
                        where p.status <> 'WITHDRAWN' and (p.status not in ('DECLINED', 'ACCEPTED') or p.changed_at > :since)
                          and (cast(:region as text) is null or r.slug = :region)
                          and (cast(:meeting as text) is null or m.slug = :meeting or m.id::text = :meeting)
                          and (cast(:nature as text) is null or p.nature = :nature)
                          and (cast(:topic as text) is null or exists (
                              select 1 from proposal_topic pt join topic t on t.id = pt.topic_id
                              where pt.proposal_id = p.id and t.slug = :topic))
                          and
                        """
                        + ProposalAccess.ORGANISED + """
                        ) shown where (place <= 300 or status not in ('ACCEPTED', 'DECLINED'))
                          and (cast(:whose as text) is null or vendor = (:whose = 'VENDOR'))
                        order by case when status not in ('ACCEPTED', 'DECLINED') then submitted_at end, submitted_at desc, id
                        """)
                .params(access.who(me))
                .param("now", now())
                .param("since", Timestamp.from(clock.instant().minus(SHOWN)))
                .param("region", filter.region(), Types.VARCHAR)
                .param("meeting", filter.meeting(), Types.VARCHAR)
                .param("topic", filter.topic(), Types.VARCHAR)
                .param("nature", filter.nature(), Types.VARCHAR)
                .param("whose", filter.whose(), Types.VARCHAR)
                .query(BoardQueries::card)
                .list()
                .forEach(card -> columns.computeIfAbsent(card.column(), column -> new ArrayList<>())
                        .add(card));
        return columns;
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        var answer = row.getString("answer");
        return new Card(
                new ProposalId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getBoolean("vendor"),
                TalkNature.valueOf(row.getString("nature")),
                row.getInt("minutes"),
                ProposalStatus.valueOf(row.getString("status")),
                answer == null ? null : Answer.valueOf(answer),
                row.getString("proposer"),
                row.getString("organisation"),
                row.getString("region_slug"),
                row.getString("region"),
                row.getString("meeting"),
                ProposalQueries.instant(row, "starts_at"),
                row.getBoolean("cancelled"),
                row.getBoolean("over"),
                row.getString("topics"),
                row.getInt("notes"),
                row.getObject("wanted", Integer.class),
                row.getString("elsewhere"),
                row.getTimestamp("submitted_at").toInstant());
    }

    /** The regions whose proposals this person decides about, and whether each takes talks at any time. */
    List<Option> regions(CurrentPerson me) {
        return jdbc.sql("""
                        select r.slug as value, r.name as label from region r
                        where r.archived_at is null and (:admin or exists (
                            select 1 from ambassador a where a.region_id = r.id and a.person_id = :person
                              and a.since <= :today and (a.until is null or a.until > :today)))
                        order by lower(r.name)
                        """).params(access.who(me)).query(Option.class).list();
    }

    /** Regions to pass a proposal on to. */
    List<Option> others(ProposalDetails.Region region) {
        return jdbc.sql("""
                        select slug as value, name as label from region
                        where archived_at is null and id <> ? order by lower(name)
                        """).param(region.id()).query(Option.class).list();
    }

    /** Meetings to which something was proposed, and topics it is about: what the board can be narrowed to. */
    Map<String, List<Option>> choices(CurrentPerson me) {
        var found = new LinkedHashMap<String, List<Option>>(
                Map.of("meetings", new ArrayList<>(), "topics", new ArrayList<>()));
        jdbc.sql("with shown as (select p.id, p.meeting_id from proposal p where p.status <> 'WITHDRAWN' and "
                        + ProposalAccess.ORGANISED + """
                        )
                        select 'meetings' as what, coalesce(m.slug, m.id::text) as value, m.title as label,
                            row_number() over (order by m.starts_at desc) as place
                        from meeting m where m.id in (select meeting_id from shown)
                        union all
                        select 'topics', t.slug, t.name, row_number() over (order by lower(t.name)) from topic t
                        where t.id in (select pt.topic_id from proposal_topic pt join shown s on s.id = pt.proposal_id)
                        order by what, place
                        """)
                .params(access.who(me))
                .query(row -> {
                    var options = found.get(row.getString("what"));
                    if (options != null) {
                        options.add(new Option(row.getString("value"), row.getString("label")));
                    }
                });
        return found;
    }

    /** @param author null when that person is no longer known */
    record Note(@Nullable String author, String text, Instant writtenAt) {}

    /** The region among whose ambassadors this person's notes are. */
    String circle(CurrentPerson me, ProposalId id) {
        return jdbc.sql("select r.name from proposal p join region r on r.id = " + ProposalAccess.CIRCLE
                        + " where p.id = :proposal")
                .params(access.who(me))
                .param("proposal", id.value())
                .query(String.class)
                .single();
    }

    /** Those of that region. */
    List<Note> notes(CurrentPerson me, ProposalId id) {
        return jdbc.sql("select who.name as author, n.text, n.written_at from proposal_note n "
                        + "join proposal p on p.id = n.proposal_id and n.region_id = " + ProposalAccess.CIRCLE + """
                        left join person who on who.id = n.author_id
                        where n.proposal_id = :proposal order by n.written_at, n.id
                        """)
                .params(access.who(me))
                .param("proposal", id.value())
                .query((row, number) -> new Note(
                        row.getString("author"),
                        row.getString("text"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /** How many minutes the agenda of a meeting goes on after its end. */
    int pastTheEnd(UUID meeting) {
        return jdbc.sql("""
                        select greatest(0, coalesce(max(i.start_minute + i.length_minutes), 0)
                            - extract(epoch from m.ends_at - m.starts_at) / 60)
                        from meeting m left join agenda_item i on i.meeting_id = m.id where m.id = ? group by m.id
                        """).param(meeting).query(Integer.class).single();
    }

    record Given(String title, String slug, String meeting, String meetingSlug, Instant startsAt, String region) {}

    /** What they have given anywhere in the network, as everybody may read it; the latest first. */
    List<Given> given(UUID person) {
        return jdbc.sql("""
                        select t.title, t.slug, m.title as meeting, m.slug as meeting_slug, m.starts_at, r.name as region
                        from presentation_speaker s join presentation t on t.id = s.presentation_id
                        join agenda_item i on i.presentation_id = t.id
                        join meeting m on m.id = i.meeting_id and m.status = 'PUBLISHED' and m.ends_at <= :now
                        join region r on r.id = m.region_id
                        where s.person_id = :person order by m.starts_at desc, t.title limit 12
                        """)
                .param("person", person)
                .param("now", now())
                .query(Given.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
